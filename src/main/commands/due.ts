import type { DueOptions } from '../../commands/due.ts'
import { todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'
import { addFile, refuseWithExports } from '../from-export.ts'
import { namedRepositories } from '../named-repositories.ts'
import { addOutputOptions } from '../output-options.ts'
import { parsePeriod } from '../period-option.ts'
import { progressOf } from '../progress.ts'

type Options = DueOptions & FinishOptions & { repos?: string; fromExport?: string[] }

// A calendar is for what is to come.
const calendarPeriod = 'P1Y'

export const dueCommand: CommandDefinition = {
  async define(command, context) {
    const { world, words, finish } = context
    const { flags, repeatable } = words.help
    await addOutputOptions(command, 'due', context)
    command
      .argument('[repositories...]', flags.repositories)
      .option('--repos <file>', flags.repos)
      .option('--within <period>', flags.within, (text) => parsePeriod('--within', text))
      .option('--person <id>', flags['due person'])
      .option('--manager <id>', flags['due manager'])
      .option('--unit <name>', flags.unit)
      .option('--template <name>', flags['due template'])
      .option('--long', flags.long)
      .option('--exit-code', flags['exit-code'])
      .option('--no-history', flags['no-history'])
      .option('--from-export <file>', `${flags['from-export']} (${repeatable})`, addFile)
      .addOption(todayOption(context))
      .action(async (named: string[], given: Options) => {
        const isCalendar = given.outputs?.some(({ format }) => format === 'ics') ?? false
        const options = isCalendar ? { within: calendarPeriod, ...given } : given
        if (options.fromExport) {
          refuseWithExports({
            '[repositories...]': named[0],
            '--repos': options.repos,
            '--within': given.within,
            '--format ics': isCalendar ? true : undefined,
            '--no-history': options.history === false ? true : undefined,
          })
          const { dueFromExports } = await import('../../commands/due-from-exports.ts')
          return finish(await dueFromExports(world, options, options.fromExport), options)
        }
        const { due, dueMany } = await import('../../commands/due.ts')
        const repositories = await namedRepositories(world, named, options.repos)
        if (!repositories) return finish(await due(world, options), options)
        return finish(await dueMany(world, options, repositories, progressOf(world)), options)
      })
  },
}
