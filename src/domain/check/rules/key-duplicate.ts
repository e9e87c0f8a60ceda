import { defineRule } from '../rule.ts'

export const keyDuplicate = defineRule({
  id: 'key-duplicate',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'the property already stands further up on the same level',
    fix: 'Keep one of the two and remove the other.',
    why: 'When a property stands twice, nobody can tell which one counts. So each may stand only once on its level, for instance once in each goal. Several goals are written as several items of the list, each with a - before it.',
  },
  sv: {
    message: 'fältet finns redan längre upp på samma nivå',
    fix: 'Behåll det ena fältet och ta bort det andra.',
    why: 'Står ett fält två gånger går det inte att veta vilket som gäller. Varje fält får därför bara stå en gång på sin nivå, till exempel en gång i varje mål. Flera mål skriver du som flera punkter i listan, med ett - framför vart och ett.',
  },

  example: {
    wrong: `
      planned: 2026-01-20
      ▶planned: 2026-01-27
    `,
    right: 'planned: 2026-01-27',
  },
})
