import { defineRule } from '../rule.ts'

export const personRepeated = defineRule({
  id: 'person-repeated',
  severity: 'error',
  settings: 'off',

  checkTalk({ conversation: { participants } }) {
    const seen = new Set<string>()
    return participants.flatMap((id, index) => {
      if (seen.has(id)) return [{ at: ['participants', index] }]
      seen.add(id)
      return []
    })
  },

  en: {
    message: 'the person is already among the participants',
    fix: 'Remove the person here, or change the id to that of the participant you meant.',
    why: 'Each person is listed once among the participants of a group talk. If someone is listed twice, another person may be missing, so go through the list before you remove anyone.',
  },
  sv: {
    message: 'personen står redan bland deltagarna',
    fix: 'Ta bort personen här, eller byt till den deltagare som var menad.',
    why: 'Var och en står en gång bland deltagarna i ett gruppsamtal. Står någon där två gånger kan det vara en annan person som fattas, så gå igenom listan innan du tar bort någon.',
  },

  example: {
    wrong: `
      template: kungsbacka-grupp
      group: arbetslag-norr
      participants: [anna-andersson, olle-lind, ▶anna-andersson]
    `,
    right: `
      template: kungsbacka-grupp
      group: arbetslag-norr
      participants: [anna-andersson, olle-lind]
    `,
  },
})
