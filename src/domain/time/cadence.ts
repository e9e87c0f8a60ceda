import { addPeriod, nearestWindowEnd, type Day, type Period, type Window } from './calendar.ts'

/** How a step of the cadence counts from the talk that starts its clock. */
export interface StepRule {
  after: Period
  /** How long after the due day the step may still be met. */
  grace: Period
  by: 'follow-up' | 'conversation'
  window?: Window
}

/** A period of leave, both ends inclusive; without `to` it has no known end. */
export interface Leave {
  from: Day
  to?: Day
}

/** When something is due, and the last day before it is overdue; no deadline during a leave without a known end. */
export interface Deadline {
  due: Day
  deadline: Day | undefined
}

/** The deadline of a step of a talk held on `anchor`. Always counted from that day, so that half-years never drift. */
export function deadlineOf(step: StepRule, anchor: Day, leave: readonly Leave[]): Deadline {
  const day = addPeriod(anchor, step.after)
  const due = step.by === 'conversation' && step.window ? nearestWindowEnd(day, step.window) : day
  return withLeave(due, step.grace, leave)
}

/** A leave that starts by the deadline and ends on or after the due day moves the deadline to its end plus the grace. */
export function withLeave(due: Day, grace: Period, leave: readonly Leave[]): Deadline {
  let deadline = addPeriod(due, grace)
  for (const { from, to } of [...leave].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > deadline || (to !== undefined && to < due)) continue
    if (to === undefined) return { due, deadline: undefined }
    const moved = addPeriod(to, grace)
    if (moved > deadline) deadline = moved
  }
  return { due, deadline }
}

/** Whether the day lies in a leave; nothing is overdue then. */
export function isOnLeave(day: Day, leave: readonly Leave[]): boolean {
  return leave.some(({ from, to }) => from <= day && (to === undefined || day <= to))
}
