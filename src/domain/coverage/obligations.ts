import { daysMet } from '../due/met-steps.ts'
import type { Person } from '../talk/roster.ts'
import {
  compareByDay,
  firstIndex,
  grouped,
  heldMainTalks,
  isHeld,
  templateOf,
  type Talk,
  type TalkIndex,
} from '../talk/talk-index.ts'
import { isYearStep } from '../talk/template.ts'
import { deadlineOf, isOnLeave } from '../time/cadence.ts'
import type { Day } from '../time/calendar.ts'

/** What became of a step: held by its deadline, held after it, not held in time, or still to be held. */
export const obligationStates = ['onTime', 'late', 'missed', 'pending'] as const
export type ObligationState = (typeof obligationStates)[number]

/** A step, other than the one that asks for a new main talk, of a main talk that was held. */
export interface Obligation {
  conversation: string
  step: string
  due: Day
  state: ObligationState
}

/** Every obligation of a person as of the day of the index. A step that lapsed is none. */
export function obligationsOf(person: Person | undefined, talks: readonly Talk[], index: TalkIndex): Obligation[] {
  const mainTalks = heldMainTalks(talks, index)
  const heldTalks = talks.filter((talk) => isHeld(talk, index)).sort(compareByDay)
  const byId = grouped(talks, ({ conversation }) => conversation.id)
  return mainTalks.flatMap((talk, position) => {
    const next = mainTalks[position + 1]
    const { id, held } = talk.conversation
    if (id === undefined || held === undefined) return []
    // What was held from then until the next main talk; there may be thousands before and after.
    const from = firstIndex(heldTalks, ({ conversation }) => (conversation.held ?? '') >= held)
    const to = firstIndex(heldTalks, ({ conversation }) => (conversation.held ?? '') > (next?.conversation.held ?? '9'))
    const dayMet = daysMet([...(byId.get(id) ?? []), ...heldTalks.slice(from, to)], talk, next, index)
    const steps = Object.entries(templateOf(talk, index)?.steps ?? {}).filter(([, step]) => !isYearStep(step))
    return steps.flatMap(([name, step]): Obligation[] => {
      const { due, deadline } = deadlineOf(step, held, person?.leave ?? [])
      const state = stateOf(deadline, dayMet(name, step), next, person, index)
      return state === undefined ? [] : [{ conversation: id, step: name, due, state }]
    })
  })
}

/** Undefined: the newer talk came before the deadline, and the step lapsed. */
function stateOf(
  deadline: Day | undefined,
  met: Day | undefined,
  next: Talk | undefined,
  person: Person | undefined,
  { today }: TalkIndex,
): ObligationState | undefined {
  if (met !== undefined) return deadline === undefined || met <= deadline ? 'onTime' : 'late'
  const ended = next?.conversation.held
  if (ended !== undefined) return deadline !== undefined && deadline < ended ? 'missed' : undefined
  const isPast = deadline !== undefined && deadline < today && !isOnLeave(today, person?.leave ?? [])
  return isPast ? 'missed' : 'pending'
}
