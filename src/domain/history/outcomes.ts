import { dayIn, type Day } from '../time/calendar.ts'
import type { Item } from '../talk/conversation.ts'
import { peopleOf, type HistoryEvent } from './events.ts'

/** What became of a goal or an agreement between two days. All but `text` is public. */
export interface Outcome {
  conversation: string
  person: string | undefined
  item: string
  list: Item['list']
  /** How it stood at the end; `removed` where its row is gone. */
  status: string
  /** Whether it was added in between. */
  added: boolean
  /** Whether its words were changed in between. */
  changed: boolean
  withResult: boolean
  /** The due days it had in between, in order; several where it was moved. */
  due: readonly Day[]
  /** `<conversation>/<item>` of those that continue it at HEAD. */
  continuedBy: readonly string[]
  /** The goal or agreement in words: confidential. */
  text: string | undefined
}

/** An event with the days of its commit in the workspace's time zone. */
export type DatedEvent = HistoryEvent & { authorDay: Day | undefined; committerDay: Day | undefined }

/** Gives the events the days of their commits in a time zone. The same objects: copies of very many would take too much memory. */
export function withDays(events: readonly HistoryEvent[], timezone: string): DatedEvent[] {
  const dayOf = (seconds: number | undefined) => (seconds === undefined ? undefined : dayIn(timezone, seconds))
  return events.map((event): DatedEvent =>
    Object.assign(event, {
      authorDay: dayOf(event.commit.authorDate),
      committerDay: dayOf(event.commit.committerDate),
    }),
  )
}

/** A stretch of time: after `from`, up to and including `to`. */
export interface Stretch {
  from: Day
  to: Day
  /** What was agreed in a talk held by this day was there before. */
  start: Day
}

/**
 * The outcome of every goal and agreement that was open after `from`, or added later but by `to`; by the events, oldest
 * first. `continuationsOf` gives the items that continue one.
 */
export function outcomesBetween(
  events: readonly DatedEvent[],
  { from, to, start }: Stretch,
  continuationsOf: (origin: string) => readonly string[],
): Outcome[] {
  const items = new Map<string, Outcome>()
  const closedBefore = new Set<string>()
  for (const event of events) {
    const { conversation, item, list, text, agreedOn } = event
    const day = event.authorDay ?? ''
    if (!conversation || !item || !list || day > to) continue
    const isWithin = day > from
    const added = isWithin && !(agreedOn !== undefined && agreedOn <= start)
    for (const person of peopleOf(event)) {
      const key = `${conversation}/${item} ${person ?? ''}`
      const fresh = { status: 'open', added, changed: false, withResult: false, due: [], continuedBy: [] }
      const before = items.get(key) ?? { conversation, person, item, list, text, ...fresh }
      const after = { ...before, ...propertiesAfter(before, event, isWithin), text: text ?? before.text }
      items.set(key, after)
      // What was closed before the stretch is no part of it.
      if (after.status === 'open' || isWithin) closedBefore.delete(key)
      else closedBefore.add(key)
    }
  }
  return [...items].flatMap(([key, outcome]) =>
    closedBefore.has(key)
      ? []
      : [{ ...outcome, continuedBy: continuationsOf(`${outcome.conversation}/${outcome.item}`) }],
  )
}

/** What an event changes of an outcome. */
function propertiesAfter(
  before: Outcome,
  { type, to, due, withResult }: HistoryEvent,
  isWithin: boolean,
): Partial<Outcome> {
  switch (type) {
    case 'item-closed':
      return { status: to ?? before.status, withResult: withResult ?? false }
    case 'item-removed':
      return { status: 'removed' }
    case 'item-reopened':
      return { status: 'open' }
    case 'item-due-set':
    case 'item-due-moved':
      return { due: [...(isWithin ? before.due : []), ...(to ? [to] : [])] }
    case 'item-due-removed':
      return { due: [] }
    case 'item-changed':
      return { changed: before.changed || isWithin }
    default:
      return { status: 'open', due: due ? [due] : [] }
  }
}
