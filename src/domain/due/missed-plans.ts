import type { Person } from '../talk/roster.ts'
import { cycleOf, isHeld, talksWithSameSubject, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { Cycle } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'
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
  return planned >= (latestDays(talks, index).get(cycleOf(talk, index)) ?? planned)
}

/** For each cycle the latest day on which one of these talks was held or is planned. */
function latestDays(talks: readonly Talk[], index: TalkIndex): ReadonlyMap<Cycle | undefined, Day> {
  const known = latestDaysOf.get(talks)
  if (known) return known
  const latest = new Map<Cycle | undefined, Day>()
  for (const talk of talks) {
    const { held, planned, cancelled } = talk.conversation
    if (cancelled !== undefined) continue
    const cycle = cycleOf(talk, index)
    for (const day of [isHeld(talk, index) ? held : undefined, planned])
      if (day !== undefined && day > (latest.get(cycle) ?? '')) latest.set(cycle, day)
  }
  latestDaysOf.set(talks, latest)
  return latest
}

/** Each talk of a person, who may have very many, asks for the same. */
const latestDaysOf = new WeakMap<readonly Talk[], ReadonlyMap<Cycle | undefined, Day>>()

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
