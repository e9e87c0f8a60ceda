import { defineRule } from '../rule.ts'
import { english, swedish } from '../phrasing.ts'

export const textUnindented = defineRule({
  id: 'text-unindented',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => {
      switch (params.form) {
        case 'block':
          return `the line belongs to the text above it but is not indented as far; indent it by ${english.spaces(params.columns)}`
        case 'bare':
          return `the text below the property is not indented; ${english.asText(params)}`
        default:
          return `the text goes on here on a line that is not indented; ${english.asText(params)}`
      }
    },
    fix: 'Indent every line of the text, two spaces more than the name of its property.',
    why: 'A text of several lines is written after |, and every line of it is indented, at least one space more than the name of its property and as far as its first line. A line that is indented less does not belong to the text, and cannot be read as anything else.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.form) {
        case 'block':
          return `raden hör till texten ovanför men är inte lika långt indragen; dra in den ${swedish.spaces(params.columns)}`
        case 'bare':
          return `texten under fältet är inte indragen; ${swedish.asText(params)}`
        default:
          return `texten fortsätter här på en rad som inte är indragen; ${swedish.asText(params)}`
      }
    },
    fix: 'Dra in varje rad i texten, två blanksteg mer än fältnamnet.',
    why: 'En text på flera rader skrivs efter |, och varje rad i den är indragen, minst ett blanksteg mer än fältnamnet och lika långt som textens första rad. En rad som är mindre indragen hör inte till texten, och går inte att läsa som något annat.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: |
          ▶Läs en bok
    `,
    right: `
      goals:
        - id: m1
          goal: |
            Läs en bok
    `,
  },
})
