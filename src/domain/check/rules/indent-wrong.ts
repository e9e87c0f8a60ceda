import { defineRule } from '../rule.ts'
import { english, swedish } from '../phrasing.ts'

export const indentWrong = defineRule({
  id: 'indent-wrong',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) =>
      params.columns === '0'
        ? 'the line should not be indented; move it to the left margin'
        : `the line should be indented by ${english.spaces(params.columns)}`,
    fix: 'Give the line the same indentation as the others beside it.',
    why: 'In YAML, indentation shows what belongs together: the properties of a goal are in one column, and the hyphens of a list in another. A line with one space more or less belongs to something else, or to nothing. Use two spaces for each step inwards.',
  },
  sv: {
    message: ({ params }) =>
      params.columns === '0'
        ? 'raden ska inte vara indragen; flytta den längst till vänster'
        : `raden ska vara indragen ${swedish.spaces(params.columns)}`,
    fix: 'Ge raden samma indrag som raderna intill.',
    why: 'I YAML visar indragen vad som hör ihop: ett måls fält står i en kolumn och listans bindestreck i en annan. En rad med ett blanksteg mer eller mindre hör till något annat, eller inte till någonting. Använd två blanksteg för varje steg inåt.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
         ▶goal: Läs en bok
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
    `,
  },
})
