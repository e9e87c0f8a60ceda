import { memoOf, type IndexMemo } from '../talk/index-memo.ts'
import type { Person } from '../talk/roster.ts'
import { isHeld, templateOf, type Talk } from '../talk/talk-index.ts'
import { addPeriod, subtractPeriod, type Day } from '../time/calendar.ts'
import { followUpBooking, talkBooking, type Booking } from './booking.ts'
import type { DueInput } from './due-input.ts'
import { wouldCloseOneOf } from './missed-plans.ts'
import type { DueRow } from './row.ts'
import { deadlineProperties, talkRow } from './talk-row.ts'

/** How long before the day the questions are to be handed out the row is listed. */
const inviteAhead = 'P14D'

/** The booked talks whose questions are to be handed out soon, or should have been. */
export function inviteRows(talks: readonly Talk[], person: Person | undefined, input: DueInput): DueRow[] {
  const { atHead, within } = input
  const ahead = addPeriod(atHead.today, inviteAhead)
  const horizon = within === undefined ? ahead : latest(ahead, addPeriod(atHead.today, within))
  return talks.flatMap((talk): DueRow[] => {
    const { invited, planned } = talk.conversation
    const notice = templateOf(talk, atHead)?.notice
    if (!notice || invited !== undefined || planned === undefined || !isBooked(talk, planned, input)) return []
    const day = subtractPeriod(planned, notice)
    if (day > horizon) return []
    return [
      {
        ...talkRow(talk, person, input),
        ...deadlineProperties({ due: day, deadline: day }, undefined, atHead.today),
        state: 'invite',
        uncommitted: isInvitedInPending(talk.conversation.id ?? '', input),
      },
    ]
  })
}

/** With `within`, the talks and follow-ups that are booked in the period and that no listed row shows already. */
export function plannedRows(
  talks: readonly Talk[],
  listed: readonly DueRow[],
  person: Person | undefined,
  input: DueInput,
): DueRow[] {
  const { atHead, within } = input
  if (within === undefined) return []
  const horizon = addPeriod(atHead.today, within)
  const row = (talk: Talk, step: string | null, booking: Booking): DueRow => ({
    ...talkRow(talk, person, input),
    ...booking,
    state: 'planned',
    step,
  })
  const isTalkShown = wouldCloseOneOf(listed, atHead)
  const shownSteps = new Set(listed.map(({ conversation, step }) => `${conversation ?? ''} ${step ?? ''}`))
  return talks.flatMap((talk) => {
    const { planned, followUps, id } = talk.conversation
    const booked = planned !== undefined && planned <= horizon && isBooked(talk, planned, input) && !isTalkShown(talk)
    const meetings = followUps.filter(
      (entry) =>
        isHeld(talk, atHead) &&
        !entry.held &&
        entry.planned !== undefined &&
        entry.planned >= atHead.today &&
        entry.planned <= horizon &&
        !shownSteps.has(`${id ?? ''} ${entry.step ?? ''}`),
    )
    return [
      ...(booked ? [row(talk, null, talkBooking(talk))] : []),
      ...meetings.map((entry) => row(talk, entry.step ?? null, followUpBooking(talk, entry))),
    ]
  })
}

/** Whether a talk is still to be held on its planned day. */
function isBooked(talk: Talk, planned: Day, { atHead }: DueInput): boolean {
  const { cancelled, held } = talk.conversation
  return cancelled === undefined && held === undefined && planned >= atHead.today
}

/** Whether index or work tree says when the questions were handed out. */
function isInvitedInPending(id: string, { pending }: DueInput): boolean {
  const memo = memoOf(invitedByConversation, pending)
  const known = memo.get(id)
  if (known !== undefined) return known
  const isInvited = (pending.byId.get(id) ?? []).some(({ conversation }) => conversation.invited !== undefined)
  memo.set(id, isInvited)
  return isInvited
}

const invitedByConversation: IndexMemo<string, boolean> = new WeakMap()

function latest(a: Day, b: Day): Day {
  return a > b ? a : b
}
