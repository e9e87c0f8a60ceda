import { yamlComment } from '../format/yaml-comment.ts'
import type { Day } from '../time/calendar.ts'
import { deadlineOf } from '../time/cadence.ts'
import type { Step, Template } from './template.ts'

const words = {
  sv: {
    heading: 'Uppföljningar. Fyll i held när uppföljningen har hållits.',
    dialogue: (name: string) => `Ett möte däremellan (${name}) läggs till med step: dialogue.`,
  },
  en: {
    heading: 'Follow-ups. Fill in held once the follow-up has been held.',
    dialogue: (name: string) => `A meeting in between (${name}) is added with step: dialogue.`,
  },
} as const

/** The front matter lines before the first follow-up: what the list is for, and its key. */
export function followUpHeading({ language, terms: { dialogue } }: Template): string[] {
  const { heading, dialogue: dialogueHint } = words[language]
  return ['', ...yamlComment(heading), ...(dialogue ? yamlComment(dialogueHint(dialogue)) : []), 'follow_ups:']
}

/** The front matter lines of a follow-up that is not held yet, planned from the day of the talk; the dash two spaces in. */
export function followUpLines(name: string, step: Step, talkDay: Day): string[] {
  return [
    ...yamlComment(step.title, '  '),
    `  - step: ${name}`,
    `    planned: ${deadlineOf(step, talkDay, []).due}`,
    '    held:',
    '    summary: |',
    '',
  ]
}
