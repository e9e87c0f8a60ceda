import { UsageError } from '../usage-error.ts'
import { carriedOrigins, isSettled, originOf, type TalkItem } from './carried-items.ts'
import { compareByDay, isHeld, type Talk, type TalkIndex } from './talk-index.ts'

/** The goals and agreements of held talks that are neither closed nor carried on, those of the oldest talk first. */
export function openItemsOf(talks: readonly Talk[], index: TalkIndex): TalkItem[] {
  const carried = carriedOrigins(index)
  return talks
    .filter((talk) => isHeld(talk, index))
    .toSorted(compareByDay)
    .flatMap((talk) => talk.conversation.items.map((item) => ({ talk, item })))
    .filter((entry) => entry.item.id !== undefined && !isSettled(entry, carried))
}

/** The open items in some talks that `m1` or `<conversation id>/m1` names; several talks may have an open `m1`. */
export function findOpenItems(talks: readonly Talk[], index: TalkIndex, name: string): TalkItem[] {
  const isNamed = (entry: TalkItem) => entry.item.id === name || originOf(entry) === name
  const open = openItemsOf(talks, index).filter(isNamed)
  if (open.length > 0) return open
  const known = talks.flatMap((talk) => talk.conversation.items.map((item) => ({ talk, item }))).filter(isNamed)
  const [entry] = known
  if (!entry) throw new UsageError('item-unknown', { id: name })
  if (known.every(({ talk }) => !isHeld(talk, index)))
    throw new UsageError('talk-not-held', { id: entry.talk.conversation.id ?? '' })
  throw new UsageError('item-closed', { id: name })
}

/** The goal or agreement that `<conversation id>/<item id>` names, which must exist. */
export function findOrigin(index: TalkIndex, origin: string): TalkItem {
  const slash = origin.lastIndexOf('/')
  for (const talk of index.byId.get(origin.slice(0, Math.max(0, slash))) ?? [])
    for (const item of talk.conversation.items) if (item.id === origin.slice(slash + 1)) return { talk, item }
  throw new UsageError('item-unknown', { id: origin })
}
