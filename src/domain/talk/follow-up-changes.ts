import { textValue, type ValueChange } from '../format/change.ts'
import type { Mapping } from '../format/value.ts'
import { addPeriod, type Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { followUpHeading, heldFollowUpLines } from './follow-up-lines.ts'
import { textChanges } from './item-changes.ts'
import type { Talk } from './talk-index.ts'
import type { Template } from './template.ts'

/** The step of a meeting that no step of the template asks for. */
export const dialogue = 'dialogue'

/** A follow-up as it is recorded. */
export interface HeldFollowUp {
  step: string
  held: Day
  summary: string | undefined
}

/** The steps of a template that a follow-up meets and a talk has none held of, in the order in which they are due. */
export function unmetSteps({ conversation: { held = '', followUps } }: Talk, template: Template): string[] {
  const met = new Set(followUps.flatMap((entry) => (entry.held && entry.step ? [entry.step] : [])))
  return Object.entries(template.steps)
    .filter(([name, { by }]) => by === 'follow-up' && !met.has(name))
    .map(([name, { after }]) => ({ name, due: addPeriod(held, after) }))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ name }) => name)
}

/** The steps of a template that follow-ups meet. */
export function followUpSteps({ steps }: Template): string[] {
  return Object.entries(steps).flatMap(([name, { by }]) => (by === 'follow-up' ? [name] : []))
}

/** A step that follow-ups of a template may have. */
export function requireStep(template: Template, step: string): string {
  const allowed = [...followUpSteps(template), dialogue]
  if (!allowed.includes(step)) throw new UsageError('choice-needed', { name: '--step', allowed: allowed.join(', ') })
  return step
}

/** The changes that record a follow-up: in the entry that is planned for its step, else in a new one. */
export function followUpChanges(
  { step, held, summary }: HeldFollowUp,
  talk: Talk,
  value: Mapping,
  template: Template,
): ValueChange[] {
  const { id = '', followUps } = talk.conversation
  const own = followUps.filter((entry) => entry.step === step)
  if (own.some((entry) => entry.held === held)) throw new UsageError('follow-up-recorded', { id, step, day: held })
  const planned = own.find((entry) => entry.held === undefined)
  if (planned) {
    const at = ['follow_ups', planned.index]
    return [{ at: [...at, 'held'], value: held }, ...textChanges(value, [...at, 'summary'], summary)]
  }
  const row = { step, held, ...(summary === undefined ? {} : { summary: textValue(summary) }) }
  const index = Array.isArray(value.follow_ups) ? value.follow_ups.length : 0
  const lines = heldFollowUpLines(template, row)
  return [{ at: ['follow_ups', index], value: row, lines, heading: followUpHeading(template) }]
}
