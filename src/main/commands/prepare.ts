import { Option } from 'commander'
import type { PrepareOptions } from '../../commands/prepare.ts'
import { addEditOptions, todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

export const prepareCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    addEditOptions(command, context)
      .addOption(new Option('--as <role>', flags['prepare as']).choices(['employee', 'manager']))
      .option('--share', flags.share)
      .option('--edit', flags['prepare edit'])
      .addOption(todayOption(context))
      .action(async (person: string | undefined, options: PrepareOptions & FinishOptions) => {
        const { prepare } = await import('../../commands/prepare.ts')
        const { roles } = words.sign
        const { message, role } = words.prepare
        const ownWords = { ...words.edit.questions, message, role, roles, hints: words.questions.hints }
        await finish(await prepare(world, { ...options, person }, ownWords), options)
      })
  },
}
