import { carriedOrigins, isSettled, originOf, type TalkItem } from '../talk/carried-items.ts'
import { memoOf, type IndexMemo } from '../talk/index-memo.ts'
import type { Person } from '../talk/roster.ts'
import { compareByDay, cycleOf, firstIndex, isHeld, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { Cycle } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'
import { noBooking } from './booking.ts'
import type { DueInput } from './due-input.ts'
import type { DueRow } from './row.ts'
import { deadlineProperties, talkRow } from './talk-row.ts'

/**
 * The open goals and agreements of every held talk of a person or group: past their own day, or left behind by a newer
 * main talk. One that is done, dropped or carried on is not open.
 */
export function openItems(talks: readonly Talk[], person: Person | undefined, input: DueInput): DueRow[] {
  const { atHead, pending } = input
  const carried = carriedOrigins(atHead)
  const held = talks.filter((talk) => isHeld(talk, atHead)).sort(compareByDay)
  const cycles = (['main', 'group'] as const).map(
    (cycle) => [cycle, held.filter((talk) => cycleOf(talk, atHead) === cycle)] as const,
  )
  const heldByCycle = new Map<Cycle, readonly Talk[]>(cycles)
  return held.flatMap((talk) => {
    const open = talk.conversation.items.filter((item) => item.id && !isSettled({ talk, item }, carried))
    if (open.length === 0) return []
    const ended = endOfCycle(talk, heldByCycle, atHead)
    return open.flatMap((item): DueRow[] => {
      const day = earlier(item.due, ended)
      if (day === undefined || (ended === undefined && day >= atHead.today)) return []
      return [
        {
          ...talkRow(talk, person, input),
          ...deadlineProperties({ due: day, deadline: day }, undefined, atHead.today),
          state: 'open-item',
          list: item.list,
          item: item.id ?? null,
          uncommitted: isSettledInPending({ talk, item }, pending),
          ...noBooking,
          evidence: input.evidence(talk),
        },
      ]
    })
  })
}

/** The day of the newer talk that took over: the next main talk, and for a group its next talk. Undefined until then. */
function endOfCycle(talk: Talk, held: ReadonlyMap<Cycle, readonly Talk[]>, index: TalkIndex): Day | undefined {
  const cycle = cycleOf(talk, index)
  const day = talk.conversation.held ?? ''
  const isOwnKind = cycle === 'group' || cycle === 'main'
  const candidates = held.get(isOwnKind ? cycle : 'main') ?? []
  const next = firstIndex(candidates, (other) =>
    isOwnKind ? compareByDay(talk, other) < 0 : (other.conversation.held ?? '') > day,
  )
  return candidates[next]?.conversation.held
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a !== undefined && b !== undefined && b < a ? b : (a ?? b)
}

/** Whether index or work tree has the item closed, or carried on by another. */
function isSettledInPending(entry: TalkItem, pending: TalkIndex): boolean {
  if (carriedOrigins(pending).has(originOf(entry))) return true
  return settledItems(entry.talk.conversation.id ?? '', pending).has(entry.item.id)
}

/** The ids of the items that are settled in some version of a conversation. */
function settledItems(conversation: string, pending: TalkIndex): ReadonlySet<string | undefined> {
  const memo = memoOf(settledByConversation, pending)
  const known = memo.get(conversation)
  if (known) return known
  const carried = carriedOrigins(pending)
  const settled = (pending.byId.get(conversation) ?? []).flatMap((talk) =>
    talk.conversation.items.filter((item) => isSettled({ talk, item }, carried)),
  )
  const ids = new Set(settled.map(({ id }) => id))
  memo.set(conversation, ids)
  return ids
}

const settledByConversation: IndexMemo<string, ReadonlySet<string | undefined>> = new WeakMap()
