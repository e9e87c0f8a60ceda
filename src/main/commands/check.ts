import type { CheckOptions } from '../../commands/check.ts'
import { todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'
import { addOutputOptions } from '../output-options.ts'

type Options = Omit<CheckOptions, 'paths'> & FinishOptions

export const checkCommand: CommandDefinition = {
  async define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    await addOutputOptions(command, 'check', context)
    command
      .argument('[paths...]', flags.paths)
      .option('--strict', flags.strict)
      .option('--show-values', flags['show-values'])
      .option('--staged', flags.staged)
      .option('--fix', flags.fix)
      .option('--dry-run', flags['check dry-run'])
      .option('--allow-empty', flags['allow-empty'])
      .option('--stdin-filename <path>', flags['stdin-filename'])
      .addOption(todayOption(context))
      .action(async (paths: string[], options: Options) => {
        const { check } = await import('../../commands/check.ts')
        await finish(await check(world, { ...options, paths }), options)
      })
  },
}
