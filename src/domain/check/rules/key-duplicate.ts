import { defineRule } from '../rule.ts'

export const keyDuplicate = defineRule({
  id: 'key-duplicate',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'the property is already further up on the same level; keep one of the two and delete the other',
    fix: 'Keep one of the two and remove the other.',
    why: 'If a property is written twice, it is not clear which one counts. So each property may be written only once on its level, for instance once in each goal. Several goals are written as several items of the list, each with a - before it.',
  },
  sv: {
    message: 'fältet finns redan längre upp på samma nivå; behåll det ena och ta bort det andra',
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
