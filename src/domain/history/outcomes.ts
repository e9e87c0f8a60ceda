import type { Day } from '../time/calendar.ts'
import type { Item } from '../talk/conversation.ts'
import type { HistoryEvent } from './events.ts'

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

/**
 * What became of every goal and agreement that was open after `from`, or added later but by `to`; by the events, oldest
 * first. `continuations` are the items at HEAD that continue others.
 */
export function outcomesBetween(
  events: readonly DatedEvent[],
  from: Day,
  to: Day,
  continuations: readonly { origin: string; by: string }[],
): Outcome[] {
  const items = new Map<string, Outcome>()
  const over = new Set<string>()
  for (const event of events) {
    const { conversation, item, list, person, text } = event
    const day = event.authorDay ?? ''
    if (!conversation || !item || !list || day > to) continue
    const key = `${conversation}/${item}`
    const isWithin = day > from
    const fresh = { status: 'open', added: isWithin, changed: false, withResult: false, due: [], continuedBy: [] }
    const before = items.get(key) ?? { conversation, person, item, list, text, ...fresh }
    const after = { ...before, ...became(before, event, isWithin), text: text ?? before.text }
    items.set(key, after)
    // What was over and done with before the time asked for is none of it.
    if (after.status === 'open' || isWithin) over.delete(key)
    else over.add(key)
  }
  return [...items].flatMap(([key, outcome]) =>
    over.has(key)
      ? []
      : [{ ...outcome, continuedBy: continuations.flatMap(({ origin, by }) => (origin === key ? [by] : [])) }],
  )
}

function became(
  before: Outcome,
  { happening, to, due, withResult }: HistoryEvent,
  isWithin: boolean,
): Partial<Outcome> {
  switch (happening) {
    case 'item-closed':
      return { status: to ?? '', withResult: withResult ?? false }
    case 'item-removed':
      return { status: 'removed' }
    case 'item-reopened':
      return { status: 'open' }
    case 'item-due-moved':
      return { due: [...(isWithin ? before.due : []), ...(to ? [to] : [])] }
    case 'item-changed':
      return { changed: before.changed || isWithin, due: before.due.length === 0 && due ? [due] : before.due }
    default:
      return { status: 'open', due: due ? [due] : [] }
  }
}
