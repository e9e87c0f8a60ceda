import { settingsFrom } from '../../talk/settings.ts'
import { isTimezone } from '../../time/calendar.ts'
import { lastName } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const valueInvalid = defineRule({
  id: 'value-invalid',
  severity: 'error',
  settings: 'severity',

  checkSettings({ timezone }) {
    // The default needs no look: asking for a time zone loads much of Intl.
    return timezone === settingsFrom({}).timezone || isTimezone(timezone) ? [] : [{ at: ['timezone'] }]
  },

  en: {
    message: ({ property }) => {
      if (/^rules\.[^.]*$/.test(property)) return 'this should be error, warning or off'
      switch (lastName(property)) {
        case 'notice':
        case 'after':
        case 'grace':
          return 'this should be a period such as P30D (30 days), P6M (six months) or P1Y (one year)'
        case 'at_least':
        case 'at_most':
          return 'this should be a duration such as PT1H (one hour) or PT90M (90 minutes)'
        case 'from':
        case 'to':
          return 'this should be month and day, MM-DD, such as 12-01 for 1 December'
        case 'timezone':
          return 'this should be a time zone, such as Europe/Stockholm'
        case 'conversations':
        case 'roster':
        case 'templates':
          return 'this should be a path from the folder of samtal.yaml, without a leading / and without ..'
        case 'digest':
          return 'the digest has the wrong form'
        default:
          return 'the value has the wrong form'
      }
    },
    fix: 'Write the value in the form that the property needs.',
    why: 'Some values need a certain form so that samtal can calculate with them. Periods are written like P30D, P2W, P6M or P1Y (days, weeks, months, years), the length of a talk like PT1H30M, days of the year as MM-DD and time zones like Europe/Stockholm. Paths start from the folder with samtal.yaml and may not point outside it.',
  },
  sv: {
    message: ({ property }) => {
      if (/^rules\.[^.]*$/.test(property)) return 'här ska det stå error, warning eller off'
      switch (lastName(property)) {
        case 'notice':
        case 'after':
        case 'grace':
          return 'här ska det stå en tid som P30D (30 dagar), P6M (sex månader) eller P1Y (ett år)'
        case 'at_least':
        case 'at_most':
          return 'här ska det stå en tid som PT1H (en timme) eller PT90M (90 minuter)'
        case 'from':
        case 'to':
          return 'här ska det stå månad och dag, MM-DD, till exempel 12-01 för den 1 december'
        case 'timezone':
          return 'här ska det stå en tidszon, till exempel Europe/Stockholm'
        case 'conversations':
        case 'roster':
        case 'templates':
          return 'här ska det stå en sökväg från mappen med samtal.yaml, utan / först och utan ..'
        case 'digest':
          return 'kontrollsumman har fel form'
        default:
          return 'värdet har fel form'
      }
    },
    fix: 'Skriv värdet i den form som fältet kräver.',
    why: 'En del värden måste ha en bestämd form för att gå att räkna med. Tid skrivs som P30D, P2W, P6M eller P1Y (dagar, veckor, månader, år), samtalets längd som PT1H30M, dagar på året som MM-DD och tidszoner som Europe/Stockholm. Sökvägar utgår från mappen där samtal.yaml ligger och får inte leda ut ur den.',
  },

  example: {
    wrong: `
      # templates/egen-mall.yaml
      notice: ▶en månad
    `,
    right: `
      # templates/egen-mall.yaml
      notice: P1M
    `,
  },
})
