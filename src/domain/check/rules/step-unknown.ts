import { templateOf } from '../../talk/talk-index.ts'
import { cadenceSteps } from '../cadence-steps.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const stepUnknown = defineRule({
  id: 'step-unknown',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const template = templateOf(talk, index)
    if (!template) return []
    const followUps = Object.entries(template.steps).flatMap(([name, { by }]) => (by === 'follow-up' ? [name] : []))
    const allowed = [...followUps, 'dialogue']
    const known = new Set([...allowed, ...Object.keys(template.removedSteps ?? {})])
    return talk.conversation.followUps.flatMap(({ index: row, step }) =>
      step !== undefined && !known.has(step) ? [{ at: ['follow_ups', row, 'step'], params: { allowed } }] : [],
    )
  },
  checkSettings(settings, { templates }) {
    return cadenceSteps(settings, templates).flatMap(({ at, template, isKnown }) =>
      isKnown ? [] : [{ at, onKey: true, params: { allowed: Object.keys(template.steps) } }],
    )
  },

  en: {
    message: ({ property, params }) =>
      property.startsWith('cadence')
        ? `${english.choice(params.allowed, 'the template has no such step', 'the template has no steps')}; a new one needs title, after and by`
        : english.choice(params.allowed, 'the template has no such follow-up', 'the template has no follow-ups'),
    fix: "Write one of the template's steps, or dialogue for an extra follow-up.",
    why: 'The property step says which of the follow-ups in the template this is, and that is how samtal knows that a follow-up has been held. Only steps that have by: follow-up in the template belong among the follow-ups, and anything else is written as dialogue. Under cadence in samtal.yaml you change the steps of a template, and an entirely new step needs title, after and by there.',
  },
  sv: {
    message: ({ property, params }) =>
      property.startsWith('cadence')
        ? `${swedish.choice(params.allowed, 'mallen har inget sådant steg', 'mallen har inga steg')}; ett nytt måste ha title, after och by`
        : swedish.choice(params.allowed, 'mallen har ingen sådan uppföljning', 'mallen har inga uppföljningar'),
    fix: 'Skriv ett av mallens steg, eller dialogue för ett samtal vid sidan av dem.',
    why: 'Fältet step säger vilken av mallens uppföljningar det gäller, och det är så en väntande uppföljning blir avklarad. Bara de steg som mallen har med by: follow-up hör hemma bland uppföljningarna, och allt annat skrivs som dialogue. Under cadence i samtal.yaml ändrar ni mallens steg, och ett helt nytt steg måste där ha title, after och by.',
  },

  example: {
    wrong: `
      template: tillvaxtverket
      follow_ups:
        - step: ▶halvar
          planned: 2026-07-20
    `,
    right: `
      template: tillvaxtverket
      follow_ups:
        - step: half-year
          planned: 2026-07-20
    `,
  },
})
