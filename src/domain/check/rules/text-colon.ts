import { defineRule } from '../rule.ts'
import { english, swedish } from '../phrasing.ts'

export const textColon = defineRule({
  id: 'text-colon',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => `a colon in the text is read as the end of a name; ${english.asText(params)}`,
    fix: 'Write | after the colon, and the text indented on the line below.',
    why: 'In YAML a colon and a space separate a name from its value. A text on the same line as its name may therefore have no colon before a space or at its end; 8:30 is allowed. After |, indented on lines of its own, a text may contain every character.',
  },
  sv: {
    message: ({ params }) => `ett kolon i texten läses som slutet på ett fältnamn; ${swedish.asText(params)}`,
    fix: 'Skriv | efter kolonet och texten indragen på raden under.',
    why: 'I YAML skiljer ett kolon och ett blanksteg ett namn från dess värde. En text på samma rad som sitt fältnamn får därför inte ha ett kolon före ett blanksteg eller sist; 8:30 går bra. Efter |, indragen på egna rader, får en text innehålla alla tecken.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: Kurs▶: en dag i mars
    `,
    right: `
      goals:
        - id: m1
          goal: |
            Kurs: en dag i mars
    `,
  },
})
