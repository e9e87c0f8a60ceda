import type { Person } from '../talk/roster.ts'
import type { Talk } from '../talk/talk-index.ts'
import { daysBetween, type Day } from '../time/calendar.ts'
import { isOnLeave, type Deadline } from '../time/cadence.ts'
import { talkBooking } from './booking.ts'
import type { DueInput } from './due-input.ts'
import { emptyRow, type DueRow } from './row.ts'

/** What every row about a talk says, whatever its state. */
export function talkRow(talk: Talk, person: Person | undefined, { atHead }: DueInput): DueRow {
  const { employee, group, manager, template, id } = talk.conversation
  const subject = employee ?? group ?? null
  return {
    ...emptyRow,
    person: subject,
    manager: person?.manager ?? manager ?? null,
    unit: person?.unit ?? atHead.roster?.get(subject ?? '')?.unit ?? null,
    template: template ?? null,
    conversation: id ?? null,
    path: talk.path,
    ...talkBooking(talk),
  }
}

/** The properties of a row that follow from its deadline and today. */
export function deadlineProperties(
  { due, deadline }: Deadline,
  person: Person | undefined,
  today: Day,
): Pick<DueRow, 'state' | 'due' | 'deadline' | 'daysLate'> {
  const isLate = deadline !== undefined && deadline < today && !isOnLeave(today, person?.leave ?? [])
  return {
    state: today < due ? 'upcoming' : isLate ? 'overdue' : 'due',
    due,
    deadline: deadline ?? null,
    daysLate: Math.max(0, daysBetween(due, today)),
  }
}
