import type { CoveragePeriod } from '../coverage/coverage-period.ts'
import { readFailure, type ReadFailure } from '../read-failure.ts'
import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import type { ExportedWorkspace } from './exported-workspace.ts'

/** An export with what it is called, or why it cannot answer. */
interface Named {
  label: string
  exported: ExportedWorkspace
}

interface Answerable<T extends Named> {
  answering: T[]
  failures: ReadFailure[]
}

/** The day of the answer: that asked for, else the day of the latest export; undefined without any. */
export function exportDay(exports: readonly Named[], asked: Day | undefined): Day | undefined {
  return (
    asked ??
    exports
      .map(({ exported }) => exported.workspace.day)
      .sort()
      .at(-1)
  )
}

/** The exports of a day: what is due can be answered for that of the export only. */
export function exportsOfDay<T extends Named>(exports: readonly T[], today: Day): Answerable<T> {
  return divide(withoutRepeated(exports), ({ workspace: { day } }) =>
    day === today ? undefined : outdated(day, today),
  )
}

/** The exports that can answer for a period: whole calendar years, the last one up to the day of the export. */
export function exportsOfPeriod<T extends Named>(
  exports: readonly T[],
  { from, asOf }: CoveragePeriod,
  today: Day,
): Answerable<T> {
  if (!from.endsWith('-01-01') || (asOf !== today && !asOf.endsWith('-12-31'))) throw new UsageError('export-period')
  return divide(withoutRepeated(exports), ({ workspace: { day, since, firstYear } }) => {
    if (asOf === today ? day !== today : day < asOf) return outdated(day, asOf)
    const isBefore = since === null && from.slice(0, 4) < firstYear
    return isBefore ? new UsageError('export-years', { year: firstYear }) : undefined
  })
}

/** An export that is given twice counts once. Two of the same workspace that differ would count it twice. */
function withoutRepeated<T extends Named>(exports: readonly T[]): T[] {
  const byId = new Map<string, T>()
  return exports.filter((named) => {
    const { workspace, commit, day } = named.exported.workspace
    if (workspace === undefined) return true
    const other = byId.get(workspace)?.exported.workspace
    if (other && (other.commit !== commit || other.day !== day)) throw new UsageError('export-repeated', { workspace })
    if (!other) byId.set(workspace, named)
    return other === undefined
  })
}

function outdated(day: Day, wanted: Day): UsageError {
  return new UsageError('export-outdated', { day, wanted })
}

function divide<T extends Named>(
  exports: readonly T[],
  failureOf: (exported: ExportedWorkspace) => UsageError | undefined,
): Answerable<T> {
  const judged = exports.map((named) => ({ named, failure: failureOf(named.exported) }))
  return {
    answering: judged.flatMap(({ named, failure }) => (failure ? [] : [named])),
    failures: judged.flatMap(({ named, failure }) => (failure ? [readFailure(named.label, failure)] : [])),
  }
}
