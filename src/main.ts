import { UsageError } from './domain/usage-error.ts'
import { languageOf } from './io/language.ts'
import { removeTemporaryObjects } from './io/sparse-index.ts'
import type { World } from './io/world.ts'
import { withDefaultCommand } from './main/bare-command-line.ts'
import { handleFailure } from './main/failure.ts'
import { createProgram, type Outcome } from './main/program.ts'
import { followFolders } from './main/working-folder.ts'
import type { Words } from './report/words.ts'

/** Runs samtal and gives its exit code: 0 nothing found, 1 findings, 2 could not do the job, 130 interrupted. */
export async function main(given: readonly string[], givenWorld: World): Promise<number> {
  const { argv, world, missing } = followFolders(given, givenWorld)
  const words = await loadWords(languageOf(world, optionBeforeParsing(argv, '--lang')))
  const outcome: Outcome = { code: 0, help: '' }
  try {
    if (world.cwd === '') throw new UsageError('folder-missing', { path: '.' })
    if (missing !== undefined) throw new UsageError('folder-missing', { path: missing })
    const args = withDefaultCommand(argv, world)
    const program = await createProgram(args, world, words, outcome)
    await program.parseAsync([...args], { from: 'user' })
    return outcome.code
  } catch (error) {
    return await handleFailure(error, world, words, outcome.help)
  } finally {
    removeTemporaryObjects()
  }
}

async function loadWords(language: Words['language']): Promise<Words> {
  return language === 'sv' ? (await import('./report/sv.ts')).sv : (await import('./report/en.ts')).en
}

/** The value of an option before the arguments are parsed: errors in them are worded in its language. */
function optionBeforeParsing(argv: readonly string[], flag: string): string | undefined {
  const index = argv.indexOf(flag)
  if (index !== -1) return argv[index + 1]
  return argv.find((argument) => argument.startsWith(`${flag}=`))?.slice(flag.length + 1)
}
