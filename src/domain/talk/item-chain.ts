import { daysBetween } from '../time/calendar.ts'
import type { TalkItem } from './carried-items.ts'
import { cycleOf, firstIndex, heldMainTalks, talksWithSameSubject, type Talk, type TalkIndex } from './talk-index.ts'

/** Where an item comes from, by the chain of `from` that leads to it. */
export interface ItemChain {
  /** The item as it was first agreed on. */
  first: TalkItem
  /** How often it has gone on in a new cycle: a part talk goes on with the items of its own cycle. */
  carried: number
}

/** How long an item has been open, and how often it has been carried on. */
export interface ItemAge {
  /** Whole days since the talk in which it was first agreed on. */
  days: number
  carried: number
}

/** Follows `from` of an item of a held talk back to where it was first agreed on. */
export function chainOf(entry: TalkItem, index: TalkIndex): ItemChain {
  let [first, carried] = [entry, 0]
  const seen = new Set<string>()
  for (let { from } = entry.item; from !== undefined && !seen.has(from); { from } = first.item) {
    seen.add(from)
    const source = sourceOf(from, index)
    const held = source?.talk.conversation.held
    if (!source || held === undefined || held > (first.talk.conversation.held ?? index.today)) break
    if (startOfCycle(source.talk, index) !== startOfCycle(first.talk, index)) carried++
    first = source
  }
  return { first, carried }
}

/** The age of an item of a held talk. */
export function itemAge(entry: TalkItem, index: TalkIndex): ItemAge {
  const { first, carried } = chainOf(entry, index)
  return { days: daysBetween(first.talk.conversation.held ?? index.today, index.today), carried }
}

/** The talk itself, or the main talk that a part talk follows up. */
export function startOfCycle(talk: Talk, index: TalkIndex): Talk {
  if (cycleOf(talk, index) !== 'part') return talk
  const day = talk.conversation.held ?? talk.conversation.planned ?? ''
  const main = heldMainTalks(talksWithSameSubject(talk, index), index)
  return main[firstIndex(main, ({ conversation: { held = '' } }) => held > day) - 1] ?? talk
}

function sourceOf(origin: string, index: TalkIndex): TalkItem | undefined {
  const [id = '', itemId] = origin.split('/')
  for (const talk of index.byId.get(id) ?? [])
    for (const item of talk.conversation.items) if (item.id === itemId) return { talk, item }
  return undefined
}
