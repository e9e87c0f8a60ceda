import { heldRecords, recordKey } from './records.ts'
import type { Commit } from './commit.ts'
import { outcomesBetween, type DatedEvent, type Outcome } from './outcomes.ts'
import { subjectOf } from '../talk/conversation.ts'
import type { Talk } from '../talk/talk-index.ts'
import { dayIn, isRealDate, subtractPeriod, type Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { isAboutItem, type EventFilter } from './event-filter.ts'

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
  const start = momentOf(a, input)
  const end = momentOf(b, input)
  // What happened on a day that is named counts; what a talk recorded is where it starts from.
  const from = start.talk ? start.day : subtractPeriod(start.day, 'P1D')
  if (end.day < from) throw new UsageError('moments-reversed', { a, b })
  const talk = start.talk ?? end.talk
  const subject = person ?? (talk && subjectOf(talk.conversation))
  const events = input.events.filter(
    (event) =>
      (subject === undefined || event.person === subject) &&
      (goal === undefined || isAboutItem(event, goal)) &&
      // What the later talk agrees on is not what became of the earlier one.
      (end.talk === undefined || event.conversation !== end.talk.conversation.id),
  )
  const outcomes = outcomesBetween(events, from, end.day, continuationsIn(input.talks))
  return { person: subject ?? null, from: start.day, to: end.day, outcomes }
}

/** The day a talk was recorded as held, or else is planned; a day is itself. */
function momentOf(given: string, { talks, evidence, timezone }: BetweenInput): Moment {
  if (isRealDate(given)) return { day: given, talk: undefined }
  const talk = talks.find(({ conversation }) => conversation.id === given)
  if (!talk) throw new UsageError('moment-unknown', { given })
  const { held = '', planned = '' } = talk.conversation
  const record = heldRecords(talk.conversation).find(({ step }) => step === '')
  const seconds = record && evidence.get(recordKey(record))?.authorDate
  const recorded = seconds === undefined ? undefined : dayIn(timezone, seconds)
  return { day: recorded ?? (held || planned), talk }
}

/** The items that continue others. */
function continuationsIn(talks: readonly Talk[]): { origin: string; by: string }[] {
  return talks.flatMap(({ conversation }) =>
    conversation.items.flatMap((item) =>
      item.from ? [{ origin: item.from, by: `${conversation.id}/${item.id}` }] : [],
    ),
  )
}
