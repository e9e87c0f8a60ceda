import { itemPath } from '../../talk/conversation.ts'
import { talkDay } from '../../talk/talk-index.ts'
import { defineRule } from '../rule.ts'

export const dueBeforeTalk = defineRule({
  id: 'due-before-talk',
  severity: 'error',
  settings: 'off',

  checkTalk(talk) {
    const day = talkDay(talk)
    // What continues an earlier item may keep its day.
    return talk.conversation.items.flatMap((item) =>
      item.due && day && item.due < day && !item.from ? [{ at: itemPath(item, 'due') }] : [],
    )
  },

  en: {
    message: 'the day is before the talk',
    fix: 'Correct the date, or write in from which earlier goal this one continues.',
    why: 'What you decide in a talk is done after it, so due cannot be before the day when the talk was held or is to be held. Usually the year is wrong. A goal or agreement that continues an earlier one (from is filled in) may keep the old date.',
  },
  sv: {
    message: 'dagen ligger före samtalet',
    fix: 'Rätta datumet, eller ange i from vilket tidigare mål det fortsätter.',
    why: 'Det ni bestämmer i ett samtal görs efter samtalet, så due kan inte ligga före den dag då samtalet hölls eller ska hållas. Oftast är det fel år. Är målet eller överenskommelsen en fortsättning på något tidigare (from är ifyllt) får det gamla datumet stå kvar.',
  },

  example: {
    wrong: `
      template: kungsbacka
      held: 2026-01-22
      goals:
        - id: m1
          goal: Läs en bok
          due: ▶2025-09-30
    `,
    right: `
      template: kungsbacka
      held: 2026-01-22
      goals:
        - id: m1
          goal: Läs en bok
          due: 2026-09-30
    `,
  },
})
