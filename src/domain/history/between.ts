import { talkRecord } from './records.ts'
import type { Commit } from './commit.ts'
import { outcomesBetween, type DatedEvent, type Outcome } from './outcomes.ts'
import { subjectOf } from '../talk/conversation.ts'
import type { Talk } from '../talk/talk-index.ts'
import { dayIn, isRealDate, subtractPeriod, type Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { peopleOf } from './events.ts'
import { eventsOf, isAboutItem, type EventFilter } from './event-filter.ts'

/** What became of goals and agreements between two moments. */
export interface Between {
  /** The one person the question is about; null for all. */
  person: string | null
  from: Day
  to: Day
  outcomes: readonly Outcome[]
}

/** What the answer is read from. */
export interface BetweenInput {
  /** Oldest first. */
  events: readonly DatedEvent[]
  /** The talks at HEAD. */
  talks: readonly Talk[]
  /** The commit that brought in each record at HEAD, by the record's key. */
  evidence: ReadonlyMap<string, Commit>
  timezone: string
}

/** A point in time, and the talk that it was given as. */
interface Moment {
  day: Day
  talk: Talk | undefined
}

/** What became of goals and agreements between two moments, each a talk's id or a day. */
export function between(a: string, b: string, { person, goal }: EventFilter, input: BetweenInput): Between {
  const start = momentOf(a, person, input)
  const end = momentOf(b, person, input)
  // What happened on a day that is named counts; what a talk recorded is where it starts from.
  const from = start.talk ? start.day : subtractPeriod(start.day, 'P1D')
  if (end.day < from) throw new UsageError('moments-reversed', { a, b })
  const talk = start.talk ?? end.talk
  const subject = person ?? (talk && subjectOf(talk.conversation))
  const ofSubject = subject === undefined ? input.events : eventsOf(input.events, subject)
  const events = ofSubject.filter(
    (event) =>
      (goal === undefined || isAboutItem(event, goal)) &&
      // What the later talk agrees on is not what became of the earlier one.
      (end.talk === undefined || event.conversation !== end.talk.conversation.id),
  )
  const stretch = { from, to: end.day, start: start.day }
  const outcomes = outcomesBetween(events, stretch, continuations(input, end))
  return { person: subject ?? null, from: start.day, to: end.day, outcomes }
}

/** The day a talk was recorded as held, or else is planned; a day is itself. */
function momentOf(given: string, person: string | undefined, { talks, evidence, timezone }: BetweenInput): Moment {
  if (isRealDate(given)) return { day: given, talk: undefined }
  const found = talks.filter(({ conversation }) => conversation.id === given)
  // A copy in another person has the same id.
  const talk = found.find(({ conversation }) => subjectOf(conversation) === person) ?? found[0]
  if (!talk) throw new UsageError('moment-unknown', { given })
  const { held = '', planned = '' } = talk.conversation
  const record = talkRecord(talk.conversation)
  const seconds = record && evidence.get(record.key)?.authorDate
  const recorded = seconds === undefined ? undefined : dayIn(timezone, seconds)
  return { day: recorded ?? (held || planned), talk }
}

/** Finds the items at HEAD that continue another and were written by the end, or are part of the talk that is the end. */
function continuations({ talks, events }: BetweenInput, end: Moment): (origin: string) => string[] {
  const writtenOn = new Map<string, Day>()
  for (const event of events)
    for (const person of event.item && event.continues ? peopleOf(event) : []) {
      const name = `${event.conversation}/${event.item} ${person} ${event.continues}`
      if (!writtenOn.has(name)) writtenOn.set(name, event.authorDay ?? '')
    }
  const found = new Map<string, string[]>()
  for (const { conversation } of talks)
    for (const { id, from } of conversation.items) {
      const by = `${conversation.id}/${id}`
      const isInTime =
        (writtenOn.get(`${by} ${subjectOf(conversation)} ${from}`) ?? '') <= end.day ||
        conversation.id === end.talk?.conversation.id
      if (from && isInTime && !found.get(from)?.includes(by)) found.set(from, [...(found.get(from) ?? []), by])
    }
  return (origin) => found.get(origin) ?? []
}
