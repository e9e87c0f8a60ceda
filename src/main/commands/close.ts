import { Option } from 'commander'
import type { CloseOptions } from '../../commands/close.ts'
import { closedStatuses } from '../../domain/talk/item-changes.ts'
import { addEditOptions, todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

export const closeCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    addEditOptions(command, context)
      .argument('[item]', flags.item)
      .addOption(new Option('--as <status>', flags['close as']).choices(closedStatuses))
      .option('--result <text>', flags['close result'])
      .addOption(todayOption(context))
      .action(async (person: string | undefined, item: string | undefined, options: CloseOptions & FinishOptions) => {
        const { close } = await import('../../commands/close.ts')
        const { edit, plan, questions } = words
        const { hints } = questions
        const ownWords = { ...edit.questions, ...plan.questions, ...plan.closing, message: plan.message.close, hints }
        await finish(await close(world, { ...options, person, item }, ownWords), options)
      })
  },
}
