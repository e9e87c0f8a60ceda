// The API of the package: `import { check, due, parse } from 'samtal'`.

/** Files are read, nothing is written or printed. A job that cannot be done rejects with an Error that has a `code`. */
export interface FolderOptions {
  /** A folder in the workspace. */
  folder: string
  /** `YYYY-MM-DD`; the day in the workspace's time zone if left out. */
  today?: string | undefined
}

export interface CheckOptions extends FolderOptions {
  /** Files, folders and patterns, relative to `folder`; the whole workspace if left out. */
  paths?: readonly string[] | undefined
}

/** A finding with its place. Lines and columns start at 1; the end is after the last character. */
export interface Finding {
  line: number
  /** In characters (code points). */
  column: number
  /** In UTF-16 code units. */
  utf16Column: number
  endLine: number
  endColumn: number
  utf16EndColumn: number
  severity: 'error' | 'warning'
  /** Id of the rule, as in `samtal explain RULE`. */
  rule: string
  /** Such as `goals[0].due`; null for the file as a whole. */
  property: string | null
  /** In English; never quotes the file. */
  message: string
}

export interface FileFinding extends Finding {
  /** Relative to the workspace's root, with `/`. */
  path: string
}

/** The report of `samtal check --format json`. Schema: `samtal/schemas/check-report.schema.json`. */
export interface CheckReport {
  schemaVersion: 1
  kind: 'check'
  /** How many files were checked. */
  files: number
  errors: number
  warnings: number
  findings: FileFinding[]
}

/** A row of `due`: public properties only. Days are `YYYY-MM-DD`. */
export interface DueRow {
  state:
    'unreadable' | 'overdue' | 'missed' | 'planned-not-held' | 'due' | 'invite' | 'planned' | 'upcoming' | 'open-item'
  repository: string | null
  person: string | null
  name: string | null
  manager: string | null
  unit: string | null
  template: string | null
  conversation: string | null
  path: string | null
  step: string | null
  title: string | null
  list: 'goals' | 'agreements' | null
  item: string | null
  due: string | null
  deadline: string | null
  daysLate: number | null
  uncommitted: boolean
  planned: string | null
  booking: string | null
  evidence: Evidence | null
  withdrawn: readonly { conversation: string; step: string; held: string }[]
  basis: 'history' | 'head'
}

/** The commit that first recorded that a talk or follow-up was held. */
export interface Evidence {
  held: string
  commit: string | null
  authorDate: string | null
  committerDate: string | null
  author: string | null
  dateClaim: 'ok' | 'after-commit' | 'long-before-commit' | null
}

/** The report of `samtal due --format json`. Schema: `samtal/schemas/due-report.schema.json`. */
export interface DueReport {
  schemaVersion: 1
  kind: 'due'
  today: string
  /** Whether the rows rest on the whole history. */
  history: boolean
  rows: DueRow[]
  failures: { repository: string; code: string }[]
}

/** Every scalar is its text, except the format version, which is a number. */
export type Value = string | number | null | Value[] | { [key: string]: Value }

export interface ParsedConversation {
  /** The front matter; null where it cannot be parsed. Confidential. */
  value: { [key: string]: Value } | null
  /** The text below the front matter. Confidential. */
  notes: string
  /** What the file says wrong on its own, without workspace, roster and templates. */
  findings: Finding[]
}

/** Checks a workspace, or files in it. */
export declare function check(options: CheckOptions): Promise<CheckReport>

/** Lists what is due, from the conversations at HEAD and the history behind them. */
export declare function due(options: FolderOptions): Promise<DueReport>

/** Parses the text of a conversation file. */
export declare function parse(text: string): Promise<ParsedConversation>
