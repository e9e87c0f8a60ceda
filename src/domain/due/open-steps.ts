import type { Person } from '../talk/roster.ts'
import { templateOf, type Talk } from '../talk/talk-index.ts'
import { deadlineOf } from '../time/cadence.ts'
import { noBooking } from './booking.ts'
import type { DueInput } from './due-input.ts'
import { bookingsFor, daysMet } from './met-steps.ts'
import type { DueRow } from './row.ts'
import { deadlineProperties, talkRow } from './talk-row.ts'
import { withdrawnWhere, wouldHaveMet } from './withdrawn.ts'

/**
 * The rows of the unmet steps of a held main talk: of the latest one, or of the one that `next` has ended, where only
 * those count whose deadline had passed by then.
 */
export function openSteps(
  talk: Talk,
  next: Talk | undefined,
  talks: readonly Talk[],
  person: Person | undefined,
  input: DueInput,
): DueRow[] {
  const { atHead, pending } = input
  const template = templateOf(talk, atHead)
  const anchor = talk.conversation.held
  if (!template || !anchor) return []
  const pendingTalks = pending.bySubject.get(talk.conversation.employee ?? '') ?? []
  const dayMet = daysMet(talks, talk, next, atHead)
  const dayMetInPending = daysMet(pendingTalks, talk, next, pending)
  const bookingFor = bookingsFor(talk, talks, atHead)
  return Object.entries(template.steps).flatMap(([name, step]): DueRow[] => {
    if (dayMet(name, step) !== undefined) return []
    const deadline = deadlineOf(step, anchor, person?.leave ?? [])
    const ended = next?.conversation.held
    if (ended !== undefined && !(deadline.deadline !== undefined && deadline.deadline < ended)) return []
    const row: DueRow = {
      ...talkRow(talk, person, input),
      ...deadlineProperties(deadline, person, atHead.today),
      step: name,
      uncommitted: dayMetInPending(name, step) !== undefined,
      ...bookingFor(name, step),
      evidence: input.evidence(talk),
      withdrawn: withdrawnWhere(input, talk.conversation.id, talk.conversation.employee, (record) =>
        wouldHaveMet(record, talk, name, step, atHead),
      ),
    }
    return [ended === undefined ? row : { ...row, state: 'missed', ...noBooking }]
  })
}
