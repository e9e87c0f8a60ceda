import type { Line, Mistake } from './mistake.ts'

/** What git leaves in a file where two versions disagree. */
export interface Conflicts {
  mistakes: Mistake[]
  /** The indexes of the lines that are not read: the marks, and all but the first version. */
  skipped: ReadonlySet<number>
}

/** The conflicts in a text: one mistake for each, at its first line. */
export function findConflicts(lines: readonly Line[]): Conflicts {
  const mistakes: Mistake[] = []
  const skipped = new Set<number>()
  let current: Mistake | undefined
  let isSecond = false
  for (const [index, { text, start }] of lines.entries()) {
    const mark = /^(<{7}|\|{7}|={7}|>{7})(?: |$)/.exec(text)?.[1]?.[0]
    if (mark === '<') {
      current = { rule: 'merge-conflict', offset: start, at: [], isCertain: false, edits: [] }
      mistakes.push(current)
      isSecond = false
    }
    if (!current) continue
    if (mark === '|' || mark === '=') isSecond = true
    if (mark === undefined && !isSecond) continue
    skipped.add(index)
    current.edits.push({ start, end: start + text.length, replacement: '' })
    if (mark === '>') current = undefined
  }
  // Without its end it is no conflict: another program may underline headings so.
  return current ? withoutLast(mistakes, skipped, lines, current) : { mistakes, skipped }
}

function withoutLast(
  mistakes: Mistake[],
  skipped: ReadonlySet<number>,
  lines: readonly Line[],
  last: Mistake,
): Conflicts {
  const kept = [...skipped].filter((index) => (lines[index]?.start ?? 0) < last.offset)
  return { mistakes: mistakes.filter((mistake) => mistake !== last), skipped: new Set(kept) }
}
