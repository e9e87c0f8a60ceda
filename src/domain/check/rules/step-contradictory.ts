import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const stepContradictory = defineRule({
  id: 'step-contradictory',
  severity: 'error',
  settings: 'none',

  checkStep(step) {
    if (step.by !== 'follow-up') return []
    return (['templates', 'window'] as const).flatMap((key) =>
      step[key] === undefined ? [] : [{ at: [key], onKey: true, params: { key } }],
    )
  },

  en: {
    message: ({ params }) => `${english.and(params.key)} is not allowed in a step with by: follow-up`,
    fix: 'Remove the property, or write by: conversation if the step is a talk of its own.',
    why: 'A step is either a follow-up, which is recorded in the file of the talk itself (by: follow-up), or a new talk (by: conversation). The properties templates and window say which talks count and in what part of the year they are held. So they mean nothing for a follow-up.',
  },
  sv: {
    message: ({ params }) => `${swedish.and(params.key)} får inte stå i ett steg med by: follow-up`,
    fix: 'Ta bort fältet, eller skriv by: conversation om steget är ett eget samtal.',
    why: 'Ett steg är antingen en uppföljning, som antecknas i samtalets egen fil (by: follow-up), eller ett nytt samtal (by: conversation). Fälten templates och window säger vilka samtal som räknas och när på året de hålls. De betyder därför ingenting för en uppföljning.',
  },

  example: {
    wrong: `
      # templates/egen-mall.yaml
      follow_ups:
        half-year:
          title: Halvårsuppföljning
          after: P6M
          by: follow-up
          ▶window: {from: "06-01", to: "08-31"}
    `,
    right: `
      # templates/egen-mall.yaml
      follow_ups:
        half-year:
          title: Halvårsuppföljning
          after: P6M
          by: follow-up
    `,
  },
})
