import { isHeld, templateOf } from '../../talk/talk-index.ts'
import { subtractPeriod } from '../../time/calendar.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const noticeUnrecorded = defineRule({
  id: 'notice-unrecorded',
  severity: 'warning',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const { invited, planned, cancelled } = talk.conversation
    const notice = templateOf(talk, index)?.notice
    if (!notice || invited !== undefined || cancelled !== undefined) return []
    const isLate = planned !== undefined && subtractPeriod(planned, notice) < index.today
    return isLate || isHeld(talk, index) ? [{ at: ['invited'], onKey: true, params: { period: notice } }] : []
  },

  en: {
    message: ({ params }) =>
      `no day is recorded for handing out the questions, which should be done ${english.period(params.period)} before the talk`,
    fix: 'Fill in the day when the employee was given the questions; if it has not been done, do it now.',
    why: 'The employee should get the questions in good time, and the template says how long before the talk (notice). The warning comes when that day has passed, or the talk has been held, and invited is still empty.',
  },
  sv: {
    message: ({ params }) =>
      `det är inte antecknat när frågorna lämnades ut, vilket ska göras senast ${swedish.period(params.period)} före samtalet`,
    fix: 'Fyll i dagen då medarbetaren fick frågorna, eller lämna ut dem nu om det inte är gjort.',
    why: 'Medarbetaren ska få frågorna i god tid, och mallen säger hur lång tid före samtalet (notice). Varningen kommer när den dagen har passerat, eller när samtalet har hållits, och invited fortfarande är tomt.',
  },

  example: {
    wrong: `
      template: kungsbacka
      planned: 2026-01-20
      ▶invited:
      held: 2026-01-22
    `,
    right: `
      template: kungsbacka
      planned: 2026-01-20
      invited: 2025-12-15
      held: 2026-01-22
    `,
  },
})
