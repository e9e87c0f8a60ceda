import { Option } from 'commander'
import type { AddOptions } from '../../commands/add.ts'
import { addEditOptions, todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

export const addCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    addEditOptions(command, context)
      .option('--goal <text>', flags['add goal'])
      .option('--agreement <text>', flags['add agreement'])
      .option('--kind <kind>', flags.kind)
      .option('--due <date>', flags['add due'])
      .addOption(new Option('--owner <who>', flags.owner).choices(['employee', 'manager', 'both']))
      .option('--how <text>', flags.how)
      .option('--effect <text>', flags.effect)
      .option('--needs <text>', flags.needs)
      .option('--follow-up <text>', flags['add follow-up'])
      .addOption(new Option('--status <status>', flags['add status']).choices(['open', 'done', 'changed', 'dropped']))
      .option('--result <text>', flags['add result'])
      .option('--assessment <text>', flags.assessment)
      .option('--from <id>', flags['add from'])
      .addOption(todayOption(context))
      .action(async (person: string | undefined, options: AddOptions & FinishOptions) => {
        const { add } = await import('../../commands/add.ts')
        const { edit, plan, questions } = words
        const { hints } = questions
        const ownWords = { ...edit.questions, ...plan.questions, message: plan.message.add, hints }
        await finish(await add(world, { ...options, person }, ownWords), options)
      })
  },
}
