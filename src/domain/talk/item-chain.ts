import { daysBetween } from '../time/calendar.ts'
import { originOf, type TalkItem } from './carried-items.ts'
import { memoOf, type IndexMemo } from './index-memo.ts'
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

/** Follows `from` of an item of a held talk back to where it was first agreed on; once round where it comes back to itself. */
export function chainOf(entry: TalkItem, index: TalkIndex): ItemChain {
  const known = memoOf(chains, index)
  const path: TalkItem[] = []
  const positions = new Map<TalkItem['item'], number>()
  let current: TalkItem | undefined = entry
  for (; current && !known.has(current.item) && !positions.has(current.item); current = previous(current, index))
    positions.set(current.item, path.push(current) - 1)
  const start = current && positions.get(current.item)
  if (start !== undefined) {
    const circle = path.splice(start)
    const carried = circle.filter((item, at) => isNewCycle(item, circle[(at + 1) % circle.length], index)).length
    for (const first of circle) known.set(first.item, { first, carried })
  }
  for (const item of path.toReversed()) {
    const before = current && known.get(current.item)
    const carried = (before?.carried ?? 0) + (isNewCycle(item, current, index) ? 1 : 0)
    known.set(item.item, { first: before?.first ?? item, carried })
    current = item
  }
  return known.get(entry.item) ?? { first: entry, carried: 0 }
}

/** A talk may have thousands of items that go on with the same chain of talks. */
const chains: IndexMemo<TalkItem['item'], ItemChain> = new WeakMap()

/** The item that this one goes on with. */
function previous({ talk, item }: TalkItem, index: TalkIndex): TalkItem | undefined {
  const source = item.from === undefined ? undefined : itemAt(item.from, index)
  const held = source?.talk.conversation.held
  return held !== undefined && held <= (talk.conversation.held ?? index.today) ? source : undefined
}

function isNewCycle(item: TalkItem, before: TalkItem | undefined, index: TalkIndex): boolean {
  return before !== undefined && startOfCycle(before.talk, index) !== startOfCycle(item.talk, index)
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

/** The goal or agreement that `<conversation id>/<item id>` names. */
export function itemAt(origin: string, index: TalkIndex): TalkItem | undefined {
  const [id = ''] = origin.split('/', 1)
  const known = memoOf(itemsByConversation, index)
  let items = known.get(id)
  if (!items) {
    items = new Map()
    for (const talk of index.byId.get(id) ?? [])
      for (const item of talk.conversation.items) {
        const entry = { talk, item }
        if (item.id !== undefined && !items.has(originOf(entry))) items.set(originOf(entry), entry)
      }
    known.set(id, items)
  }
  return items.get(origin)
}

/** By the id of a conversation, then by origin. */
const itemsByConversation: IndexMemo<string, Map<string, TalkItem>> = new WeakMap()
