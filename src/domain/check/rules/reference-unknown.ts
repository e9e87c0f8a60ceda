import { itemPath } from '../../talk/conversation.ts'
import { itemAt } from '../../talk/item-chain.ts'
import { defineRule } from '../rule.ts'

export const referenceUnknown = defineRule({
  id: 'reference-unknown',
  severity: 'warning',
  settings: 'off',

  checkTalk({ conversation: { follows, items } }, index) {
    return [
      ...(follows && !index.byId.has(follows) ? [{ at: ['follows'] }] : []),
      ...items.flatMap((item) => (item.from && !itemAt(item.from, index) ? [{ at: itemPath(item, 'from') }] : [])),
    ]
  },

  en: {
    message: ({ property }) =>
      property === 'follows'
        ? 'the talk that this refers to does not exist'
        : 'the goal or agreement that this refers to does not exist',
    fix: 'Correct the reference, or empty the property if what it refers to no longer exists.',
    why: 'The property follows contains the id of an earlier talk, and from contains the id of a talk, a / and the id of the goal or agreement there. If a reference points to nothing, nobody can see what is being continued. This is only a warning, because the earlier talk may have been disposed of.',
  },
  sv: {
    message: ({ property }) =>
      property === 'follows'
        ? 'det samtal som nämns finns inte'
        : 'det mål eller den överenskommelse som nämns finns inte',
    fix: 'Rätta hänvisningen, eller töm fältet om det som nämns inte längre finns.',
    why: 'I follows står id för ett tidigare samtal, och i from ett samtals id, ett / och id för målet eller överenskommelsen där. Leder hänvisningen ingenstans går det inte att följa vad som fortsätter. Det är bara en varning, för det äldre samtalet kan ha gallrats.',
  },

  example: {
    wrong: `
      # people/anna-andersson/2026-01-20-ki-chef.md
      id: anna-andersson-2026-01-20-ki-chef

      # people/anna-andersson/2027-01-19-ki-chef.md
      follows: ▶anna-andersson-2026-01-20
    `,
    right: `
      # people/anna-andersson/2026-01-20-ki-chef.md
      id: anna-andersson-2026-01-20-ki-chef

      # people/anna-andersson/2027-01-19-ki-chef.md
      follows: anna-andersson-2026-01-20-ki-chef
    `,
  },
})

/** Whether `<conversation id>/<item id>` exists. */
