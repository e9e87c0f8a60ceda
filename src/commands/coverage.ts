import { coverageOf } from '../domain/coverage/coverage.ts'
import { coveragePeriod, type CoveragePeriod, type PeriodQuestion } from '../domain/coverage/coverage-period.ts'
import type { Grouping } from '../domain/coverage/group-people.ts'
import { exportDay, exportsOfPeriod } from '../domain/public-export/answerable-exports.ts'
import { exportedNames, exportSource } from '../domain/public-export/exported-workspace.ts'
import type { ReadFailure } from '../domain/read-failure.ts'
import { settingsFrom } from '../domain/talk/settings.ts'
import type { Day } from '../domain/time/calendar.ts'
import { readCoverage, type ReadCoverage } from '../io/read-coverage.ts'
import { inEachRepository } from '../io/repositories.ts'
import { readExportFiles } from '../io/read-export-files.ts'
import { today } from '../io/today.ts'
import type { World } from '../io/world.ts'
import type { CoverageReport } from '../report/coverage-report.ts'

export interface CoverageOptions extends PeriodQuestion {
  by?: readonly Grouping[]
  employment?: string
  today?: string
}

/** Counts those who have had their talks in a period, from the files at HEAD. Writes nothing. */
export async function coverage(world: World, options: CoverageOptions): Promise<CoverageReport> {
  const read = await readCoverage(world, options)
  return coverageReport([read], options, coveragePeriod(options, read.today), read.today, [])
}

/** The same of several workspaces together. One that cannot be read is named, never left out in silence. */
export async function coverageMany(
  world: World,
  options: CoverageOptions,
  repositories: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<CoverageReport> {
  const readOne = (inside: World) => readCoverage(inside, options)
  const { read, failures } = await inEachRepository(world, repositories, readOne, progress)
  const day = read[0]?.result.today ?? today(world, settingsFrom({}), options.today)
  // A workspace that was named twice counts once.
  const unique = [...new Map(read.map(({ result }) => [result.root, result])).values()]
  return coverageReport(unique, options, coveragePeriod(options, day), day, failures)
}

/** The same from public exports, without any workspace. */
export async function coverageFromExports(
  world: World,
  options: CoverageOptions,
  files: readonly string[],
): Promise<CoverageReport> {
  const { exports, failures } = await readExportFiles(world, files)
  const day = exportDay(exports, options.today) ?? today(world, settingsFrom({}), options.today)
  const period = coveragePeriod(options, day)
  const { answering, failures: unanswered } = exportsOfPeriod(exports, period, day)
  const sources = answering.map(({ exported }) => ({
    source: exportSource(exported),
    names: exportedNames(exported),
    titles: exported.workspace.titles,
  }))
  return coverageReport(sources, options, period, day, [...failures, ...unanswered])
}

function coverageReport(
  read: readonly Pick<ReadCoverage, 'source' | 'names' | 'titles'>[],
  { by = [], employment }: CoverageOptions,
  period: CoveragePeriod,
  day: Day,
  failures: readonly ReadFailure[],
): CoverageReport {
  const sources = read.map(({ source }) => source)
  return {
    kind: 'coverage',
    ...coverageOf(sources, { period, by: [...new Set(by)], employment, today: day }),
    workspaces: read.length,
    names: Object.assign({}, ...read.map(({ names }) => names).toReversed()) as Record<string, string>,
    titles: Object.assign({}, ...read.map(({ titles }) => titles).toReversed()) as Record<string, string>,
    failures,
  }
}
