import type { ExportOptions } from '../../commands/export.ts'
import { checkOutputFiles } from '../../io/output-target.ts'
import { todayOption, type CommandDefinition } from '../command.ts'
import { namedRepositories } from '../named-repositories.ts'
import { parseOutputs } from '../outputs.ts'
import { progressOf } from '../progress.ts'

type Options = ExportOptions & { output?: string; repos?: string }

export const exportCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    command
      .argument('[repositories...]', flags.repositories)
      .option('--public', flags.public)
      .option('--names', flags.names)
      .option('--workspace <id>', flags.workspace)
      .option('--repos <file>', flags.repos)
      .option('-o, --output <file>', flags['export output'])
      .addOption(todayOption(context))
      .action(async (named: string[], { output, repos, ...options }: Options) => {
        const outputs = parseOutputs(output === undefined ? [] : [{ file: output }])
        checkOutputFiles(
          world.cwd,
          outputs.map(({ file }) => file),
        )
        const { exportMany, exportPublic } = await import('../../commands/export.ts')
        const repositories = await namedRepositories(world, named, repos)
        if (!repositories) return finish(await exportPublic(world, options), { outputs })
        return finish(await exportMany(world, options, repositories, progressOf(world)), { outputs })
      })
  },
}
