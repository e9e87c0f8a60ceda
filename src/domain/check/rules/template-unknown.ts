import type { Path } from '../../format/finding.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule, type RuleFinding, type Setup } from '../rule.ts'

export const templateUnknown = defineRule({
  id: 'template-unknown',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk({ conversation: { template } }, { templates, brokenTemplates }) {
    if (!template || templates.has(template) || brokenTemplates.has(template)) return []
    return [{ at: ['template'], params: { allowed: [...templates.keys()].sort() } }]
  },
  checkRoster(roster, setup) {
    return [...roster.values()].flatMap(({ id, template }) =>
      template ? unknown(template, [id, 'template'], setup) : [],
    )
  },
  checkSettings({ template, cadence, retention = {} }, setup) {
    const retained = Object.keys(retention).filter((name) => name !== 'default')
    return [
      ...(template ? unknown(template, ['template'], setup) : []),
      ...Object.keys(cadence).flatMap((name) =>
        unknown(name, ['cadence', name], setup).map((finding) => ({ ...finding, onKey: true })),
      ),
      ...retained.flatMap((name) =>
        unknown(name, ['retention', name], setup).map((finding) => ({ ...finding, onKey: true })),
      ),
    ]
  },
  checkTemplate({ sameManagerAs }, _fileName, setup) {
    return sameManagerAs.flatMap((name, index) => unknown(name, ['participants', 'same_manager_as', index], setup))
  },
  checkStep({ templates = [] }, setup) {
    return templates.flatMap((name, index) => unknown(name, ['templates', index], setup))
  },

  en: {
    message: ({ params }) => `there is no template with that name; choose ${english.or(params.allowed)}`,
    fix: 'Correct the name, or put the template in the folder templates.',
    why: 'The template says what the talk should contain and when the next one is due, so without it the talk cannot be checked. The name must be that of a template that comes with samtal, or of one of your own in the folder templates (unless samtal.yaml names another). The same applies wherever a template is named: in talks, roster, settings and other templates.',
  },
  sv: {
    message: ({ params }) => `det finns ingen mall med det namnet, välj ${swedish.or(params.allowed)}`,
    fix: 'Rätta namnet, eller lägg mallen i mappen templates.',
    why: 'Mallen säger vad samtalet ska innehålla och när nästa ska hållas, så utan mall går samtalet inte att kontrollera. Namnet ska vara en mall som följer med samtal, eller en egen mall i mappen templates (om inte samtal.yaml anger en annan). Samma sak gäller överallt där en mall nämns: i samtal, personlista, inställningar och andra mallar.',
  },

  example: {
    wrong: 'template: ▶kichef',
    right: 'template: ki-chef',
  },
})

function unknown(name: string, at: Path, { templateNames }: Setup): RuleFinding[] {
  return templateNames.has(name) ? [] : [{ at, params: { allowed: [...templateNames].sort() } }]
}
