import { templateOf } from '../../talk/talk-index.ts'
import { incompleteItems } from '../incomplete-items.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const agreementIncomplete = defineRule({
  id: 'agreement-incomplete',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    return incompleteItems(talk, 'agreements', templateOf(talk, index)?.agreements?.requiredFields ?? ['agreement'])
  },

  en: {
    message: ({ params }) => `${english.and(params.missing)} is missing, though the talk has been held`,
    fix: 'Fill in what is missing, or write status: dropped if the agreement no longer applies.',
    why: 'The template says what each agreement should contain, such as who is to do it, and once the talk has been held that must be filled in. Agreements that have been replaced or dropped (status changed or dropped) do not count, nor do items without any text.',
  },
  sv: {
    message: ({ params }) => `fältet ${swedish.and(params.missing)} saknas, fast samtalet har hållits`,
    fix: 'Fyll i det som saknas, eller skriv status: dropped om överenskommelsen inte gäller längre.',
    why: 'Mallen säger vad varje överenskommelse ska innehålla, till exempel vem som ska göra något, och när samtalet har hållits ska det vara ifyllt. Överenskommelser som är ersatta eller strukna (status changed eller dropped) räknas inte. Det gör inte heller punkter helt utan text.',
  },

  example: {
    wrong: `
      template: kungsbacka
      held: 2026-01-22
      agreements:
        - ▶id: o1
          agreement: Boka en kurs
    `,
    right: `
      template: kungsbacka
      held: 2026-01-22
      agreements:
        - id: o1
          agreement: Boka en kurs
          owner: manager
    `,
  },
})
