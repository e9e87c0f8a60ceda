import { defineRule } from '../rule.ts'
import { english, swedish } from '../phrasing.ts'

export const textBracketed = defineRule({
  id: 'text-bracketed',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) =>
      params.name === undefined && params.fix === undefined
        ? 'in braces, each name needs a colon, a space and a value, as in { date: 2026-01-25 }; a text is written on the next line, indented, after |'
        : `a text that begins with ${params.bracket} is read as ${params.bracket === '{' ? 'names of properties' : 'a list'}, not as a text; ${english.asText(params)}`,
    fix: 'Write | after the colon, and the text indented on the line below.',
    why: 'A value in brackets [ ] is a list to YAML, and one in braces { } has properties of its own. A text in braces would be lost without anyone noticing: it is read as the name of a property that has no value. After |, indented on lines of its own, a text may contain every character.',
  },
  sv: {
    message: ({ params }) =>
      params.name === undefined && params.fix === undefined
        ? 'inom klammer ska varje namn följas av kolon, blanksteg och värde, som i { date: 2026-01-25 }; en text skrivs indragen på nästa rad, efter |'
        : `en text som börjar med ${params.bracket} läses som ${params.bracket === '{' ? 'fältnamn' : 'en lista'} och inte som en text; ${swedish.asText(params)}`,
    fix: 'Skriv | efter kolonet och texten indragen på raden under.',
    why: 'Ett värde inom hakparentes [ ] är en lista i YAML, och ett inom klammer { } har egna fält. En text inom klammer skulle försvinna utan att någon märkte det, för den läses som namnet på ett fält utan värde. Efter |, indragen på egna rader, får en text innehålla alla tecken.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: ▶{Läs en bok}
    `,
    right: `
      goals:
        - id: m1
          goal: |
            {Läs en bok}
    `,
  },
})
