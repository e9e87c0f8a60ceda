import { memoOf, type IndexMemo } from '../talk/index-memo.ts'
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
  const isShown = wouldCloseOneOf(stepRows, atHead)
  return talks
    .filter((talk) => isPlanMissed(talk, talks, atHead) && !isShown(talk))
    .map((talk) => ({
      ...talkRow(talk, person, input),
      state: 'planned-not-held',
      uncommitted: isResolvedInPending(talk, input),
      withdrawn: withdrawnWhere(
        input,
        talk.conversation.id,
        undefined,
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

/** Whether a planned talk would, once held, close one of the rows: then it is shown there. */
export function wouldCloseOneOf(rows: readonly DueRow[], index: TalkIndex): (talk: Talk) => boolean {
  /** The earliest day of such a talk, by its template. */
  const byTemplate = new Map<string, Day>()
  let main: Day | undefined
  for (const row of rows) {
    if (row.step === null || row.state === 'missed') continue
    const step = index.templates.get(row.template ?? '')?.steps[row.step]
    if (step?.by === 'follow-up') continue
    const day = index.byId.get(row.conversation ?? '')?.[0]?.conversation.held ?? ''
    if (!step?.templates) main = main === undefined || day < main ? day : main
    for (const template of step?.templates ?? [])
      if (day < (byTemplate.get(template) ?? '9')) byTemplate.set(template, day)
  }
  return (talk) => {
    const { planned = '', template = '' } = talk.conversation
    const day = byTemplate.get(template)
    return (
      (day !== undefined && planned >= day) ||
      (main !== undefined && planned >= main && cycleOf(talk, index) === 'main')
    )
  }
}

/** Whether index or work tree has the talk held, moved or followed by another. */
function isResolvedInPending(talk: Talk, { pending }: DueInput): boolean {
  const memo = memoOf(resolvedByConversation, pending)
  const id = talk.conversation.id ?? ''
  const known = memo.get(id)
  if (known !== undefined) return known
  const versions = pending.byId.get(id) ?? []
  const isResolved = versions.some((version) => !isPlanMissed(version, talksWithSameSubject(version, pending), pending))
  memo.set(id, isResolved)
  return isResolved
}

const resolvedByConversation: IndexMemo<string, boolean> = new WeakMap()
