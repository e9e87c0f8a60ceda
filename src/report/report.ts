import type { Day } from '../domain/time/calendar.ts'
import type { Diagnostic } from '../domain/check/diagnostic.ts'
import type { FixResult } from '../domain/check/fixes/fix-result.ts'
import type { RuleId } from '../domain/check/rule-table.ts'
import type { Severity } from '../domain/format/finding.ts'
import type { Cycle } from '../domain/talk/template.ts'
import type { DatedEvent, Outcome } from '../domain/history/outcomes.ts'
import type { DueRow } from '../domain/due/row.ts'
import type { ReadFailure } from '../domain/read-failure.ts'
import type { EditReport, SheetReport } from './edit-report.ts'
import type { RemindReport } from './remind-report.ts'
import type { CoverageReport, ExportReport } from './coverage-report.ts'
import type { CreatedReport } from './created-report.ts'
import type { ImportReport } from './import-report.ts'
import type { NewReport } from './new-report.ts'
import type { AgendaReport, HandoverReport, RetentionReport, StatusReport } from './person-reports.ts'
import type { Outline } from './outline.ts'

/** The result of a command, before a format is chosen for it. */
export type Report =
  | CheckReport
  | DueReport
  | CoverageReport
  | ExportReport
  | AgendaReport
  | StatusReport
  | HandoverReport
  | RemindReport
  | RetentionReport
  | LogReport
  | BetweenReport
  | EditReport
  | SaveReport
  | SheetReport
  | NewReport
  | TemplatesReport
  | TextReport
  | CreatedReport
  | ImportReport
  | ExplainReport
  | CompletionsReport
  | OutlineReport

/** Why no file was checked, or no talk. */
export type EmptyReason = 'no-talks' | 'nothing-staged' | 'nothing-selected'

export interface CheckReport {
  kind: 'check'
  /** Number of files checked. */
  files: number
  /** The files checked, relative to the workspace's root, with `/`. */
  judged: readonly string[]
  /** Path of the workspace's root in the git repository, such as `unit/`; empty where they are the same folder. */
  prefix: string
  diagnostics: readonly Diagnostic[]
  empty?: EmptyReason | undefined
  /** Only with `--fix`. */
  fixing?: FixResult
}

export interface DueReport {
  kind: 'due'
  today: Day
  rows: readonly DueRow[]
  /** Whether there are no talks at all, committed or not. */
  noTalks?: boolean
  /** Whether the evidence is from the whole history; else from HEAD alone. */
  history: boolean
  /** Person id to name, for reports in words; with several repositories `<repository>\n<id>`. */
  names: Readonly<Record<string, string>>
  /** The templates' own words, as `templateTitles` keys them. */
  titles: Readonly<Record<string, string>>
  /** Repositories that could not be read, and why. */
  failures: readonly ReadFailure[]
}

export interface LogReport {
  kind: 'log'
  /** Oldest first. */
  events: readonly DatedEvent[]
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
  /** Whether the log is of one person: then a terminal may show the texts of goals. */
  one: boolean
}

export interface BetweenReport {
  kind: 'between'
  /** Null: all of them. */
  person: string | null
  from: Day
  to: Day
  outcomes: readonly Outcome[]
  names: Readonly<Record<string, string>>
}

/** The commits of changed talks. */
export interface SaveReport {
  kind: 'save'
  /** In order. Without a hash where nothing was to be written. Paths are relative to the workspace's root. */
  commits: readonly { hash: string | undefined; message: string; paths: readonly string[] }[]
  /** The talk that git refused to commit; those after it have not been tried. */
  failed: string | undefined
  /** Settings, roster and own templates that are changed, which are not committed. */
  left: readonly string[]
  dryRun: boolean
}

export interface TemplatesReport {
  kind: 'templates'
  templates: readonly {
    name: string
    title: string
    organisation: string | null
    cycle: Cycle
    own: boolean
    path: string | null
  }[]
}

/** A text that is printed as it is. */
export interface TextReport {
  kind: 'text'
  text: string
}

export interface ExplainReport {
  kind: 'explain'
  rules: readonly { id: RuleId; severity: Severity | 'off' }[]
  /** Whether one rule was asked for; else they are listed. */
  one: boolean
}

export interface CompletionsReport {
  kind: 'completions'
  /** One of `shellNames`. */
  shell: string
  outline: Outline
}

/** The table of commands, for programs. */
export interface OutlineReport {
  kind: 'outline'
  outline: Outline
}
