import { openItemsBefore } from './carryable-items.ts'
import { originOf, type TalkItem } from './carried-items.ts'
import {
  compareByDay,
  cycleOf,
  heldMainTalks,
  isHeld,
  talksWithSameSubject,
  type Talk,
  type TalkIndex,
} from './talk-index.ts'

/**
 * The goals and agreements that a talk comes back to: those of the latest cycle, whatever became of them, and what is
 * still open of older talks, and for a participant of those of the group. Oldest first.
 */
export function earlierItems(talk: Talk, index: TalkIndex): TalkItem[] {
  const { employee, group, planned = '' } = talk.conversation
  const day = planned > index.today ? planned : index.today
  const occasion = { planned: day, ...(employee !== undefined ? { employee } : group !== undefined ? { group } : {}) }
  const ofCycle = itemsOfCycle(talk, index)
  const seen = new Set(ofCycle.map(originOf))
  const others = openItemsBefore(occasion, index).filter((entry) => entry.talk !== talk && !seen.has(entry.origin))
  return [...others, ...ofCycle].toSorted((a, b) => compareByDay(a.talk, b.talk))
}

/** Those of the latest held main talk and its part talks. */
function itemsOfCycle(talk: Talk, index: TalkIndex): TalkItem[] {
  const held = talksWithSameSubject(talk, index).filter((other) => other !== talk && isHeld(other, index))
  const latest = heldMainTalks(held, index).at(-1) ?? held.toSorted(compareByDay).at(-1)
  if (!latest) return []
  return held
    .filter((other) => other === latest || (cycleOf(other, index) === 'part' && compareByDay(latest, other) <= 0))
    .flatMap((other) =>
      other.conversation.items.flatMap((item) => (item.id === undefined ? [] : [{ talk: other, item }])),
    )
}
