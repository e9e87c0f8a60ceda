import type { SaveOptions } from '../../commands/save.ts'
import { UsageError } from '../../domain/usage-error.ts'
import { todayOption, type CommandDefinition } from '../command.ts'

export const saveCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    command
      .option('--dry-run', words.help.flags['save dry-run'])
      .addOption(todayOption(context))
      .action(async (options: SaveOptions) => {
        const { save } = await import('../../commands/save.ts')
        const { saveMessage } = await import('../../report/save.ts')
        const report = await save(world, options, {
          message: (change, titles) => saveMessage(change, titles, words),
        })
        await finish(report)
        if (report.kind === 'check') throw new UsageError('save-refused')
        if (report.failed !== undefined) throw new UsageError('save-failed', { path: report.failed })
      })
  },
}
