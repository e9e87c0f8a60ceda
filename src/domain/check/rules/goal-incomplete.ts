import { templateOf } from '../../talk/talk-index.ts'
import { incompleteItems } from '../incomplete-items.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const goalIncomplete = defineRule({
  id: 'goal-incomplete',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const goals = templateOf(talk, index)?.goals
    const kind = goals && Object.keys(goals.kinds).length > 1 ? ['kind'] : []
    return incompleteItems(talk, 'goals', [...(goals?.requiredFields ?? ['goal']), ...kind])
  },

  en: {
    message: ({ params }) => `${english.and(params.missing)} is missing, though the talk has been held`,
    fix: 'Fill in what is missing, or write status: dropped if the goal no longer applies.',
    why: 'The template says what each goal should contain, and once the talk has been held that must be filled in. If the template has several kinds of goal, kind is needed too. Goals that have been replaced or dropped (status changed or dropped) do not count, nor do items without any text.',
  },
  sv: {
    message: ({ params }) => `fältet ${swedish.and(params.missing)} saknas, fast samtalet har hållits`,
    fix: 'Fyll i det som saknas, eller skriv status: dropped om målet inte gäller längre.',
    why: 'Mallen säger vad varje mål ska innehålla, och när samtalet har hållits ska det vara ifyllt. Har mallen flera måltyper behövs också kind. Mål som är ersatta eller strukna (status changed eller dropped) och punkter helt utan text räknas inte.',
  },

  example: {
    wrong: `
      template: tillvaxtverket
      held: 2026-01-22
      goals:
        - ▶id: m1
          kind: kunskapsmal
          goal: Läs en bok
          due: 2026-09-30
    `,
    right: `
      template: tillvaxtverket
      held: 2026-01-22
      goals:
        - id: m1
          kind: kunskapsmal
          goal: Läs en bok
          due: 2026-09-30
          effect: Nya uppslag till mötena
    `,
  },
})
