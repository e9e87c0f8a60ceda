import { isRealDate, isTimezone } from '../../time/calendar.ts'
import type { Finding } from '../diagnostic.ts'
import type { Roster } from '../../talk/roster.ts'
import { settingsFrom, type Settings } from '../../talk/settings.ts'
import { ruleSettingFindings } from '../severity.ts'
import { criteria, type Step, type Template } from '../../talk/template.ts'

/** What the roster's schema cannot say. `templates` are the names known. */
export function rosterFindings(roster: Roster, templates: ReadonlySet<string>): Finding[] {
  return [...roster.values()].flatMap((person): Finding[] => [
    ...(person.manager === person.id ? [{ rule: 'self-talk' as const, at: [person.id, 'manager'] }] : []),
    ...(person.template && !templates.has(person.template)
      ? [{ rule: 'template-unknown' as const, at: [person.id, 'template'], params: { allowed: [...templates].sort() } }]
      : []),
    ...(person.start && person.end && person.end < person.start
      ? [{ rule: 'date-order' as const, at: [person.id, 'end'], params: { order: 'period' } }]
      : []),
    ...person.leave.flatMap((leave, index) =>
      leave.to && leave.to < leave.from
        ? [{ rule: 'date-order' as const, at: [person.id, 'leave', index, 'to'], params: { order: 'period' } }]
        : [],
    ),
  ])
}

/** What the settings' schema cannot say. `names` are those of all templates, also of those with faults. */
export function settingsFindings(
  settings: Settings,
  templates: ReadonlyMap<string, Template>,
  names: ReadonlySet<string>,
): Finding[] {
  const allowed = [...names].sort()
  return [
    ...(settings.timezone === settingsFrom({}).timezone || isTimezone(settings.timezone)
      ? []
      : [{ rule: 'value-invalid' as const, at: ['timezone'] }]),
    ...(settings.template && !names.has(settings.template)
      ? [{ rule: 'template-unknown' as const, at: ['template'], params: { allowed } }]
      : []),
    ...Object.entries(settings.cadence).flatMap(([name, steps]): Finding[] => {
      const template = templates.get(name)
      if (!names.has(name))
        return [{ rule: 'template-unknown', at: ['cadence', name], onKey: true, params: { allowed } }]
      // One with faults of its own says nothing of its steps.
      if (!template) return []
      return Object.entries(steps).flatMap(([step, change]): Finding[] => {
        const at = ['cadence', name, step]
        const whole = change.title !== undefined && change.after !== undefined && change.by !== undefined
        if (!Object.hasOwn(template.steps, step) && !whole)
          return [{ rule: 'step-unknown', at, onKey: true, params: { allowed: Object.keys(template.steps) } }]
        return stepFindings({ ...template.steps[step], ...(change as unknown as Step) }, at, names)
      })
    }),
    ...ruleSettingFindings(settings.rules),
  ]
}

/** What the template schema cannot say. `fileName` is the file's name without its ending. */
export function templateFindings(template: Template, fileName: string, templates: ReadonlySet<string>): Finding[] {
  const known = Object.keys(criteria(template))
  const levels = Object.keys(template.ratings?.levels ?? {})
  const [isKnown, isLevel] = [new Set(known), new Set(levels)]
  return [
    ...(template.name === fileName ? [] : [{ rule: 'name-mismatch' as const, at: ['name'] }]),
    ...template.sameManagerAs.flatMap((name, index) =>
      unknownTemplate(name, ['participants', 'same_manager_as', index], templates),
    ),
    ...template.sections.flatMap((section, index): Finding[] => [
      ...section.records.flatMap((part, place) =>
        template[part] === undefined
          ? [{ rule: 'part-undefined' as const, at: ['sections', index, 'records', place], params: { part } }]
          : [],
      ),
      ...section.questions.flatMap((question, number) =>
        question.ratings.flatMap((name, place) =>
          isKnown.has(name)
            ? []
            : [
                {
                  rule: 'criterion-unknown' as const,
                  at: ['sections', index, 'questions', number, 'ratings', place],
                  params: { allowed: known },
                },
              ],
        ),
      ),
    ]),
    ...(template.ratings?.groups ?? []).flatMap((group, index) =>
      Object.entries(group.criteria).flatMap(([name, criterion]) =>
        Object.keys(criterion.key ?? {}).flatMap((level) =>
          isLevel.has(level)
            ? []
            : [
                {
                  rule: 'level-unknown' as const,
                  at: ['ratings', 'groups', index, 'criteria', name, 'key', level],
                  onKey: true,
                  params: { allowed: levels },
                },
              ],
        ),
      ),
    ),
    ...Object.entries(template.steps).flatMap(([name, step]) => stepFindings(step, ['follow_ups', name], templates)),
  ]
}

function stepFindings(step: Step, at: readonly string[], templates: ReadonlySet<string>): Finding[] {
  const ends = step.window ? (['from', 'to'] as const).filter((end) => !isRealDate(`2024-${step.window?.[end]}`)) : []
  return [
    ...ends.map((end): Finding => ({ rule: 'date-invalid', at: [...at, 'window', end] })),
    ...(step.by === 'follow-up'
      ? (['templates', 'window'] as const).flatMap((key): Finding[] =>
          step[key] === undefined
            ? []
            : [{ rule: 'step-contradictory', at: [...at, key], onKey: true, params: { key } }],
        )
      : []),
    ...(step.templates ?? []).flatMap((name, index) => unknownTemplate(name, [...at, 'templates', index], templates)),
  ]
}

function unknownTemplate(name: string, at: Finding['at'], templates: ReadonlySet<string>): Finding[] {
  return templates.has(name) ? [] : [{ rule: 'template-unknown', at, params: { allowed: [...templates].sort() } }]
}
