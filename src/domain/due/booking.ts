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
  const position = followUps.filter(({ step }) => step === entry.step).indexOf(entry) + 1
  const name = `${id ?? ''}/${entry.step ?? ''}`
  return { planned: entry.planned, booking: position > 1 ? `${name}#${position}` : name }
}

/** The one planned for the latest day. */
export function latestBooking(bookings: readonly Booking[]): Booking {
  return bookings.reduce(
    (latest, other) => ((other.planned ?? '') >= (latest.planned ?? '') ? other : latest),
    noBooking,
  )
}
