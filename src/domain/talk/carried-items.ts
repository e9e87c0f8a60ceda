import type { Item } from './conversation.ts'
import { subjectOf } from './conversation.ts'
import { isHeld, type Talk, type TalkIndex } from './talk-index.ts'

/** A goal or agreement and the talk it stands in. */
export interface TalkItem {
  talk: Talk
  item: Item
}

/** `<conversation id>/<item id>`, as `from` names it. */
export function originOf({ talk, item }: TalkItem): string {
  return `${talk.conversation.id ?? ''}/${item.id ?? ''}`
}

/**
 * The origins of the goals and agreements that are carried on: named by `from` of an item in the same or a later talk
 * that has been held, with the same person; for a group's item, with the group or one of its participants. An item that
 * is reached through its own chain is not carried. Source: "Nothing vanishes" in the format.
 */
export function carriedOrigins(index: TalkIndex): ReadonlySet<string> {
  const known = carriedByIndex.get(index)
  if (known) return known
  const carriers = carriersByOrigin(index)
  const carried = new Set<string>()
  for (const [origin, entries] of carriers)
    if (entries.some((carrier) => !carrier.isSameDay || !isReachable(carrier, origin, carriers))) carried.add(origin)
  carriedByIndex.set(index, carried)
  return carried
}

/** Every rule and row of one run asks for the same index. */
const carriedByIndex = new WeakMap<TalkIndex, ReadonlySet<string>>()

/** Whether nothing more is to be done about an item: it is done or dropped, or another carries it on. */
export function isSettled(entry: TalkItem, carried: ReadonlySet<string>): boolean {
  const { status } = entry.item
  return status === 'done' || status === 'dropped' || carried.has(originOf(entry))
}

interface Carrier extends TalkItem {
  /** Held on the same day as the talk it carries on from: only then can two items carry each other. */
  isSameDay: boolean
}

function carriersByOrigin(index: TalkIndex): Map<string, Carrier[]> {
  const carriers = new Map<string, Carrier[]>()
  for (const talk of index.talks) {
    if (!isHeld(talk, index)) continue
    for (const item of talk.conversation.items) {
      const source = item.from === undefined ? undefined : sourceOf(item.from, talk, index)
      if (item.from === undefined || !source) continue
      const carrier = { talk, item, isSameDay: source.conversation.held === talk.conversation.held }
      const entries = carriers.get(item.from)
      if (entries) entries.push(carrier)
      else carriers.set(item.from, [carrier])
    }
  }
  return carriers
}

/** The held talk that an origin names, where an item of `carrier` may carry on from it. */
function sourceOf(origin: string, carrier: Talk, index: TalkIndex): Talk | undefined {
  const [id = ''] = origin.split('/', 1)
  return (index.byId.get(id) ?? []).find(
    (source) =>
      isHeld(source, index) &&
      (source.conversation.held ?? '') <= (carrier.conversation.held ?? '') &&
      isSameSubject(source, carrier),
  )
}

function isSameSubject(source: Talk, carrier: Talk): boolean {
  const { group, participants } = source.conversation
  const { employee } = carrier.conversation
  if (subjectOf(source.conversation) === subjectOf(carrier.conversation)) return true
  return group !== undefined && employee !== undefined && participants.includes(employee)
}

/** Whether a chain of one day that begins with an item leads to an origin: then the two carry each other in a circle. */
function isReachable(start: TalkItem, origin: string, carriers: ReadonlyMap<string, readonly Carrier[]>): boolean {
  const seen = new Set<string>()
  const queue = [originOf(start)]
  for (let current = queue.pop(); current !== undefined; current = queue.pop()) {
    if (current === origin) return true
    if (seen.has(current)) continue
    seen.add(current)
    for (const carrier of carriers.get(current) ?? []) if (carrier.isSameDay) queue.push(originOf(carrier))
  }
  return false
}
