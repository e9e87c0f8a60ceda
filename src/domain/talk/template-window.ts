import type { Window } from '../time/calendar.ts'
import { isYearStep, type Template } from './template.ts'

/** The window in which talks of this template are held: that of the step they fulfil, in this template or in another. */
export function windowOf(template: Template, templates: Iterable<Template>): Window | undefined {
  const own = Object.values(template.steps).find(isYearStep)
  if (template.cycle === 'main') return own?.window
  for (const { steps } of templates)
    for (const { templates: names, window } of Object.values(steps)) if (names?.includes(template.name)) return window
  return undefined
}
