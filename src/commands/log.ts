import { subtractPeriod, dayIn, isRealDate, type Day } from '../domain/time/calendar.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import { recordKey, heldRecords } from '../domain/history/evidence.ts'
import { outcomesBetween, type DatedEvent } from '../domain/history/outcomes.ts'
import type { Talk } from '../domain/talk/talk-index.ts'
import { historyEvents } from '../domain/history/events.ts'
import { UsageError } from '../domain/usage-error.ts'
import {
  evidenceAt,
  talkPathFilter,
  objectIds,
  openCommitted,
  talksOf,
  type CommittedWorkspace,
} from '../io/committed.ts'
import { readHistory, type History } from '../io/history.ts'
import { namesIn, titlesIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { BetweenReport, LogReport } from '../report/report.ts'

export interface LogOptions {
  person?: string
  /** `m1`, or `<conversation>/m1`. */
  goal?: string
  since?: string
  until?: string
  /** Two talks (conversation ids) or days. */
  between?: readonly string[]
}

/** The story of a plan, or of all: what happened when, from git history. Writes nothing. */
export async function log(world: World, options: LogOptions): Promise<LogReport | BetweenReport> {
  for (const name of ['since', 'until'] as const)
    if (options[name] !== undefined && !isRealDate(options[name]))
      throw new UsageError('date-needed', { name: `--${name}` })
  const committed = await openCommitted(world, true)
  const { repository, workspace } = committed
  const past = await readHistory(repository, objectIds(committed.atHead), true, talkPathFilter(committed), true)
  const talks = talksOf(committed.atHead, past)
  const all = eventsIn(committed, past)
  const isKnown = ({ person }: { person: string }) =>
    workspace.roster?.has(person) || all.some((event) => event.person === person)
  if (options.person !== undefined && !isKnown({ person: options.person }))
    throw new UsageError('person-unknown', { option: 'log', id: options.person })
  if (options.between) return between(options, options.between, committed, past, talks, all)

  const { person, goal, since, until } = options
  const events = all.filter(
    (event) =>
      (person === undefined || event.person === person) &&
      (goal === undefined || event.item === goal || `${event.conversation}/${event.item}` === goal) &&
      (since === undefined || (event.authorDay ?? '') >= since) &&
      (until === undefined || (event.authorDay ?? '') <= until),
  )
  if (goal !== undefined && !all.some((event) => event.item === goal || `${event.conversation}/${event.item}` === goal))
    throw new UsageError('goal-unknown', { goal })
  return { kind: 'log', events, names: namesIn(workspace), titles: titlesIn(workspace), one: person !== undefined }
}

function eventsIn(committed: CommittedWorkspace, { commits, conversations }: History): DatedEvent[] {
  const { repository, workspace } = committed
  if (!repository.head) return []
  const day = (seconds: number | undefined) =>
    seconds === undefined ? undefined : dayIn(workspace.settings.timezone, seconds)
  const isOurs = talkPathFilter(committed)
  return historyEvents(repository.head, commits, (blob) => conversations.get(blob), isOurs)
    .filter(({ path }) => isOurs(path))
    .map((event) => ({
      ...event,
      authorDay: day(event.commit.authorDate),
      committerDay: day(event.commit.committerDate),
    }))
}

function between(
  options: LogOptions,
  [a = '', b = '']: readonly string[],
  committed: CommittedWorkspace,
  past: History,
  talks: readonly Talk[],
  all: readonly DatedEvent[],
): BetweenReport {
  const found = evidenceAt(committed, past)
  const { timezone } = committed.workspace.settings
  /** When a talk was recorded as held, or is planned; a day is itself. */
  const moment = (given: string): { day: Day; talk: Talk | undefined } => {
    if (isRealDate(given)) return { day: given, talk: undefined }
    const talk = talks.find(({ conversation }) => conversation.id === given)
    if (!talk) throw new UsageError('moment-unknown', { given })
    const { held = '', planned = '' } = talk.conversation
    const record = heldRecords(talk.conversation).find(({ step }) => step === '')
    const commit = record && found.get(recordKey(record))
    const recorded = commit?.authorDate === undefined ? undefined : dayIn(timezone, commit.authorDate)
    return { day: recorded ?? (held || planned), talk }
  }
  const [start, end] = [moment(a), moment(b)]
  const from = start.talk ? start.day : subtractPeriod(start.day, 'P1D')
  if (end.day < from) throw new UsageError('moments-reversed', { a, b })
  const talk = start.talk ?? end.talk
  const person = options.person ?? (talk && subjectOf(talk.conversation))
  const ofPerson = all.filter(
    (event) =>
      (person === undefined || event.person === person) &&
      (options.goal === undefined ||
        event.item === options.goal ||
        `${event.conversation}/${event.item}` === options.goal) &&
      // What the later talk agrees on is not what became of the earlier one.
      (end.talk === undefined || event.conversation !== end.talk.conversation.id),
  )
  const continuations = talks.flatMap(({ conversation }) =>
    conversation.items.flatMap((item) =>
      item.from ? [{ origin: item.from, by: `${conversation.id}/${item.id}` }] : [],
    ),
  )
  return {
    kind: 'between',
    person: person ?? null,
    from: start.day,
    to: end.day,
    outcomes: outcomesBetween(ofPerson, from, end.day, continuations),
    names: namesIn(committed.workspace),
  }
}
