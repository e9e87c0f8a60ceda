import type { FollowUpCommandOptions } from '../../commands/follow-up.ts'
import { addEditOptions, todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

export const followUpCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags, repeatable } = words.help
    const repeated = (text: string, previous: string[] = []) => [...previous, text]
    addEditOptions(command, context)
      .option('--step <step>', flags['follow-up step'])
      .option('--date <date>', flags['edit date'])
      .option('--summary <text>', flags.summary)
      .option('--close <id=status>', `${flags['follow-up close']} (${repeatable})`, repeated)
      .option('--result <id=text>', `${flags['follow-up result']} (${repeatable})`, repeated)
      .option('--due <id=date>', `${flags['follow-up due']} (${repeatable})`, repeated)
      .addOption(todayOption(context))
      .action(async (person: string | undefined, options: FollowUpCommandOptions & FinishOptions) => {
        const { followUp } = await import('../../commands/follow-up.ts')
        const { edit, plan, questions } = words
        const ownWords = {
          ...{ ...edit.questions, ...plan.questions, ...plan.closing, ...plan.followUp },
          message: plan.message.followUp,
          itemsMessage: plan.message.items,
          hints: questions.hints,
        }
        await finish(await followUp(world, { ...options, person }, ownWords), options)
      })
  },
}
