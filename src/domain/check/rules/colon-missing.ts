import { defineRule } from '../rule.ts'

export const colonMissing = defineRule({
  id: 'colon-missing',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => `a colon is missing after the name; write “${params.name}: …”`,
    fix: 'Write a colon and a space between the name and the value.',
    why: 'A property is a name, a colon, a space and a value. Without the colon, or with another sign in its place, the name and the value are read as one text, and the line belongs to nothing.',
  },
  sv: {
    message: ({ params }) => `det saknas ett kolon efter namnet; skriv ”${params.name}: …”`,
    fix: 'Skriv ett kolon och ett blanksteg mellan namnet och värdet.',
    why: 'Ett fält är ett namn, ett kolon, ett blanksteg och ett värde. Saknas kolonet, eller står det ett annat tecken i stället, läses namnet och värdet som en enda text, och raden hör inte ihop med något.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: Läs en bok
          ▶due 2026-09-30
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
          due: 2026-09-30
    `,
  },
})
