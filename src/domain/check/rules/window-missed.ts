import { talkDay, templateOf } from '../../talk/talk-index.ts'
import { windowOf } from '../../talk/template-window.ts'
import { isInWindow } from '../../time/calendar.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const windowMissed = defineRule({
  id: 'window-missed',
  severity: 'warning',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const template = templateOf(talk, index)
    const day = talkDay(talk)
    const window = template && windowOf(template, index.templates.values())
    if (!window || !day || isInWindow(day, window)) return []
    return [{ at: [talk.conversation.held ? 'held' : 'planned'], params: { from: window.from, to: window.to } }]
  },

  en: {
    message: ({ params }) =>
      `the day is outside the period ${english.monthDay(params.from)}–${english.monthDay(params.to)}`,
    fix: 'Plan the talk within the period, or state your own period under cadence in samtal.yaml.',
    why: 'Some templates say in which part of the year the talk is held, such as December to March. The day that counts is the one when the talk was held, and until then the planned one. This is only a warning, because the talk is valid anyway.',
  },
  sv: {
    message: ({ params }) =>
      `dagen ligger utanför perioden ${swedish.monthDay(params.from)}–${swedish.monthDay(params.to)}`,
    fix: 'Håll samtalet inom perioden, eller ange er egen period under cadence i samtal.yaml.',
    why: 'En del mallar säger under vilken del av året samtalet ska hållas, till exempel december till mars. Det är dagen då samtalet hölls som räknas, och innan dess den planerade dagen. Det är bara en varning, för samtalet gäller ändå.',
  },

  example: {
    wrong: `
      template: ki-chef
      planned: ▶2026-05-20
    `,
    right: `
      template: ki-chef
      planned: 2026-02-20
    `,
  },
})
