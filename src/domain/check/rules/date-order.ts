import { talkDay, type Talk } from '../../talk/talk-index.ts'
import { lastName } from '../phrasing.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

export const dateOrder = defineRule({
  id: 'date-order',
  severity: 'error',
  settings: 'off',

  checkTalk(talk) {
    const { invited } = talk.conversation
    const day = talkDay(talk)
    const early = invited && day && invited > day ? [{ at: ['invited'], params: { order: 'invited' } }] : []
    return [...early, ...followUpFindings(talk), ...signatureFindings(talk)]
  },
  checkRoster(roster) {
    return [...roster.values()].flatMap(({ id, start, end, leave }): RuleFinding[] => [
      ...(start && end && end < start ? [{ at: [id, 'end'], params: { order: 'period' } }] : []),
      ...leave.flatMap(({ from, to }, index) =>
        to && to < from ? [{ at: [id, 'leave', index, 'to'], params: { order: 'period' } }] : [],
      ),
    ])
  },

  en: {
    message: ({ property, params }) => {
      switch (params.order) {
        case 'invited':
          return 'the day the questions were given is after the talk'
        case 'follow-up':
          return lastName(property) === 'planned'
            ? 'the follow-up is planned before the talk'
            : 'the follow-up was held before the talk'
        case 'not-held':
          return property.startsWith('signed')
            ? 'the talk is signed, though it has not been held'
            : 'the follow-up has been held, though the talk has not'
        case 'signed':
          return 'the signature is dated before the talk'
        case 'period':
          return 'the last day is before the first'
        default:
          return 'the dates are in the wrong order'
      }
    },
    fix: 'Correct the date that is wrong, or fill in held if the talk has been held.',
    why: 'First the employee is given the questions (invited), then the talk is held (held), and after that come signatures and follow-ups. Dates in the wrong order are nearly always a typing mistake, often in the year. The same applies to the roster: an employment or a leave cannot end before it has begun.',
  },
  sv: {
    message: ({ property, params }) => {
      switch (params.order) {
        case 'invited':
          return 'dagen då frågorna lämnades ut ligger efter samtalet'
        case 'follow-up':
          return lastName(property) === 'planned'
            ? 'uppföljningen är planerad före samtalet'
            : 'uppföljningen hölls före samtalet'
        case 'not-held':
          return property.startsWith('signed')
            ? 'samtalet är underskrivet fast det inte har hållits'
            : 'uppföljningen har hållits fast samtalet inte har det'
        case 'signed':
          return 'underskriften är daterad före samtalet'
        case 'period':
          return 'slutdatumet ligger före startdatumet'
        default:
          return 'datumen står i fel ordning'
      }
    },
    fix: 'Rätta det datum som är fel, eller fyll i held om samtalet har hållits.',
    why: 'Först får medarbetaren frågorna (invited), sedan hålls samtalet (held) och därefter kommer underskrifter och uppföljningar. Ett datum i fel ordning är nästan alltid ett skrivfel, ofta fel år. I personlistan gäller detsamma: en anställning eller ledighet kan inte sluta innan den har börjat.',
  },

  example: {
    wrong: `
      invited: ▶2026-12-15
      held: 2026-01-22
    `,
    right: `
      invited: 2025-12-15
      held: 2026-01-22
    `,
  },
})

function followUpFindings({ conversation }: Talk): RuleFinding[] {
  const findings: RuleFinding[] = []
  for (const { index, held, planned } of conversation.followUps) {
    if (held && (!conversation.held || held < conversation.held)) {
      const order = conversation.held ? 'follow-up' : 'not-held'
      findings.push({ at: ['follow_ups', index, 'held'], params: { order } })
    }
    if (planned && conversation.planned && !conversation.held && planned < conversation.planned)
      findings.push({ at: ['follow_ups', index, 'planned'], params: { order: 'follow-up' } })
  }
  return findings
}

function signatureFindings({ conversation: { held, signed } }: Talk): RuleFinding[] {
  return (['employee', 'manager'] as const).flatMap((role) => {
    const date = signed[role]
    if (!date || (held && date >= held)) return []
    return [{ at: ['signed', role, 'date'], params: { order: held ? 'signed' : 'not-held' } }]
  })
}
