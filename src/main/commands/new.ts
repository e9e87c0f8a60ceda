import type { NewOptions } from '../../commands/new.ts'
import { addSaveOptions, todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

export const newCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    command
      .option('--template <name>', flags['new template'])
      .option('--person <id>', flags.person)
      .option('--group <id>', flags.group)
      .option('--participants <ids>', flags.participants)
      .option('--manager <id>', flags.manager)
      .option('--date <date>', flags['new date'])
      .option('--carry <items>', flags.carry)
      .option('--close <item=status>', flags['carry close'], collect)
      .option('--result <item=text>', flags['carry result'], collect)
      .option('--dry-run', flags['dry-run'])
      .option('--print-path', flags['print-path'])
      .option('--edit', flags.edit)
    addSaveOptions(command, context)
      .addOption(todayOption(context))
      .action(async (options: NewOptions & FinishOptions) => {
        const { newTalk } = await import('../../commands/new.ts')
        const { questions, carry, edit } = words
        const { invalidDate } = edit.questions
        const ownWords = { ...questions, ...carry.questions, invalidDate, message: carry.message }
        await finish(await newTalk(world, options, ownWords), options)
      })
  },
}

function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value]
}
