import { defineRule } from '../rule.ts'

export const cancelledHeld = defineRule({
  id: 'cancelled-held',
  severity: 'error',
  settings: 'off',

  checkTalk({ conversation: { cancelled, held } }) {
    return cancelled !== undefined && held !== undefined ? [{ at: ['cancelled'] }] : []
  },

  en: {
    message: 'the talk is both cancelled and held',
    fix: 'Empty cancelled if the talk was held, or held if it was not.',
    why: 'A cancelled talk did not take place and will not take place. It counts neither as planned nor as held, so a talk that was held after all must not have a day in cancelled. A new talk instead of the cancelled one gets its own file.',
  },
  sv: {
    message: 'samtalet är både inställt och hållet',
    fix: 'Töm cancelled om samtalet hölls, eller held om det inte hölls.',
    why: 'Ett inställt samtal blev inte av och ska inte bli av. Det räknas varken som planerat eller som hållet, så ett samtal som ändå hölls får inte ha någon dag i cancelled. Ett nytt samtal i stället för det inställda får en egen fil.',
  },

  example: {
    wrong: `
      cancelled: ▶2026-01-19
      held: 2026-01-22
    `,
    right: `
      cancelled: 2026-01-19
      held:
    `,
  },
})
