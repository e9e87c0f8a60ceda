import { isHeld, templateOf } from '../../talk/talk-index.ts'
import { defineRule } from '../rule.ts'

export const planMissing = defineRule({
  id: 'plan-missing',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    if (talk.conversation.items.length > 0 || !isHeld(talk, index)) return []
    const template = templateOf(talk, index)
    const list = template?.goals?.required ? 'goals' : template?.agreements?.required ? 'agreements' : undefined
    return list === undefined ? [] : [{ at: [list], onKey: true }]
  },

  en: {
    message: 'the talk has been held, but the plan has no goal and no agreement',
    fix: 'Write at least one goal or agreement that you agreed on.',
    why: 'With this template every talk results in a plan, so a talk that has been held must have at least one goal or agreement with some text. One in any part of the plan is enough.',
  },
  sv: {
    message: 'samtalet har hållits, men planen har inget mål och ingen överenskommelse',
    fix: 'Skriv minst ett mål eller en överenskommelse som ni kom fram till.',
    why: 'Med den här mallen leder varje samtal fram till en plan. När samtalet har hållits ska det därför finnas minst ett mål eller en överenskommelse med text i. Det räcker med en rad, i vilken del av planen som helst.',
  },

  example: {
    wrong: `
      template: tillvaxtverket
      held: 2026-01-22
      ▶goals:
        - id: m1
          kind: resultatmal
          goal:
    `,
    right: `
      template: tillvaxtverket
      held: 2026-01-22
      goals:
        - id: m1
          kind: resultatmal
          goal: Besök tio företag
          due: 2026-09-30
          effect: Fler ansökningar
    `,
  },
})
