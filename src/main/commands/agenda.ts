import type { AgendaOptions } from '../../commands/agenda.ts'
import { todayOption, type CommandDefinition } from '../command.ts'

export const agendaCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    command
      .option('--manager <id>', words.help.flags['due manager'])
      .addOption(todayOption(context))
      .action(async (options: AgendaOptions) => {
        const { agenda } = await import('../../commands/agenda.ts')
        await finish(await agenda(world, options))
      })
  },
}
