import { itemPath } from '../../talk/conversation.ts'
import { defineRule } from '../rule.ts'

export const itemIdDuplicate = defineRule({
  id: 'item-id-duplicate',
  severity: 'error',
  settings: 'off',
  fixedBy: 'ids',

  checkTalk({ conversation: { items } }) {
    return items.flatMap((item, index) =>
      item.id !== undefined && items.findIndex(({ id }) => id === item.id) < index
        ? [{ at: itemPath(item, 'id') }]
        : [],
    )
  },

  en: {
    message: 'the same id is already used further up in the file',
    fix: 'Give the goal or agreement the next free id, such as m2.',
    why: 'Each goal and agreement has its own id in the file, so that later talks can refer to it. A goal and an agreement may not share an id either. The usual ids are m1, m2 and so on for goals, and o1, o2 and so on for agreements.',
  },
  sv: {
    message: 'samma id står redan längre upp i filen',
    fix: 'Ge målet eller överenskommelsen nästa lediga id, till exempel m2.',
    why: 'Varje mål och överenskommelse har sitt eget id i filen, så att senare samtal kan hänvisa till det. Inte heller får ett mål och en överenskommelse ha samma id. Vanligen heter målen m1, m2 och så vidare och överenskommelserna o1, o2 och så vidare.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: Läs en bok
        - id: ▶m1
          goal: Gå en kurs
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
        - id: m2
          goal: Gå en kurs
    `,
  },
})
