import { after, nearestWindowEnd, type Day } from './calendar.ts'
import type { Leave } from './roster.ts'
import type { Step } from './template.ts'

/** When a step is due, and the last day before it is overdue; no deadline during a leave without a known end. */
export interface Term {
  due: Day
  deadline: Day | undefined
}

/** The term of a step of a talk held on `anchor`: always counted from that day, so that half-years never drift. */
export function termOf(
  step: Pick<Step, 'after' | 'grace' | 'by' | 'window'>,
  anchor: Day,
  leave: readonly Leave[],
): Term {
  const day = after(anchor, step.after)
  const due = step.by === 'conversation' && step.window ? nearestWindowEnd(day, step.window) : day
  return withLeave(due, step.grace, leave)
}

/** A leave that starts by the deadline and ends on or after the due day moves the deadline to its end plus the grace. */
export function withLeave(due: Day, grace: string, leave: readonly Leave[]): Term {
  let deadline = after(due, grace)
  for (const { from, to } of [...leave].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > deadline || (to !== undefined && to < due)) continue
    if (to === undefined) return { due, deadline: undefined }
    const moved = after(to, grace)
    if (moved > deadline) deadline = moved
  }
  return { due, deadline }
}

/** Whether the day lies in a leave; nothing is overdue then. */
export function isOnLeave(day: Day, leave: readonly Leave[]): boolean {
  return leave.some(({ from, to }) => from <= day && (to === undefined || day <= to))
}
