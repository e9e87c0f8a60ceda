import { coverageOf, type Coverage } from '../domain/coverage/coverage.ts'
import { coveragePeriod, type PeriodQuestion } from '../domain/coverage/coverage-period.ts'
import type { Grouping } from '../domain/coverage/group-people.ts'
import { settingsFrom } from '../domain/talk/settings.ts'
import { readCoverage, type ReadCoverage } from '../io/read-coverage.ts'
import { inEachRepository, type RepositoryResult } from '../io/repositories.ts'
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
  return reportOf(world, options, [await readCoverage(world, options)], [])
}

/** The same of several workspaces together. One that cannot be read is named, never left out in silence. */
export async function coverageMany(
  world: World,
  options: CoverageOptions,
  repositories: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<CoverageReport> {
  const results = await inEachRepository(world, repositories, (inside) => readCoverage(inside, options), progress)
  const read = results.flatMap((result) => ('result' in result ? [result.result] : []))
  return reportOf(world, options, uniqueWorkspaces(read), failuresIn(results))
}

function reportOf(
  world: World,
  options: CoverageOptions,
  read: readonly ReadCoverage[],
  failures: CoverageReport['failures'],
): CoverageReport {
  const day = read[0]?.today ?? today(world, settingsFrom({}), options.today)
  const { by = [], employment } = options
  const period = coveragePeriod(options, day)
  const computed: Coverage = coverageOf(
    read.map(({ source }) => source),
    { period, by: [...new Set(by)], employment, today: day },
  )
  return {
    kind: 'coverage',
    ...computed,
    workspaces: read.length,
    names: Object.assign({}, ...read.map(({ names }) => names).toReversed()) as Record<string, string>,
    titles: Object.assign({}, ...read.map(({ titles }) => titles).toReversed()) as Record<string, string>,
    failures,
  }
}

/** A workspace that was named twice counts once. */
function uniqueWorkspaces(read: readonly ReadCoverage[]): ReadCoverage[] {
  return [...new Map(read.map((workspace) => [workspace.root, workspace])).values()]
}

function failuresIn(results: readonly RepositoryResult<unknown>[]): CoverageReport['failures'] {
  return results.flatMap((result) =>
    'failure' in result
      ? [{ repository: result.repository, code: result.failure.code, params: result.failure.params }]
      : [],
  )
}
