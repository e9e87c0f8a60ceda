import { Option } from 'commander'
import type { CoverageOptions } from '../../commands/coverage.ts'
import { groupings, type Grouping } from '../../domain/coverage/group-people.ts'
import { isRealDate } from '../../domain/time/calendar.ts'
import { UsageError } from '../../domain/usage-error.ts'
import { todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'
import { addFile, refuseWithExports } from '../from-export.ts'
import { namedRepositories } from '../named-repositories.ts'
import { addOutputOptions } from '../output-options.ts'
import { progressOf } from '../progress.ts'

type Options = CoverageOptions & FinishOptions & { repos?: string; fromExport?: string[] }

export const coverageCommand: CommandDefinition = {
  async define(command, context) {
    const { world, words, finish } = context
    const { flags, repeatable } = words.help
    await addOutputOptions(command, 'coverage', context)
    command
      .argument('[repositories...]', flags.repositories)
      .option('--repos <file>', flags.repos)
      .option('--year <year>', flags.year, (text) => parseYear('--year', text))
      .option('--from <date>', flags['coverage from'], (text) => parseDay('--from', text))
      .option('--to <date>', flags['coverage to'], (text) => parseDay('--to', text))
      .addOption(new Option('--by <group>', `${flags.by} (${repeatable})`).choices(groupings).argParser(addGrouping))
      .addOption(new Option('--employment <form>', flags.employment).choices(['permanent', 'temporary']))
      .option('--from-export <file>', `${flags['from-export']} (${repeatable})`, addFile)
      .addOption(todayOption(context))
      .action(async (named: string[], options: Options) => {
        refuseYearWithDays(options)
        const { coverage, coverageFromExports, coverageMany } = await import('../../commands/coverage.ts')
        if (options.fromExport) {
          refuseWithExports({ '[repositories...]': named[0], '--repos': options.repos })
          return finish(await coverageFromExports(world, options, options.fromExport), options)
        }
        const repositories = await namedRepositories(world, named, options.repos)
        if (!repositories) return finish(await coverage(world, options), options)
        return finish(await coverageMany(world, options, repositories, progressOf(world)), options)
      })
  },
}

function refuseYearWithDays({ year, from, to }: Options): void {
  const other = from !== undefined ? '--from' : to !== undefined ? '--to' : undefined
  if (year !== undefined && other !== undefined) throw new UsageError('option-conflict', { one: '--year', other })
}

function addGrouping(text: string, previous: readonly Grouping[] = []): Grouping[] {
  const grouping = groupings.find((name) => name === text)
  if (!grouping) throw new UsageError('choice-needed', { name: '--by', allowed: groupings.join(', ') })
  return [...previous, grouping]
}

function parseYear(name: string, text: string): string {
  if (!/^[0-9]{4}$/.test(text) || text === '0000') throw new UsageError('year-needed', { name })
  return text
}

function parseDay(name: string, text: string): string {
  if (!isRealDate(text)) throw new UsageError('date-needed', { name })
  return text
}
