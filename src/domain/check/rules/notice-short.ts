import { talkDay, templateOf } from '../../talk/talk-index.ts'
import { subtractPeriod } from '../../time/calendar.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const noticeShort = defineRule({
  id: 'notice-short',
  severity: 'warning',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const { invited } = talk.conversation
    const notice = templateOf(talk, index)?.notice
    const day = talkDay(talk)
    return notice && day && invited && invited > subtractPeriod(day, notice)
      ? [{ at: ['invited'], params: { period: notice } }]
      : []
  },

  en: {
    message: ({ params }) => `the questions were given less than ${english.period(params.period)} before the talk`,
    fix: 'Postpone the talk if it has not been held, or correct the date if it is wrong.',
    why: 'The employee should have time to prepare, and the template says how much (notice). In invited you write the day when the employee was given the questions, and the time runs until the day when the talk was held or is to be held. This is only a warning, because lost time cannot be regained.',
  },
  sv: {
    message: ({ params }) => `frågorna lämnades ut mindre än ${swedish.period(params.period)} före samtalet`,
    fix: 'Skjut upp samtalet om det inte har hållits, eller rätta datumet om det är fel.',
    why: 'Medarbetaren ska hinna förbereda sig, och mallen säger hur lång tid som behövs (notice). I invited står den dag då medarbetaren fick frågorna, och tiden räknas fram till den dag då samtalet hölls eller ska hållas. Det är bara en varning, för det som har hänt går inte att ändra.',
  },

  example: {
    wrong: `
      template: kungsbacka
      planned: 2026-01-20
      invited: ▶2026-01-05
    `,
    right: `
      template: kungsbacka
      planned: 2026-01-20
      invited: 2025-12-15
    `,
  },
})
