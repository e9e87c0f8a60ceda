import type { Person } from '../talk/roster.ts'
import { cycleOf, heldMainTalks, type Talk } from '../talk/talk-index.ts'
import { isYearStep, type Template } from '../talk/template.ts'
import { addPeriod, type Day } from '../time/calendar.ts'
import { deadlineOf, withLeave, type Deadline, type StepRule } from '../time/cadence.ts'
import { latestBooking, talkBooking } from './booking.ts'
import type { DueInput } from './due-input.ts'
import { emptyRow, type DueRow } from './row.ts'
import { deadlineProperties } from './talk-row.ts'
import { isMainTalk, withdrawnWhere } from './withdrawn.ts'

/** The row of a person on the roster without a held main talk: due a year after the records, or the employment, began. */
export function firstTalk(person: Person, talks: readonly Talk[], input: DueInput): DueRow {
  const { atHead, pending } = input
  const name = person.template ?? input.template ?? null
  const [step, year] = yearStep(atHead.templates.get(name ?? ''))
  const bookings = talks.flatMap((talk) =>
    cycleOf(talk, atHead) === 'main' && !talk.conversation.cancelled ? talkBooking(talk) : [],
  )
  return {
    ...emptyRow,
    ...deadlineProperties(firstTalkDeadline(person, year, atHead.today, input.since), person, atHead.today),
    person: person.id,
    manager: person.manager ?? null,
    unit: person.unit ?? null,
    template: name,
    step,
    uncommitted: heldMainTalks(pending.bySubject.get(person.id) ?? [], pending).length > 0,
    ...latestBooking(bookings),
    withdrawn: withdrawnWhere(
      input,
      undefined,
      person.id,
      (record) => record.person === person.id && isMainTalk(record, atHead),
    ),
  }
}

/** Counted from the last talk before the records began, as from any talk; else from the start of employment or records. */
export function firstTalkDeadline(
  { lastTalk, start, leave }: Person,
  year: StepRule,
  today: Day,
  since: Day | undefined,
): Deadline {
  if (lastTalk !== undefined) return deadlineOf(year, lastTalk, leave)
  const begin = [start, since]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)
  return withLeave(begin === undefined ? today : addPeriod(begin, year.after), year.grace, leave)
}

/** The step that asks for a new main talk; a year where the template has none. */
export function yearStep(template: Template | undefined): [string, StepRule] {
  const found = Object.entries(template?.steps ?? {}).find(([, step]) => isYearStep(step))
  return found ?? ['year', { after: 'P1Y', grace: 'P30D', by: 'conversation' }]
}
