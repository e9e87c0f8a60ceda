import { appendNotes } from './append-notes.ts'
import { splitFrontMatter } from './front-matter.ts'
import { lineEndOf } from './line-end.ts'
import { isRule, markdownLines, type MarkdownLine } from './markdown-lines.ts'

/**
 * A file's text with a section at the end of the part of the notes that headings (`## A`, `### B`) lead to, in the file's
 * own line endings. Headings that are not there are written; without the first of them, all come after the notes.
 */
export function insertNotes(text: string, section: string, headings: readonly string[]): string {
  const start = startOfNotes(text)
  const lines = markdownLines(text.slice(start))
  const { to, found } = findPart(lines, headings)
  const block = [...headings.slice(found), section.trimEnd()].join('\n\n')
  if (found === 0) return appendNotes(text, block)
  const last = lines.findLastIndex((line, index) => index < to && line.text.trim() !== '')
  const eol = lineEndOf(text)
  const offset = start + offsetAfter(text.slice(start), last)
  const before = text.slice(0, offset)
  const inserted = `${before.endsWith('\n') ? '' : eol}${eol}${block.split('\n').join(eol)}${eol}`
  const rest = text.slice(offset)
  return `${before}${inserted}${rest !== '' && !/^\r?\n/.test(rest) ? eol : ''}${rest}`
}

/** The part of a file's notes that headings lead to, without them; undefined where one of them is missing. */
export function notesPart(text: string, headings: readonly string[]): string | undefined {
  const lines = markdownLines(text.slice(startOfNotes(text)))
  const { from, to, found } = findPart(lines, headings)
  if (found < headings.length) return undefined
  return lines
    .slice(from, to)
    .map((line) => line.text)
    .join('\n')
}

function startOfNotes(text: string): number {
  const parts = splitFrontMatter(text)
  return 'rule' in parts ? 0 : parts.notesStart
}

/** Which lines stand below as many of the headings as there are, from the first on. */
function findPart(lines: readonly MarkdownLine[], headings: readonly string[]) {
  let [from, to, found] = [0, lines.length, 0]
  for (const heading of headings) {
    const at = lines.findIndex(
      ({ text, level }, index) => index >= from && index < to && level > 0 && text.trimEnd() === heading,
    )
    if (at === -1) break
    const next = lines.findIndex((line, index) => index > at && endsPart(line, lines[index - 1], lines[at]?.level ?? 0))
    ;[from, to] = [at + 1, next === -1 ? to : Math.min(to, next)]
    found++
  }
  return { from, to, found }
}

/** Whether a line begins another part than that of a heading: a heading of its level or higher, or a rule. */
function endsPart(line: MarkdownLine, before: MarkdownLine | undefined, own: number): boolean {
  const isPlainRule = isRule(line) && line.text.trim() !== softRule && (before?.text.trim() ?? '') === ''
  return isPlainRule || (line.level > 0 && line.level <= own)
}

/** A rule within a part, which does not end it. */
export const softRule = '* * *'

/** The offset after the line with an index. */
function offsetAfter(text: string, index: number): number {
  let offset = 0
  for (let line = 0; line <= index; line++) {
    const end = text.indexOf('\n', offset)
    if (end === -1) return text.length
    offset = end + 1
  }
  return offset
}
