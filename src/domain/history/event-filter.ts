import type { DatedEvent } from './outcomes.ts'
import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'

/** Which events to list; absent: all. */
export interface EventFilter {
  person?: string
  /** `m1`, or `<conversation>/m1`. */
  goal?: string
  /** First and last day, by author date. */
  since?: Day
  until?: Day
}

/** The events that the filter lists. Throws where it names a goal that nothing ever happened to. */
export function filterEvents(events: readonly DatedEvent[], filter: EventFilter): DatedEvent[] {
  const { person, goal, since, until } = filter
  if (goal !== undefined && !events.some((event) => isAboutItem(event, goal)))
    throw new UsageError('goal-unknown', { goal })
  return events.filter(
    (event) =>
      (person === undefined || event.person === person) &&
      (goal === undefined || isAboutItem(event, goal)) &&
      (since === undefined || (event.authorDay ?? '') >= since) &&
      (until === undefined || (event.authorDay ?? '') <= until),
  )
}

/** Whether the event is about the goal or agreement, given as `m1` or `<conversation>/m1`. */
export function isAboutItem({ conversation, item }: DatedEvent, goal: string): boolean {
  return item === goal || `${conversation}/${item}` === goal
}
