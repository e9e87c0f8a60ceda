import { escapeTerminal } from './escape.ts'
import type { CreatedReport } from './report.ts'
import type { Words } from './words.ts'

/** What was created, and what was there already. */
export function createdText({ workspace, created, kept }: CreatedReport, words: Words): string {
  const lines = [
    ...created.map((path) => words.created(escapeTerminal(path))),
    ...kept.map((path) => words.kept(escapeTerminal(path))),
  ]
  return [...lines, ...(workspace ? ['', words.initiated] : []), ''].join('\n')
}
