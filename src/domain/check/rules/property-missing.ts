import { english, listOf, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const propertyMissing = defineRule({
  id: 'property-missing',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'ids',

  en: {
    message: ({ property, params }) => {
      const missing = listOf(params.missing)
      if (missing[0] === property)
        return property === 'ratings.levels' ? 'at least two levels are needed' : 'this is empty'
      return `${english.and(missing)} ${missing.length > 1 ? 'are' : 'is'} missing`
    },
    fix: 'Add the property and fill it in.',
    why: 'Some properties are always needed to know which talk this is, who holds it and when: samtal, id, template, manager and planned. In addition, every goal and agreement needs an id, every follow-up a step and every signature a date. A property without a value counts as missing.',
  },
  sv: {
    message: ({ property, params }) => {
      const missing = listOf(params.missing)
      if (missing[0] === property)
        return property === 'ratings.levels' ? 'det behövs minst två nivåer' : 'fältet är tomt'
      return `${missing.length > 1 ? 'fälten' : 'fältet'} ${swedish.and(missing)} saknas`
    },
    fix: 'Lägg till fältet och fyll i det.',
    why: 'Några fält behövs alltid för att det ska gå att veta vilket samtal det är, vem som håller det och när: samtal, id, template, manager och planned. Dessutom ska varje mål och överenskommelse ha ett id, varje uppföljning ett step och varje underskrift ett date. Ett fält utan värde räknas som om det inte fanns.',
  },

  example: {
    wrong: `
      goals:
        - ▶goal: Läs en bok
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
    `,
  },
})
