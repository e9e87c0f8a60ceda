import type { Item } from './conversation.ts'
import { circlesIn } from './circles.ts'
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
  const sameDay = new Map(
    [...carriers].map(([origin, entries]) => [origin, entries.filter(({ isSameDay }) => isSameDay).map(originOf)]),
  )
  const circles = circlesIn(sameDay)
  const carried = new Set<string>()
  for (const [origin, entries] of carriers)
    if (entries.some((carrier) => !carrier.isSameDay || circles.get(originOf(carrier)) !== circles.get(origin)))
      carried.add(origin)
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
    const sources = new Map<string, Talk | undefined>()
    for (const item of talk.conversation.items) {
      if (item.from === undefined) continue
      const [id = ''] = item.from.split('/', 1)
      if (!sources.has(id)) sources.set(id, sourceOf(id, talk, index))
      const source = sources.get(id)
      if (!source) continue
      const carrier = { talk, item, isSameDay: source.conversation.held === talk.conversation.held }
      const entries = carriers.get(item.from)
      if (entries) entries.push(carrier)
      else carriers.set(item.from, [carrier])
    }
  }
  return carriers
}

/** The held talk of an id, where an item of `carrier` may carry on from it. */
function sourceOf(id: string, carrier: Talk, index: TalkIndex): Talk | undefined {
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
