import { peopleOf } from './events.ts'
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
  const ofPerson = person === undefined ? events.map(withLastPerson) : eventsOf(events, person)
  if (goal !== undefined && !events.some((event) => isAboutItem(event, goal)))
    throw new UsageError('goal-unknown', { goal })
  return ofPerson.filter(
    (event) =>
      (goal === undefined || isAboutItem(event, goal)) &&
      (since === undefined || (event.authorDay ?? '') >= since) &&
      (until === undefined || (event.authorDay ?? '') <= until),
  )
}

/**
 * The events of a person's conversations, also those under a former id, as events of that person. Of an id that was
 * changed in every conversation: those until then.
 */
export function eventsOf(events: readonly DatedEvent[], person: string): DatedEvent[] {
  const own = events.filter((event) => peopleOf(event).includes(person))
  const found = own.length > 0 ? own : events.filter((event) => event.person === person)
  return found.map((event) => (event.belongsTo ? { ...event, person, belongsTo: new Set([person]) } : event))
}

/** The event as one of a person who has its conversation in the end. */
function withLastPerson(event: DatedEvent): DatedEvent {
  const people = peopleOf(event)
  return people.includes(event.person) ? event : { ...event, person: people[0] }
}

/** Whether the event is about the goal or agreement, given as `m1` or `<conversation>/m1`. */
export function isAboutItem({ conversation, item }: DatedEvent, goal: string): boolean {
  return item === goal || `${conversation}/${item}` === goal
}
