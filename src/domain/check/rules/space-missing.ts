import { defineRule } from '../rule.ts'

export const spaceMissing = defineRule({
  id: 'space-missing',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => `a space is missing after the colon; write “${params.name}: …”`,
    fix: 'Write a space after the colon.',
    why: 'A property is a name, a colon, a space and a value. Without the space, the name, the colon and the value are one word to YAML, since a colon may also be part of a text, as in 8:30.',
  },
  sv: {
    message: ({ params }) => `det saknas ett blanksteg efter kolonet; skriv ”${params.name}: …”`,
    fix: 'Skriv ett blanksteg efter kolonet.',
    why: 'Ett fält är ett namn, ett kolon, ett blanksteg och ett värde. Utan blanksteget är namnet, kolonet och värdet ett enda ord i YAML, eftersom ett kolon också kan ingå i en text, som i 8:30.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal:▶Läs en bok
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
    `,
  },
})
