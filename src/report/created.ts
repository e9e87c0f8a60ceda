import { escapeTerminal } from './escape.ts'
import type { CreatedReport, NewReport } from './report.ts'
import type { Words } from './words.ts'

/** What was created, and what was there already. */
export function createdText({ workspace, created, kept }: CreatedReport, words: Words): string {
  const lines = [
    ...created.map((path) => words.created(escapeTerminal(path))),
    ...kept.map((path) => words.kept(escapeTerminal(path))),
  ]
  return [...lines, ...(workspace ? ['', words.initiated] : []), ''].join('\n')
}

/** The file of a new talk: that it was created, its path alone, or the text it would have. */
export function newText({ path, text, show }: NewReport, words: Words): string {
  if (show === 'text') return text
  return show === 'path'
    ? `${escapeTerminal(path)}\n`
    : `${words.created(escapeTerminal(path))}\n${words.newNext(escapeTerminal(path))}\n`
}
