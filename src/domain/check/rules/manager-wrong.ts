import { templateOf } from '../../talk/talk-index.ts'
import { employeesOf } from '../employees.ts'
import { defineRule } from '../rule.ts'

// One rule for the nearest manager and for conflicts of interest: a log in which the two could be told apart would show
// who has a conflict with whom. It leaves held talks alone: a later change of manager makes none of them wrong.
export const managerWrong = defineRule({
  id: 'manager-wrong',
  severity: 'error',
  settings: 'off',

  checkTalk(talk, index) {
    const { manager, held, cancelled } = talk.conversation
    if (held || cancelled || !manager) return []
    const isNearest = templateOf(talk, index)?.manager === 'nearest'
    const isRight = employeesOf(talk).every((id) => {
      const person = index.roster?.get(id)
      if (!person) return true
      const conflicts = person.conflictOfInterest
      if (conflicts.includes(manager)) return false
      return !isNearest || !person.manager || person.manager === manager || conflicts.includes(person.manager)
    })
    return isRight ? [] : [{ at: ['manager'] }]
  },

  en: {
    message: 'according to the roster, that manager should not hold the talk',
    fix: 'Name the manager who should hold the talk according to the roster, or change the roster if it is out of date.',
    why: 'The nearest manager, named as manager in the roster, holds the talk unless the template says otherwise. Where that manager has a conflict of interest (conflict_of_interest in the roster), someone else holds it. The message does not say which of the two it is, on purpose. The rule only applies to talks that have not been held, so old talks are not reported when someone gets a new manager.',
  },
  sv: {
    message: 'den chefen ska enligt personlistan inte hålla samtalet',
    fix: 'Ange den chef som ska hålla samtalet enligt personlistan, eller ändra där om uppgifterna är gamla.',
    why: 'Samtalet hålls av närmaste chef, den som står som manager i personlistan, om inte mallen säger något annat. Är den chefen jävig (conflict_of_interest i personlistan) håller i stället någon annan samtalet. Meddelandet säger med flit inte vilket det gäller. Regeln gäller bara samtal som inte har hållits, så gamla samtal blir inte fel när någon byter chef.',
  },

  example: {
    wrong: `
      # people.yaml
      anna-andersson: {manager: karin-ek}
      olle-lind: {manager: karin-ek}

      # people/anna-andersson/2026-01-20-ki-chef.md
      template: ki-chef
      employee: anna-andersson
      manager: ▶olle-lind
    `,
    right: `
      # people.yaml
      anna-andersson: {manager: karin-ek}
      olle-lind: {manager: karin-ek}

      # people/anna-andersson/2026-01-20-ki-chef.md
      template: ki-chef
      employee: anna-andersson
      manager: karin-ek
    `,
  },
})
