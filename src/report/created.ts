import { escapeTerminal } from './escape.ts'
import { shellWord } from './shell-word.ts'
import type { CreatedReport } from './created-report.ts'
import type { Words } from './words.ts'

/** What was created, and what was there already. */
export function createdText({ workspace, created, kept, otherHook }: CreatedReport, words: Words): string {
  const lines = [
    ...created.map((path) => words.created(escapeTerminal(path))),
    ...kept.map((path) => words.kept(escapeTerminal(path))),
    ...(otherHook === undefined ? [] : [words.hookKept(escapeTerminal(otherHook))]),
  ]
  if (workspace === undefined) return `${lines.join('\n')}\n`
  const goThere = workspace === '' ? '' : `cd ${escapeTerminal(shellWord(workspace))} && `
  return [...lines, '', words.initiated, words.edit.next(`${goThere}samtal new`), ''].join('\n')
}
