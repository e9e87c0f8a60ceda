import type { FollowUp } from '../talk/conversation.ts'
import type { Talk } from '../talk/talk-index.ts'
import type { Day } from '../time/calendar.ts'

/** A talk or follow-up with a planned day. */
export interface Booking {
  planned: Day | null
  /** Its id, which stays the same when it is moved: that of the talk, with `/<step>` for a follow-up in it. */
  booking: string | null
}

export const noBooking: Booking = { planned: null, booking: null }

export function talkBooking({ conversation: { id, planned } }: Talk): Booking {
  return planned === undefined ? noBooking : { planned, booking: id ?? null }
}

/** The second follow-up of the same step is `/<step>#2`, and so on. */
export function followUpBooking({ conversation: { id, followUps } }: Talk, entry: FollowUp): Booking {
  if (entry.planned === undefined) return noBooking
  const position = positionsOf(followUps).get(entry) ?? 1
  const name = `${id ?? ''}/${entry.step ?? ''}`
  return { planned: entry.planned, booking: position > 1 ? `${name}#${position}` : name }
}

/** Each follow-up's number among those of the same step, from 1. */
function positionsOf(followUps: readonly FollowUp[]): ReadonlyMap<FollowUp, number> {
  const known = positions.get(followUps)
  if (known) return known
  const counts = new Map<string | undefined, number>()
  const numbers = new Map<FollowUp, number>()
  for (const entry of followUps) {
    const number = (counts.get(entry.step) ?? 0) + 1
    counts.set(entry.step, number)
    numbers.set(entry, number)
  }
  positions.set(followUps, numbers)
  return numbers
}

/** A talk may have thousands, and each is asked for. */
const positions = new WeakMap<readonly FollowUp[], ReadonlyMap<FollowUp, number>>()

/** The one planned for the latest day. */
export function latestBooking(bookings: readonly Booking[]): Booking {
  return bookings.reduce(
    (latest, other) => ((other.planned ?? '') >= (latest.planned ?? '') ? other : latest),
    noBooking,
  )
}
