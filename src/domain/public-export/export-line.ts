import type { ObligationState } from '../coverage/obligations.ts'
import type { PublicPerson } from '../coverage/coverage-source.ts'
import type { PersonOutcome } from '../coverage/covered-people.ts'
import type { DueRow } from '../due/row.ts'
import type { Evidence } from '../history/dated-evidence.ts'
import type { Item } from '../talk/conversation.ts'
import type { Cycle } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'

/*
 * The lines of a public export, each with its properties in the order they are written. Schema:
 * schemas/export.schema.json.
 */

export type ExportLine =
  WorkspaceLine | PersonLine | TalkLine | FollowUpLine | ItemLine | OutcomeLine | ObligationLine | DueLine

interface Line<Kind extends string> {
  schemaVersion: 1
  kind: Kind
}

/** The first line of the export of a workspace. */
export interface WorkspaceLine extends Line<'workspace'> {
  /** Left out where neither the settings nor a flag give one. */
  workspace?: string
  /** Null where nothing is committed. */
  commit: string | null
  /** The day that the export holds for. */
  day: Day
  since: Day | null
  /** The first calendar year that outcomes are given for. */
  firstYear: string
  min: number
  roster: boolean
  /** Names of the templates that the workspace has. */
  templates: readonly string[]
  /** The templates' own words for what is due, as reports look them up. */
  titles: Readonly<Record<string, string>>
}

export interface PersonLine extends Line<'person'>, PublicPerson {
  person: string
  /** Only on request. */
  name?: string
}

/** The commit that a record came with; the author only on request, since it is a name. */
export type PublicEvidence = Omit<Evidence, 'author'> & { author?: string | null }

export interface TalkLine extends Line<'talk'> {
  conversation: string
  /** Person id, or the id of a group. */
  person: string
  manager: string | null
  unit: string | null
  template: string | null
  /** Null where the template is not known. */
  cycle: Cycle | null
  planned: Day | null
  invited: Day | null
  held: Day | null
  cancelled: Day | null
  evidence: PublicEvidence | null
}

export interface FollowUpLine extends Line<'follow-up'> {
  conversation: string
  step: string | null
  planned: Day | null
  held: Day | null
  evidence: PublicEvidence | null
}

export interface ItemLine extends Line<'item'> {
  conversation: string
  item: string
  list: Item['list']
  /** The template's kind of goal. */
  goalKind: string | null
  owner: string | null
  due: Day | null
  status: string
  from: string | null
}

/** How it stood with a person at the end of a calendar year, or stands on the day of the export. */
export interface OutcomeLine extends Line<'outcome'> {
  person: string
  year: string
  unit: string | null
  manager: string | null
  template: string | null
  outcome: PersonOutcome
  stated: boolean
}

/** The state of a step at the end of a year; given for the year it is due, and for each later one in which it is another. */
export interface ObligationLine extends Line<'obligation'> {
  person: string
  conversation: string
  step: string
  year: string
  due: Day
  state: ObligationState | 'lapsed'
}

export type DueLine = Line<'due'> &
  Omit<DueRow, 'repository' | 'name' | 'evidence' | 'uncommitted' | 'basis'> & {
    name?: string | null
    evidence: PublicEvidence | null
  }
