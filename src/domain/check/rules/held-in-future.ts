import type { Day } from '../../time/calendar.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

export const heldInFuture = defineRule({
  id: 'held-in-future',
  severity: 'error',
  settings: 'off',

  checkTalk({ conversation: { held, followUps, signed } }, { hasCome }) {
    const isInFuture = (day: Day | undefined) => day !== undefined && !hasCome(day)
    const findings: RuleFinding[] = []
    if (isInFuture(held)) findings.push({ at: ['held'] })
    for (const followUp of followUps)
      if (isInFuture(followUp.held)) findings.push({ at: ['follow_ups', followUp.index, 'held'] })
    for (const role of ['employee', 'manager'] as const)
      if (isInFuture(signed[role])) findings.push({ at: ['signed', role, 'date'] })
    return findings
  },

  checkRosterDays(roster, { hasCome }) {
    return [...roster.values()].flatMap(({ id, lastTalk }) =>
      lastTalk === undefined || hasCome(lastTalk) ? [] : [{ at: [id, 'last_talk'] }],
    )
  },

  en: {
    message: 'the day is in the future',
    fix: 'Correct the date, or leave this empty until the day has come.',
    why: 'In held, in the date of a signature and in last_talk of the roster, you write the day when something took place, so it cannot be in the future. The day of what has not happened yet is written in planned. What day it is today depends on the time zone in samtal.yaml; the default is Swedish time.',
  },
  sv: {
    message: 'dagen ligger i framtiden',
    fix: 'Rätta datumet, eller lämna fältet tomt tills dagen har kommit.',
    why: 'I held, i underskrifternas date och i personlistans last_talk står den dag då något ägde rum, så den kan inte ligga i framtiden. Dagen för det som ännu inte har skett skrivs i planned. Vilken dag det är i dag avgörs av tidszonen i samtal.yaml, svensk tid om inget annat står där.',
  },

  example: {
    wrong: `
      # people.yaml
      anna-andersson: {manager: karin-ek, last_talk: ▶2062-01-20}

      # people/anna-andersson/2026-01-20-kungsbacka.md
      template: kungsbacka
      employee: anna-andersson
      manager: karin-ek
      planned: 2026-01-20
      held: ▶2062-01-22
    `,
    right: `
      # people.yaml
      anna-andersson: {manager: karin-ek, last_talk: 2025-01-20}

      # people/anna-andersson/2026-01-20-kungsbacka.md
      template: kungsbacka
      employee: anna-andersson
      manager: karin-ek
      planned: 2026-01-20
      held: 2026-01-22
    `,
  },
})
