import { yamlComment } from '../format/yaml-comment.ts'
import { weekdayFrom, type Day } from '../time/calendar.ts'
import { deadlineOf } from '../time/cadence.ts'
import { blockText } from '../format/text-value.ts'
import { capitalized } from './capitalized.ts'
import { followUpTitle } from './titles.ts'
import type { Step, Template } from './template.ts'

const words = {
  sv: {
    heading: 'Uppföljningar',
    fillIn: 'Fyll i held när mötet har hållits.',
    dialogue: (name: string) => `Ett möte däremellan (${name}) läggs till med step: dialogue.`,
  },
  en: {
    heading: 'Follow-ups',
    fillIn: 'Fill in held once the meeting has been held.',
    dialogue: (name: string) => `A meeting in between (${name}) is added with step: dialogue.`,
  },
} as const

/** The front matter lines before the first follow-up: what the list is for, and its key. */
export function followUpHeading({ language, terms }: Template): string[] {
  const { heading, fillIn, dialogue } = words[language]
  return [
    '',
    ...yamlComment(`${terms.follow_up ? capitalized(terms.follow_up) : heading}. ${fillIn}`),
    ...(terms.dialogue ? yamlComment(dialogue(terms.dialogue)) : []),
    'follow_ups:',
  ]
}

/** The day to plan a follow-up for: the day it is due, or the Monday after where that is a Saturday or Sunday. */
export function plannedFor(step: Step, talkDay: Day): Day {
  return weekdayFrom(deadlineOf(step, talkDay, []).due)
}

/** The front matter lines of a follow-up that is not held yet, planned from the day of the talk; the dash two spaces in. */
export function followUpLines(name: string, step: Step, talkDay: Day): string[] {
  return [
    ...yamlComment(step.title, '  '),
    `  - step: ${name}`,
    `    planned: ${plannedFor(step, talkDay)}`,
    '    held:',
    '    summary: |',
    '',
  ]
}

/** The front matter lines of a follow-up that nobody had planned; its summary is a text as `textValue` makes it. */
export function heldFollowUpLines(
  template: Template,
  { step, held, summary = '\n' }: { step: string; held: Day; summary?: string },
): string[] {
  return [
    ...yamlComment(followUpTitle(template, step), '  '),
    `  - step: ${step}`,
    `    held: ${held}`,
    '    summary: |',
    ...blockText(summary, '      '),
  ]
}
