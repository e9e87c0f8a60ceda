import { CommanderError } from 'commander'
import { Interrupted, UsageError } from '../domain/usage-error.ts'
import { print } from '../io/output.ts'
import type { World } from '../io/world.ts'
import { usageText } from '../report/usage-text.ts'
import type { Words } from '../report/words.ts'
import { version } from '../version.ts'
import { toUsageError } from './commander-errors.ts'

/** The top-level catch: prints help or why samtal cannot go on, or a bug with its stack; gives the exit code. */
export async function handleFailure(error: unknown, world: World, words: Words, help: string): Promise<number> {
  if (error instanceof Interrupted) return 130
  if (error instanceof CommanderError && error.exitCode === 0) {
    try {
      await print(world.stdout, help)
      return 0
    } catch (printError) {
      return handleFailure(printError, world, words, '')
    }
  }
  const usageError = error instanceof CommanderError ? toUsageError(error) : error
  if (usageError instanceof UsageError) world.stderr.write(`${words.error} ${await usageText(usageError, words)}\n`)
  else world.stderr.write(bugText(error, words))
  return 2
}

/** The stack without the message: that of a library may quote a file. */
function bugText(error: unknown, words: Words): string {
  const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error)
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return [words.bug, `samtal ${version}, ${name}`, ...frames, ''].join('\n')
}
