import { defineRule } from '../rule.ts'

export const typeWrong = defineRule({
  id: 'type-wrong',
  severity: 'error',
  settings: 'severity',

  en: {
    message: ({ property, params }) => {
      switch (params.expected) {
        case 'object':
          return 'this should be a group of properties, each with its value'
        case 'array':
          return 'this should be a list, with a - before each item'
        case 'string':
          return /\.questions\[\d+\]$/.test(property)
            ? 'a question should be either a text or properties, one of them called question'
            : 'this should be a text'
        case 'number':
        case 'integer':
          return 'this should be a number'
        case 'boolean':
          return 'this should be true or false'
        default:
          return 'the value has the wrong form'
      }
    },
    fix: 'Give the value the form that the property has: a text, a list or properties of its own.',
    why: 'Every property has one form: a text (such as how), a list with a - before each item (such as goals) or a group of its own properties (such as signed). A value of another form cannot be read. A text that begins with [ or { is taken for a list or for properties, so put it on a line of its own after |.',
  },
  sv: {
    message: ({ property, params }) => {
      switch (params.expected) {
        case 'object':
          return 'här ska det stå fält med varsitt värde'
        case 'array':
          return 'här ska det stå en lista, med ett - framför varje punkt'
        case 'string':
          return /\.questions\[\d+\]$/.test(property)
            ? 'en fråga ska vara antingen en text eller fält, varav ett heter question'
            : 'här ska det stå en text'
        case 'number':
        case 'integer':
          return 'här ska det stå ett tal'
        case 'boolean':
          return 'här ska det stå true eller false'
        default:
          return 'värdet har fel form'
      }
    },
    fix: 'Skriv om värdet till den form som fältet har: en text, en lista eller egna fält.',
    why: 'Varje fält har en bestämd form: en text (som how), en lista med ett - framför varje punkt (som goals) eller en grupp av egna fält (som signed). Har värdet en annan form går det inte att läsa. En text som börjar med [ eller { tas för en lista eller för fält, så skriv den på en egen rad efter |.',
  },

  example: {
    wrong: 'goals: ▶Läs en bok',
    right: `
      goals:
        - id: m1
          goal: Läs en bok
    `,
  },
})
