import { defineRule } from '../rule.ts'
import { english, swedish } from '../phrasing.ts'

export const textQuoted = defineRule({
  id: 'text-quoted',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => {
      switch (params.form) {
        case 'part':
          return `the text goes on after its closing quotation mark; ${english.asText(params)}`
        case 'inner':
          return `there are quotation marks within a text in quotation marks; ${english.asText(params)}`
        case 'backslash':
          return `a backslash within quotation marks has a meaning of its own; ${english.asText(params)}`
        case 'word':
          return 'the quotation mark has no other half; delete it'
        default:
          return `the quotation mark has no other half; delete it, or ${english.asText(params)}`
      }
    },
    fix: 'Write | after the colon, and the text indented on the line below, with its quotation marks if they belong to it.',
    why: 'A value that begins with a quotation mark ends with the next one, and nothing may follow on its line. Within double quotation marks a backslash begins a special character. After |, indented on lines of its own, quotation marks and backslashes are characters like any other.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.form) {
        case 'part':
          return `texten fortsätter efter det avslutande citattecknet; ${swedish.asText(params)}`
        case 'inner':
          return `det står citattecken inne i en text med citattecken runt; ${swedish.asText(params)}`
        case 'backslash':
          return `ett omvänt snedstreck inom citattecken har en egen betydelse; ${swedish.asText(params)}`
        case 'word':
          return 'citattecknet saknar sin andra hälft; ta bort det'
        default:
          return `citattecknet saknar sin andra hälft; ta bort det, eller ${swedish.asText(params)}`
      }
    },
    fix: 'Skriv | efter kolonet och texten indragen på raden under, med citattecknen kvar om de hör dit.',
    why: 'Ett värde som börjar med ett citattecken slutar med nästa, och inget får följa på raden. Inom dubbla citattecken inleder ett omvänt snedstreck ett särskilt tecken. Efter |, indragen på egna rader, är citattecken och omvända snedstreck tecken som alla andra.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: "Läs"▶ en bok
    `,
    right: `
      goals:
        - id: m1
          goal: |
            "Läs" en bok
    `,
  },
})
