import type { Person } from '../talk/roster.ts'
import { cycleOf, isHeld, talksWithSameSubject, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { DueInput } from './due-input.ts'
import type { DueRow } from './row.ts'
import { talkRow } from './talk-row.ts'
import { withdrawnWhere } from './withdrawn.ts'

/** Rows for talks that were planned and not held, save those that one of the step rows shows already. */
export function missedPlans(
  talks: readonly Talk[],
  stepRows: readonly DueRow[],
  person: Person | undefined,
  input: DueInput,
): DueRow[] {
  const { atHead } = input
  return talks
    .filter((talk) => isPlanMissed(talk, talks, atHead) && !stepRows.some((row) => wouldClose(talk, row, atHead)))
    .map((talk) => ({
      ...talkRow(talk, person, input),
      state: 'planned-not-held',
      uncommitted: isResolvedInPending(talk, input),
      withdrawn: withdrawnWhere(
        input,
        ({ conversation, step }) => conversation === talk.conversation.id && step === '',
      ),
    }))
}

/** Planned before today, not held, and no other talk of the same cycle held or planned later. */
function isPlanMissed(talk: Talk, talks: readonly Talk[], index: TalkIndex): boolean {
  const { planned, cancelled } = talk.conversation
  if (isHeld(talk, index) || cancelled !== undefined) return false
  if (planned === undefined || planned >= index.today) return false
  return !talks.some((other) => {
    if (other === talk || cycleOf(other, index) !== cycleOf(talk, index)) return false
    const { held, planned: otherPlanned, cancelled: otherCancelled } = other.conversation
    if (otherCancelled !== undefined) return false
    return (isHeld(other, index) && (held ?? '') > planned) || (otherPlanned ?? '') > planned
  })
}

/** Whether a planned talk would, once held, close the row: then it is shown there. */
export function wouldClose(talk: Talk, row: DueRow, index: TalkIndex): boolean {
  if (row.step === null || row.state === 'missed') return false
  const [anchor] = index.byId.get(row.conversation ?? '') ?? []
  if ((talk.conversation.planned ?? '') < (anchor?.conversation.held ?? '')) return false
  const step = index.templates.get(row.template ?? '')?.steps[row.step]
  if (step?.by === 'follow-up') return false
  return step?.templates ? step.templates.includes(talk.conversation.template ?? '') : cycleOf(talk, index) === 'main'
}

/** Whether index or work tree has the talk held, moved or followed by another. */
function isResolvedInPending(talk: Talk, { pending }: DueInput): boolean {
  const versions = pending.byId.get(talk.conversation.id ?? '') ?? []
  return versions.some((version) => !isPlanMissed(version, talksWithSameSubject(version, pending), pending))
}
