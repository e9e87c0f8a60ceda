import type { AgendaSection } from '../domain/due/agenda-sections.ts'
import type { PersonStatus } from '../domain/due/person-status.ts'
import type { Expiry, RetentionRules } from '../domain/talk/retention.ts'
import type { Day } from '../domain/time/calendar.ts'

/** What there is to do today. */
export interface AgendaReport {
  kind: 'agenda'
  today: Day
  /** In the order of urgency; none is empty. */
  sections: readonly AgendaSection[]
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
}

/** How it stands with one person or with everybody. */
export interface StatusReport {
  kind: 'status'
  today: Day
  people: readonly PersonStatus[]
  /** Whether it is of one person: then a terminal may show the texts of open items. */
  one: boolean
  /** By `<conversation>/<item>`; confidential. */
  itemTexts: Readonly<Record<string, string>>
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
}

/** A change of manager. */
export interface HandoverReport {
  kind: 'handover'
  person: string
  from: string | null
  to: string
  /** The roster and the planned talks. Paths are relative to the current folder, with `/`; the texts are confidential. */
  edits: readonly { path: string; before: string; after: string; commit: string | undefined }[]
  dryRun: boolean
  status: PersonStatus
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
}

/** The talks that are past the workspace's own rules. */
export interface RetentionReport {
  kind: 'retention'
  today: Day
  /** Null where the settings have none. */
  rules: RetentionRules | null
  talks: readonly ExpiredTalk[]
  /** Name of the remote that the repository is pushed to; null where there is none, or the repository is bare. */
  remote: string | null
  /** Whether the repository has no work tree. */
  bare: boolean
  /** How many talks no rule speaks of. */
  withoutRule: number
  names: Readonly<Record<string, string>>
}

/** A talk past its time. Paths are relative to the repository's root. */
export interface ExpiredTalk extends Expiry {
  conversation: string
  /** Person id, or the id of a group. */
  person: string | null
  template: string | null
  /** Null where only the history has it. */
  path: string | null
  /** Every path it has had in the history. */
  paths: readonly string[]
  /** Those of them that have also held a talk that is to be kept, or cannot be read. */
  shared: readonly string[]
  /** Paths outside the workspace that have held it. */
  elsewhere: readonly string[]
  /** Author days of the first and the last commit that touched it. */
  firstCommit: Day | null
  lastCommit: Day | null
}
