import type { Day } from '../time/calendar.ts'
import type { DueRow } from './row.ts'

/** A day in a calendar. */
export interface CalendarEvent {
  /** The same for the same thing, also when its day has changed. */
  key: string
  kind: 'talk' | 'follow-up' | 'due' | 'invite' | 'item'
  day: Day
  row: DueRow
}

/** The days that the rows speak of: when something is due, booked, or to be handed out. In the order of the days. */
export function calendarEvents(rows: readonly DueRow[]): CalendarEvent[] {
  const events = new Map<string, CalendarEvent>()
  for (const event of rows.flatMap((row) => [dueEvent(row), bookedEvent(row)])) {
    if (!event) continue
    const known = events.get(event.key)
    // A talk may be booked in several rows. But another repository may have the same ids.
    const isSame = known?.row.repository === event.row.repository
    const key = known && !isSame ? `${event.key}\n${event.row.repository ?? ''}` : event.key
    if (!events.has(key)) events.set(key, { ...event, key })
  }
  return [...events.values()].sort((a, b) => {
    const [x, y] = [`${a.day} ${a.key}`, `${b.day} ${b.key}`]
    return x < y ? -1 : x > y ? 1 : 0
  })
}

function dueEvent(row: DueRow): CalendarEvent | undefined {
  const { state, due: day, person, conversation, step, item } = row
  if (day === null || state === 'missed') return undefined
  const kind = state === 'invite' ? 'invite' : item === null ? 'due' : 'item'
  // Before the first talk there is no conversation to name.
  const parts = [kind, conversation ?? `${person ?? ''}/`, step, item]
  return { key: parts.map((part) => part ?? '').join('\n'), kind, day, row }
}

function bookedEvent(row: DueRow): CalendarEvent | undefined {
  const { planned: day, booking } = row
  if (day === null || booking === null) return undefined
  const kind = booking.includes('/') ? 'follow-up' : 'talk'
  return { key: `${kind}\n${booking}`, kind, day, row }
}
