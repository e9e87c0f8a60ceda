import { defineRule } from '../rule.ts'
import { english, swedish } from '../phrasing.ts'

export const textStart = defineRule({
  id: 'text-start',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) =>
      `a text on the same line as its name may not begin with ${params.character}; ${english.asText(params)}`,
    fix: 'Write | after the colon, and the text indented on the line below.',
    why: 'Some characters mean something to YAML at the start of a value: @, `, %, *, &, !, ?, >, |, - and others. A text that begins with one of them, such as *important* or - a list, cannot be read on the same line as its name. After |, indented on lines of its own, a text may begin with any character.',
  },
  sv: {
    message: ({ params }) =>
      `en text på samma rad som fältnamnet får inte börja med ${params.character}; ${swedish.asText(params)}`,
    fix: 'Skriv | efter kolonet och texten indragen på raden under.',
    why: 'Några tecken betyder något särskilt i YAML när de står först i ett värde: @, `, %, *, &, !, ?, >, |, - med flera. En text som börjar med ett av dem, till exempel *viktigt* eller - en lista, går inte att läsa på samma rad som sitt fältnamn. Efter |, indragen på egna rader, får en text börja med vilket tecken som helst.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: ▶@karin ger en kurs
    `,
    right: `
      goals:
        - id: m1
          goal: |
            @karin ger en kurs
    `,
  },
})
