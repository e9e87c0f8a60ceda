import type { Day } from '../domain/time/calendar.ts'
import type { Diagnostic } from '../domain/check/diagnostic.ts'
import type { RuleId } from '../domain/check/rule-table.ts'
import type { Severity } from '../domain/format/finding.ts'
import type { Cycle } from '../domain/talk/template.ts'
import type { DatedEvent, Outcome } from '../domain/history/outcomes.ts'
import type { DueRow } from '../domain/due/row.ts'

import type { UsageCode } from '../domain/usage-error.ts'
import type { Outline } from './outline.ts'

/** What a command found out or did, before anyone has chosen how it looks. */
export type Report =
  | CheckReport
  | DueReport
  | LogReport
  | BetweenReport
  | NewReport
  | TemplatesReport
  | TextReport
  | CreatedReport
  | ExplainReport
  | CompletionsReport
  | OutlineReport

export interface CheckReport {
  kind: 'check'
  /** How many files were judged. */
  files: number
  /** Which, relative to the workspace's root, with `/`. */
  judged: readonly string[]
  /** What leads from the root of the git repository to that of the workspace, such as `unit/`; often empty. */
  prefix: string
  diagnostics: readonly Diagnostic[]
  /** Only with `--fix`. */
  fixing?: FixReport
}

/** What `check --fix` has mended, or with `--dry-run` would mend. Paths are relative to the workspace's root. */
export interface FixReport {
  dryRun: boolean
  fixed: AppliedFix[]
  /** The files as they were and are, or would be: confidential, for a terminal's eyes only. */
  files: { path: string; to: string | null; before: string; after: string }[]
}

/** A finding that is mended; no rule where `check` asks for nothing, and a row was added that `new` would have written. */
export interface AppliedFix {
  /** Where the file lay. */
  path: string
  rule: RuleId | null
  property: string
  /** Where it was moved. */
  to: string | null
}

export interface DueReport {
  kind: 'due'
  today: Day
  rows: readonly DueRow[]
  /** Whether the rows rest on the whole history; else on HEAD alone. */
  history: boolean
  /** Person id to name, for reports in words; with several repositories `<repository>\n<id>`. */
  names: Readonly<Record<string, string>>
  /** `<template>` to its title, and `<template>/<step>` to the step's. */
  titles: Readonly<Record<string, string>>
  /** Repositories that could not be read, and why. */
  failures: readonly { repository: string; code: UsageCode; params: Readonly<Record<string, string>> }[]
}

export interface LogReport {
  kind: 'log'
  /** Oldest first. */
  events: readonly DatedEvent[]
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
  /** Whether one person was asked for: then a terminal may show goals in words. */
  one: boolean
}

export interface BetweenReport {
  kind: 'between'
  /** The one person asked for; null for all. */
  person: string | null
  from: Day
  to: Day
  outcomes: readonly Outcome[]
  names: Readonly<Record<string, string>>
}

export interface NewReport {
  kind: 'new'
  /** Relative to the folder the command was given in, with `/`. */
  path: string
  text: string
  /** What of it to print: that it was made, its path alone, or its text, where nothing was written. */
  show: 'message' | 'path' | 'text'
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

/** A text to be printed as it is. */
export interface TextReport {
  kind: 'text'
  text: string
}

export interface CreatedReport {
  kind: 'created'
  /** Whether a whole workspace was made. */
  workspace: boolean
  /** Relative to the root, with `/`. */
  created: readonly string[]
  kept: readonly string[]
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
