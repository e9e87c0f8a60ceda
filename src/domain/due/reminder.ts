import { compareSwedish } from '../collation.ts'
import type { TalkIndex } from '../talk/talk-index.ts'
import { dueStates, type DueRow, type DueState } from './row.ts'

/** The rows of one state. */
export interface ReminderSection {
  state: DueState
  rows: readonly DueRow[]
}

/**
 * What a manager is to be reminded of, most urgent first: of her or his own people and of nobody else, so not of a file
 * of which nobody knows whose it is. What never happened asks for nothing.
 */
export function reminderSections(rows: readonly DueRow[], manager: string): ReminderSection[] {
  const own = rows.filter((row) => row.manager === manager && row.person !== null && row.state !== 'missed')
  return dueStates
    .map((state) => ({ state, rows: own.filter((row) => row.state === state) }))
    .filter((section) => section.rows.length > 0)
}

/** Everybody who is somebody's manager, by the roster or by a talk. */
export function managersIn({ roster, talks }: TalkIndex): string[] {
  const ids = [...(roster?.values() ?? []), ...talks.map(({ conversation }) => conversation)].flatMap(
    ({ manager }) => manager ?? [],
  )
  return [...new Set(ids)].sort(compareSwedish)
}
