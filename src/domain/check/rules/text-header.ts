import { defineRule } from '../rule.ts'

export const textHeader = defineRule({
  id: 'text-header',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: 'text is not allowed on the same line as | or >; move it down to the next line, indented',
    fix: 'Move the text down to the next line, and indent it.',
    why: 'The sign | (or >) after a property name says that a text follows, indented on the lines below. With text on the same line the file cannot be read. On the lines below, the text may contain any character, and after | it keeps its line breaks.',
  },
  sv: {
    message: 'text får inte stå på samma rad som | eller >; flytta ner den till nästa rad, indragen',
    fix: 'Flytta ner texten till nästa rad, och dra in den.',
    why: 'Tecknet | (eller >) efter ett fältnamn säger att en text följer, indragen på raderna under. Står texten på samma rad går filen inte att läsa. På raderna under får texten innehålla vilka tecken som helst, och efter | behåller den sina radbrytningar.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: | ▶Läs en bok
    `,
    right: `
      goals:
        - id: m1
          goal: |
            Läs en bok
    `,
  },
})
