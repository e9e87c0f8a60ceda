import type { HandoverOptions } from '../../commands/handover.ts'
import { todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

export const handoverCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    command
      .argument('[person]', flags['handover person'])
      .option('--to <manager>', flags.to)
      .option('--dry-run', flags['edit dry-run'])
      .option('--show-values', flags['show-values'])
      .option('--commit', flags['handover commit'])
      .option('--no-commit', flags['no-commit'])
      .option('--all-of-file', flags['all-of-file'])
      .addOption(todayOption(context))
      .action(async (person: string | undefined, options: HandoverOptions & FinishOptions) => {
        const { handover } = await import('../../commands/handover.ts')
        const { questions, message } = words.handover
        const ownWords = {
          ...{ person: questions.person, manager: questions.manager, hints: words.questions.hints },
          ...{ rosterMessage: message.roster, talkMessage: message.talk },
        }
        await finish(await handover(world, { ...options, person }, ownWords), options)
      })
  },
}
