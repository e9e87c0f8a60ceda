import type { Coverage } from '../domain/coverage/coverage.ts'
import type { ExportLine } from '../domain/public-export/export-line.ts'
import type { ReadFailure } from '../domain/read-failure.ts'

/** How many have had their talks. */
export interface CoverageReport extends Coverage {
  kind: 'coverage'
  /** How many workspaces the numbers are from. */
  workspaces: number
  /** Person id to name, and the templates' titles, for reports in words. */
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
  /** Workspaces that could not be read, and why. */
  failures: readonly ReadFailure[]
}

/** The public part of workspaces. */
export interface ExportReport {
  kind: 'export'
  lines: readonly ExportLine[]
  failures: readonly ReadFailure[]
}

/** What `coverage` says. */
export interface CoverageWords {
  title(from: string, asOf: string): string
  employment: Readonly<Record<string, string>>
  columns: Record<
    | 'unit'
    | 'manager'
    | 'template'
    | 'year'
    | 'people'
    | 'talked'
    | 'share'
    | 'late'
    | 'notYet'
    | 'onTime'
    | 'heldLate'
    | 'missed'
    | 'pending'
    | 'openItems',
    string
  >
  followUps: string
  noneStated: string
  pooled(groups: number): string
  total: string
  left(talked: number, notTalked: number): string
  stated(count: number): string
  tooFew(min: number): string
  smallGroups(min: number): string
  /** Why the follow-ups of the whole period are not shown. */
  withoutSum: string
  rosterOfToday: string
  incomplete: string
  withoutRoster(workspaces: number): string
  unlisted(people: number): string
  unreadable(count: number): string
  conflicts(ids: string): string
  workspaces(count: number): string
}
