import type { Mapping } from '../format/value.ts'
import type { Settings } from '../talk/settings.ts'
import type { Step, Template } from '../talk/template.ts'

/** A step of the cadence in the settings. */
export interface CadenceStep {
  /** Its path in the settings. */
  at: readonly string[]
  template: Template
  /** Whether the template has the step, or the settings define all of it. */
  isKnown: boolean
  /** The step of the template with the changes of the settings; undefined where they take it away. */
  step: Step | undefined
}

/** The steps in the settings that belong to valid templates; nothing is known about the steps of others. */
export function cadenceSteps(settings: Settings, templates: ReadonlyMap<string, Template>): CadenceStep[] {
  return Object.entries(settings.cadence).flatMap(([name, steps]) => {
    const template = templates.get(name)
    if (!template) return []
    return Object.entries(steps).map(([stepName, change]) => ({
      at: ['cadence', name, stepName],
      template,
      isKnown: Object.hasOwn(template.steps, stepName) || isWhole(change),
      step: change === null ? undefined : { ...template.steps[stepName], ...(change as unknown as Step) },
    }))
  })
}

function isWhole(change: Mapping | null): boolean {
  const { title, after, by } = change ?? {}
  return title !== undefined && after !== undefined && by !== undefined
}
