import { capitalized } from './capitalized.ts'
import type { Template } from './template.ts'

const dialogueTitles = { sv: 'Avstämning', en: 'Dialogue' }

/** What a follow-up is called: the title of its step, or the template's word for a meeting that no step asks for. */
export function followUpTitle({ steps, terms, language }: Template, step: string): string {
  if (step === 'dialogue') return terms.dialogue ? capitalized(terms.dialogue) : dialogueTitles[language]
  return (Object.hasOwn(steps, step) ? steps[step]?.title : undefined) ?? step
}
