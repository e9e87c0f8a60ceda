import type { ValueChange } from '../format/change.ts'
import type { Mapping } from '../format/value.ts'
import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { originOf, type TalkItem } from './carried-items.ts'
import { itemPath } from './conversation.ts'
import { findOpenItems, openItemsOf } from './find-item.ts'
import { startOfCycle } from './item-chain.ts'
import { closedStatuses, closingChanges, type ClosedStatus } from './item-changes.ts'
import { compareByDay, isHeld, talksWithSameSubject, type Talk, type TalkIndex } from './talk-index.ts'

/** What a follow-up decides on an open item. Nothing: it stays as it is. */
export interface ItemDecision extends TalkItem {
  status?: ClosedStatus
  result?: string
  due?: Day
}

/**
 * The open items that a follow-up of a talk comes back to: its own, then those of part talks of its cycle and of older
 * talks, which nobody has closed or carried on.
 */
export function followedItems(talk: Talk, index: TalkIndex): TalkItem[] {
  const start = startOfCycle(talk, index)
  const others = talksWithSameSubject(talk, index).filter(
    (other) => other !== talk && isHeld(other, index) && compareByDay(startOfCycle(other, index), start) <= 0,
  )
  return [...openItemsOf([talk], index), ...openItemsOf(others, index)]
}

/** The followed item that `m1` or `<conversation id>/m1` names: `m1` of the talk itself, if it has one. */
export function findFollowedItem(name: string, talk: Talk, index: TalkIndex): TalkItem {
  const isOwn = talk.conversation.items.some(({ id }) => id === name)
  const talks = isOwn ? [talk] : [...new Set([talk, ...followedItems(talk, index).map((entry) => entry.talk)])]
  const [first, second] = findOpenItems(talks, index, name)
  if (!first) throw new UsageError('item-unknown', { id: name })
  if (second) throw new UsageError('item-ambiguous', { ids: [first, second].map(originOf).join(', ') })
  return first
}

/** What an item is called in a follow-up of a talk: by its id, where it is the talk's own. */
export function followedName(entry: TalkItem, talk: Talk): string {
  return entry.talk === talk ? (entry.item.id ?? '') : originOf(entry)
}

/** The changes that the decisions make in one file. */
export function decisionChanges(decisions: readonly ItemDecision[], value: Mapping): ValueChange[] {
  return decisions.flatMap(({ item, status, result, due }) => [
    ...(status ? closingChanges(item, status, result, value) : []),
    ...(due && due !== item.due ? [{ at: itemPath(item, 'due'), value: due }] : []),
  ])
}

/** `ID=VALUE` of a repeatable option, by id. */
export function parseAssignments(option: string, texts: readonly string[] = []): Map<string, string> {
  const values = new Map<string, string>()
  for (const text of texts) {
    const sign = text.indexOf('=')
    const id = text.slice(0, Math.max(0, sign)).trim()
    if (id === '') throw new UsageError('assignment-needed', { option })
    if (values.has(id)) throw new UsageError('option-conflict', { one: `${option} ${id}`, other: `${option} ${id}` })
    values.set(id, text.slice(sign + 1).trim())
  }
  return values
}

/** What an item may become, as it is typed after `--close ID=`. */
export function requireClosedStatus(text: string): ClosedStatus {
  const status = closedStatuses.find((known) => known === text)
  if (!status) throw new UsageError('choice-needed', { name: '--close ID=', allowed: closedStatuses.join(', ') })
  return status
}
