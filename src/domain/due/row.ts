import type { Day } from '../time/calendar.ts'
import { compareSwedish } from '../collation.ts'
import type { Evidence } from '../history/dated-evidence.ts'
import type { HeldRecord } from '../history/records.ts'
import type { Item } from '../talk/conversation.ts'

/** How a row stands; in order of urgency. */
export const dueStates = [
  'unreadable',
  'overdue',
  'missed',
  'planned-not-held',
  'due',
  'invite',
  'planned',
  'upcoming',
  'open-item',
] as const
export type DueState = (typeof dueStates)[number]

/** One line of `due`: public properties only. */
export interface DueRow {
  state: DueState
  /** The repository, as it was named, where several are listed together. */
  repository: string | null
  /** Person id, or the id of a group. */
  person: string | null
  /** The person's name in the roster. */
  name: string | null
  manager: string | null
  unit: string | null
  template: string | null
  /** The conversation whose clock runs, or that holds the record; null where none was ever held. */
  conversation: string | null
  path: string | null
  step: string | null
  /** What the template calls the step or the item, or the talk where there is neither. */
  title: string | null
  /** The list that the open goal or agreement is in. */
  list: Item['list'] | null
  /** Id of the open goal or agreement. */
  item: string | null
  due: Day | null
  deadline: Day | null
  /** Whole days from `due` to today; 0 before. */
  daysLate: number | null
  /** What would close the row is recorded, but not committed. */
  uncommitted: boolean
  /** The day a talk or follow-up that would close the row is planned for. */
  planned: Day | null
  /** Which talk or follow-up `planned` is the day of: its id, which stays the same when it is moved. */
  booking: string | null
  evidence: Evidence | null
  /** Records that bear on the row and once stood in the history, but do not at HEAD: removed, or given another date. */
  withdrawn: readonly Pick<HeldRecord, 'conversation' | 'step' | 'held'>[]
  /** What the row rests on: the whole history, or HEAD alone. */
  basis: 'history' | 'head'
}

/** A row of which nothing is known yet. */
export const emptyRow: DueRow = {
  state: 'unreadable',
  repository: null,
  person: null,
  name: null,
  manager: null,
  unit: null,
  template: null,
  conversation: null,
  path: null,
  step: null,
  title: null,
  list: null,
  item: null,
  due: null,
  deadline: null,
  daysLate: null,
  uncommitted: false,
  planned: null,
  booking: null,
  evidence: null,
  withdrawn: [],
  basis: 'history',
}

/** The order of urgency. */
export function compareByUrgency(a: DueRow, b: DueRow): number {
  const day = (row: DueRow) => row.due ?? row.planned ?? ''
  return (
    dueStates.indexOf(a.state) - dueStates.indexOf(b.state) ||
    (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0) ||
    compareSwedish(a.person ?? '', b.person ?? '') ||
    compareSwedish(`${a.repository ?? ''}/${a.path ?? ''}`, `${b.repository ?? ''}/${b.path ?? ''}`) ||
    compareSwedish(`${a.step ?? ''}${a.item ?? ''}`, `${b.step ?? ''}${b.item ?? ''}`)
  )
}
