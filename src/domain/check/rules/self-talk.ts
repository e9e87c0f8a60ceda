import { defineRule } from '../rule.ts'

export const selfTalk = defineRule({
  id: 'self-talk',
  severity: 'error',
  settings: 'off',

  checkTalk({ conversation: { employee, manager, participants } }) {
    const isBoth = manager !== undefined && (employee === manager || participants.includes(manager))
    return isBoth ? [{ at: ['manager'] }] : []
  },
  checkRoster(roster) {
    return [...roster.values()].flatMap(({ id, manager }) => (manager === id ? [{ at: [id, 'manager'] }] : []))
  },

  en: {
    message: ({ property }) =>
      property === 'manager' ? 'the manager is also the employee or a participant' : 'the person is their own manager',
    fix: 'Name the manager who holds the talk, or correct who the talk is with.',
    why: 'The person who holds the talk cannot also be the employee, or one of the participants of a group. In the roster nobody can be their own manager. Leave manager empty in the roster for someone who has no manager there.',
  },
  sv: {
    message: ({ property }) =>
      property === 'manager' ? 'chefen står också som medarbetare eller deltagare' : 'personen står som sin egen chef',
    fix: 'Ange den chef som håller samtalet, eller rätta vem samtalet är med.',
    why: 'Den som håller samtalet kan inte själv vara medarbetaren i det, och inte heller en av deltagarna i en grupp. I personlistan kan ingen vara sin egen chef. Lämna manager tomt i personlistan för den som inte har någon chef där.',
  },

  example: {
    wrong: `
      employee: anna-andersson
      manager: ▶anna-andersson
    `,
    right: `
      employee: anna-andersson
      manager: karin-ek
    `,
  },
})
