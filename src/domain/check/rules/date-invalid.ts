import { isRealDate } from '../../time/calendar.ts'
import { defineRule } from '../rule.ts'

export const dateInvalid = defineRule({
  id: 'date-invalid',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'spelling',

  checkStep({ window }) {
    if (!window) return []
    // A leap year: 02-29 is a day.
    return (['from', 'to'] as const).flatMap((end) =>
      isRealDate(`2024-${window[end]}`) ? [] : [{ at: ['window', end] }],
    )
  },

  en: {
    message: ({ property, params }) =>
      params.reason === 'calendar' || /\.window\.(from|to)$/.test(property)
        ? 'the day does not exist in the calendar; write one that does'
        : 'this should be a date that exists in the calendar; write it as 2026-01-20',
    fix: 'Write a date that exists, such as 2026-01-20; in a template, a part of the year is written as MM-DD.',
    why: 'Dates decide when the next talk or follow-up is due, so it must be possible to calculate with them. They are always written YYYY-MM-DD with zeros, as in 2026-03-05, and the day must exist in the calendar. 30 February does not exist, and 29 February only in some years.',
  },
  sv: {
    message: ({ property, params }) =>
      params.reason === 'calendar' || /\.window\.(from|to)$/.test(property)
        ? 'dagen finns inte i kalendern; skriv en som gör det'
        : 'här ska det stå ett datum som finns i kalendern; skriv det som 2026-01-20',
    fix: 'Skriv ett datum som finns, till exempel 2026-01-20; i en mall skrivs perioder under året som MM-DD.',
    why: 'Datumen avgör när nästa samtal eller uppföljning ska hållas och måste gå att räkna med. De skrivs alltid ÅÅÅÅ-MM-DD med nollor, som 2026-03-05, och dagen ska finnas i kalendern. Den 30 februari finns inte, och den 29 februari bara vissa år.',
  },

  example: {
    wrong: 'planned: ▶2026-02-30',
    right: 'planned: 2026-02-27',
  },
})
