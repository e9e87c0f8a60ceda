import type { Item } from '../talk/conversation.ts'
import type { Person } from '../talk/roster.ts'
import { cycleOf, isHeld, talksWithSameSubject, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { DueInput } from './due-input.ts'
import type { DueRow } from './row.ts'
import { deadlineProperties, talkRow } from './talk-row.ts'

/** Open goals and agreements past their own day, of the latest main talk and the part talks since. */
export function openItems(latest: Talk, talks: readonly Talk[], person: Person | undefined, input: DueInput): DueRow[] {
  const { atHead, pending } = input
  const continued = new Set(talks.flatMap((talk) => talk.conversation.items.flatMap((item) => item.from ?? [])))
  const isPartSince = (talk: Talk) =>
    cycleOf(talk, atHead) === 'part' &&
    isHeld(talk, atHead) &&
    (talk.conversation.held ?? '') >= (latest.conversation.held ?? '')
  const current = talks.filter((talk) => talk === latest || isPartSince(talk))
  return current.flatMap((talk) =>
    talk.conversation.items.flatMap((item): DueRow[] => {
      const isPast = item.status === 'open' && item.due !== undefined && item.due < atHead.today
      if (!isPast || !item.id || continued.has(`${talk.conversation.id}/${item.id}`)) return []
      return [
        {
          ...talkRow(talk, person, input),
          ...deadlineProperties({ due: item.due ?? '', deadline: item.due }, undefined, atHead.today),
          state: 'open-item',
          item: item.id,
          uncommitted: isClosedInPending(talk, item, pending),
          planned: null,
          evidence: input.evidence(talk),
        },
      ]
    }),
  )
}

/** Whether index or work tree has the item closed, or continued by another. */
function isClosedInPending(talk: Talk, item: Item, pending: TalkIndex): boolean {
  const origin = `${talk.conversation.id}/${item.id}`
  return talksWithSameSubject(talk, pending).some(({ conversation }) =>
    conversation.items.some(
      (other) =>
        other.from === origin ||
        (conversation.id === talk.conversation.id && other.id === item.id && other.status !== 'open'),
    ),
  )
}
