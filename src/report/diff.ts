import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff'
import { redact } from '../domain/talk/identity-number.ts'
import { escapeTerminal } from './escape.ts'
import type { Style } from './style.ts'

/** A file before and after a change. `to` is the path it was moved to, if it was. */
export interface ChangedFile {
  path: string
  to: string | null
  before: string
  after: string
}

const context = 3

/** A unified diff of a file. Line endings are not shown, nor anything that a terminal would act on; identity numbers are redacted. */
export function diffLines({ path, to, before, after }: ChangedFile, style: Style): string[] {
  const [from, target] = [escapeTerminal(path), escapeTerminal(to ?? path)]
  const end = commonEnd(before, after)
  const [oldText, newText] = [before.slice(0, before.length - end), after.slice(0, after.length - end)]
  const hunks = formatPatch(structuredPatch(from, target, oldText, newText, '', '', { context }), OMIT_HEADERS)
  return [
    ...(to === null ? [] : [style.strong(`rename from ${from}`), style.strong(`rename to ${target}`)]),
    ...(before === after ? [] : [style.strong(`--- a/${from}`), style.strong(`+++ b/${target}`)]),
    ...hunks
      .split('\n')
      .filter(Boolean)
      .map((text) => paintLine(escapeTerminal(redact(text.replace(/\r$/, ''))), style)),
  ]
}

/** Length in code units of the common end of two texts that no diff needs: the notes may be eight million lines. */
function commonEnd(a: string, b: string): number {
  let length = 0
  const maximum = Math.min(a.length, b.length)
  while (length < maximum && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++
  let from = a.length - length
  // The line that differs, and those shown after it.
  for (let lines = 0; lines <= context; lines++) {
    const next = a.indexOf('\n', from)
    if (next === -1) return 0
    from = next + 1
  }
  return a.length - from
}

function paintLine(text: string, style: Style): string {
  if (text.startsWith('@@')) return style.faint(text)
  return text.startsWith('+') ? style.good(text) : text.startsWith('-') ? style.error(text) : text
}
