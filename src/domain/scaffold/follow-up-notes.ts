import { followUpTitle } from '../talk/follow-up-title.ts'
import type { Template } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'
import { texts } from './paragraphs.ts'

/** The section of the notes for a follow-up held on a day: its guidance, and its questions with room for answers. */
export function followUpNotes(template: Template, step: string, held: Day): string {
  const { guidance = [], questions = [] } = Object.hasOwn(template.steps, step) ? (template.steps[step] ?? {}) : {}
  const paragraphs = [
    `## ${followUpTitle(template, step)} ${held}`,
    ...texts(guidance),
    ...questions.map((question) => `### ${question}`),
  ]
  return `${paragraphs.join('\n\n')}\n`
}
