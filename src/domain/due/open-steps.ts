import type { Person } from '../talk/roster.ts'
import { cycleOf, isHeld, templateOf, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { Step } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'
import { deadlineOf } from '../time/cadence.ts'
import { followUpBooking, latestBooking, noBooking, talkBooking, type Booking } from './booking.ts'
import type { DueInput } from './due-input.ts'
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
  return Object.entries(template.steps).flatMap(([name, step]): DueRow[] => {
    const isMet = (candidates: readonly Talk[], index: TalkIndex) =>
      candidates.some((candidate) => meetsStep(candidate, talk, name, step, next, index))
    if (isMet(talks, atHead)) return []
    const deadline = deadlineOf(step, anchor, person?.leave ?? [])
    const ended = next?.conversation.held
    if (ended !== undefined && !(deadline.deadline !== undefined && deadline.deadline < ended)) return []
    const row: DueRow = {
      ...talkRow(talk, person, input),
      ...deadlineProperties(deadline, person, atHead.today),
      step: name,
      uncommitted: isMet(pending.bySubject.get(talk.conversation.employee ?? '') ?? [], pending),
      ...bookingFor(talk, name, step, talks, atHead),
      evidence: input.evidence(talk),
      withdrawn: withdrawnWhere(input, (record) => wouldHaveMet(record, talk, name, step, atHead)),
    }
    return [ended === undefined ? row : { ...row, state: 'missed', ...noBooking }]
  })
}

/** Whether a candidate meets a step of `talk`: by a follow-up of its own, or as a later conversation. */
export function meetsStep(...args: Parameters<typeof daysMeetingStep>): boolean {
  return daysMeetingStep(...args).length > 0
}

/** The days on which a candidate meets a step of `talk`: of its own follow-ups, or its own as a later conversation. */
export function daysMeetingStep(
  candidate: Talk,
  talk: Talk,
  name: string,
  step: Step,
  next: Talk | undefined,
  index: TalkIndex,
): Day[] {
  const anchor = talk.conversation.held ?? ''
  const { id, held, followUps, template, planned } = candidate.conversation
  if (step.by === 'follow-up') {
    if (id !== talk.conversation.id) return []
    return followUps.flatMap((entry) =>
      entry.step === name && entry.held && index.hasCome(entry.held) && entry.held >= (held ?? anchor)
        ? [entry.held]
        : [],
    )
  }
  // The talk itself is no later one. Compared by id: index and work tree have objects of their own.
  if (!held || !isHeld(candidate, index) || (id === talk.conversation.id && held === anchor)) return []
  const isPlannedLater = (planned ?? '') > (talk.conversation.planned ?? '')
  const meets = step.templates
    ? step.templates.includes(template ?? '') && held >= anchor && (!next || held < (next.conversation.held ?? ''))
    : cycleOf(candidate, index) === 'main' &&
      (candidate === next || held > anchor || (held === anchor && next === undefined && isPlannedLater))
  return meets ? [held] : []
}

/** The booking of the follow-up, or the talk, that would meet the step. */
export function bookingFor(talk: Talk, name: string, step: Step, talks: readonly Talk[], index: TalkIndex): Booking {
  if (step.by === 'follow-up') {
    const entry = talk.conversation.followUps.find((other) => other.step === name && !other.held)
    return entry ? followUpBooking(talk, entry) : noBooking
  }
  const bookings = talks.flatMap((candidate) => {
    const { planned, template, cancelled } = candidate.conversation
    if (cancelled !== undefined) return []
    const fits = step.templates ? step.templates.includes(template ?? '') : cycleOf(candidate, index) === 'main'
    return fits && !isHeld(candidate, index) && planned && planned >= (talk.conversation.held ?? '')
      ? [talkBooking(candidate)]
      : []
  })
  return latestBooking(bookings)
}
