import type { NewOptions } from '../../commands/new.ts'
import { todayOption, type CommandDefinition } from '../command.ts'

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
      .option('--date <date>', flags.date)
      .option('--dry-run', flags['dry-run'])
      .option('--print-path', flags['print-path'])
      .option('--edit', flags.edit)
      .addOption(todayOption(context))
      .action(async (options: NewOptions) => {
        const { newTalk } = await import('../../commands/new.ts')
        await finish(await newTalk(world, options, words.questions))
      })
  },
}
