import { defineRule } from '../rule.ts'
import { lastName } from '../phrasing.ts'

export const bulletWrong = defineRule({
  id: 'bullet-wrong',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ property }) => `an item of a list begins with a hyphen and a space; write “- ${lastName(property)}: …”`,
    fix: 'Write a hyphen and a space before the item, instead of another mark.',
    why: 'The items of a list, such as the goals, each begin with a hyphen (the minus key) and a space. Word likes to make a bullet or a dash of it, and those mean nothing to YAML; neither does a number or a hyphen without a space after it.',
  },
  sv: {
    message: ({ property }) =>
      `en punkt i en lista börjar med ett bindestreck och ett blanksteg; skriv ”- ${lastName(property)}: …”`,
    fix: 'Skriv ett bindestreck och ett blanksteg före punkten, i stället för ett annat tecken.',
    why: 'Punkterna i en lista, till exempel målen, börjar alla med ett bindestreck (minustangenten) och ett blanksteg. Word gör gärna om det till en punkt eller ett tankstreck, och de betyder inget i YAML. Det gör inte heller en siffra, eller ett bindestreck utan blanksteg efter sig.',
  },

  example: {
    wrong: `
      goals:
        ▶• id: m1
          goal: Läs en bok
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
    `,
  },
})
