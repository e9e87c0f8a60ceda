import { templateOf } from '../../talk/talk-index.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

export const participantsWrong = defineRule({
  id: 'participants-wrong',
  severity: 'error',
  settings: 'severity',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const { employee, group } = talk.conversation
    const cycle = templateOf(talk, index)?.cycle
    const findings: RuleFinding[] = []
    if (group !== undefined && index.roster?.has(group))
      findings.push({ at: ['group'], params: { reason: 'group-id' } })
    if (cycle === 'group' && group === undefined && employee !== undefined)
      findings.push({ at: ['employee'], params: { reason: 'group' } })
    if (cycle !== undefined && cycle !== 'group' && group !== undefined)
      findings.push({ at: ['group'], params: { reason: 'pair' } })
    return findings
  },

  en: {
    message: ({ params }) => {
      switch (params.reason) {
        case 'group':
          return 'the template is for group talks, so write group and participants here instead'
        case 'pair':
          return 'the template is for talks with a single employee, so write employee here instead'
        case 'group-id':
          return 'the group has the same id as a person in the roster'
        default:
          return 'a talk should have either employee or both group and participants'
      }
    },
    fix: 'Name the employee in employee, or the group in group and those who take part in participants.',
    why: 'A talk is held either with an employee (employee) or with a group (group and participants), and the template decides which. With both or neither, it is not clear whose talk it is. A group may not have the same id as a person, because their talks would then end up in the same folder.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.reason) {
        case 'group':
          return 'mallen är för gruppsamtal, så här ska group och participants stå i stället'
        case 'pair':
          return 'mallen är för samtal med en enda medarbetare, så här ska employee stå i stället'
        case 'group-id':
          return 'gruppen har samma id som en person i personlistan'
        default:
          return 'samtalet ska ha antingen employee eller både group och participants'
      }
    },
    fix: 'Ange medarbetaren i employee, eller gruppen i group och deltagarna i participants.',
    why: 'Ett samtal hålls antingen med en medarbetare (employee) eller med en grupp (group och participants), och det är mallen som avgör vilket. Finns båda eller ingetdera går det inte att veta vems samtalet är. En grupp får inte ha samma id som en person, eftersom deras samtal då skulle hamna i samma mapp.',
  },

  example: {
    wrong: `
      template: kungsbacka-grupp
      employee: ▶anna-andersson
    `,
    right: `
      template: kungsbacka-grupp
      group: arbetslag-norr
      participants: [anna-andersson, olle-lind]
    `,
  },
})
