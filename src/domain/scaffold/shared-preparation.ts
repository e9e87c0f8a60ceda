import { notesPart, softRule } from '../format/insert-notes.ts'
import { isRule, markdownLines, type MarkdownLine } from '../format/markdown-lines.ts'

/** How much deeper the headings of a sheet are in the notes, where they stand below those of the preparation. */
const deeper = 2

/** The headings of the preparation are of this level and above: a heading of somebody's own must not end that part. */
const outerLevel = 3

/** What stands under a heading or label of the sheet, or between two of them. Confidential. */
interface Answer {
  /** The headings that lead to it, outermost first. */
  headings: MarkdownLine[]
  label: string | undefined
  lines: MarkdownLine[]
}

/**
 * What somebody has written in a sheet, with the headings and labels it stands under: without what the sheet was made
 * with, and without answers that the part of the notes below `under` has already, whole and under the same heading.
 * Undefined where there is nothing. Confidential.
 */
export function sharedPreparation(
  sheet: string,
  scaffold: string,
  file: string,
  under: readonly string[],
): string | undefined {
  const made = markdownLines(scaffold)
  const shared = answersIn(raised(markdownLines(notesPart(file, under) ?? '')), made)
  const answers = answersIn(markdownLines(sheet), made).filter(
    (answer) => !shared.some((other) => containsAnswer(other, answer)),
  )
  if (answers.length === 0) return undefined
  let before: readonly MarkdownLine[] = []
  const paragraphs = answers.flatMap(({ headings, label, lines }) => {
    const known = before
    before = headings
    const above = headings.filter((heading) => heading.level > 1 && !known.includes(heading))
    return [...above.map(deepened), ...(label === undefined ? [] : [label]), inNotes(lines)]
  })
  return paragraphs.join('\n\n')
}

/** What is written in a sheet, by the headings, labels and rules that the sheet was made with; without their own lines. */
function answersIn(lines: readonly MarkdownLine[], made: readonly MarkdownLine[]): Answer[] {
  const headings = new Set(made.filter(({ level }) => level > 0).map(headingKey))
  const labels = new Set(made.filter(isLabel).map(({ text }) => text.trim()))
  const known = new Set(made.filter(({ level }) => level === 0).map(lineKey))
  const answers: Answer[] = []
  let answer: Answer = { headings: [], label: undefined, lines: [] }
  const begin = (next: Partial<Answer>) => {
    answers.push(answer)
    answer = { headings: answer.headings, label: undefined, lines: [], ...next }
  }
  for (const line of lines) {
    const text = line.text.trim()
    if (line.level > 0 && headings.has(headingKey(line)))
      begin({ headings: [...answer.headings.filter(({ level }) => level < line.level), line] })
    else if (!line.isCode && labels.has(text)) begin({ label: text })
    else if (!line.isCode && [...labels].some((label) => text.startsWith(label))) begin({ lines: [line] })
    else if (text === '' || !known.has(lineKey(line))) answer.lines.push(line)
    else if (isRule(line)) begin({ headings: [] })
  }
  begin({})
  return answers.flatMap(({ lines: all, ...place }) => {
    const [first, last] = [all.findIndex(isWritten), all.findLastIndex(isWritten)]
    return first === -1 ? [] : [{ ...place, lines: all.slice(first, last + 1) }]
  })
}

function isWritten({ text }: MarkdownLine): boolean {
  return text.trim() !== ''
}

function isLabel({ text }: MarkdownLine): boolean {
  return /^\*\*.+:\*\*$/.test(text.trim())
}

function headingKey({ level, heading }: MarkdownLine): string {
  return `${level} ${heading}`
}

/** A line by its text and the heading it stands under. What has become of an earlier item may have changed since. */
function lineKey({ text, heading }: MarkdownLine): string {
  return `${heading}\n${text.trim().replace(/^(- \*\*[^*]+\*\*) \([^)]*\):/, '$1:')}`
}

/** Whether an answer under the same headings and label has all of another one's lines, in a row. */
function containsAnswer(answer: Answer, part: Answer): boolean {
  // What stands under no heading or label comes after others in the notes.
  if (answer.label !== part.label && !(placeOf(part) === '' && part.label === undefined)) return false
  if (placeOf(answer) !== placeOf(part) && placeOf(part) !== '') return false
  const [whole, sought] = [textOf(answer), textOf(part)]
  return `\n${whole}\n`.includes(`\n${sought}\n`)
}

function placeOf({ headings }: Answer): string {
  return headings
    .filter(({ level }) => level > 1)
    .map(headingKey)
    .join('\n')
}

/** Its lines without the depth of headings and other ways of writing the same. */
function textOf({ lines }: Answer): string {
  const written = lines.filter(isWritten)
  return written.map((line) => (isRule(line) ? '' : line.level > 0 ? line.heading : line.text.trim())).join('\n')
}

/** The lines as they are written in the notes; a block of code that nobody closed ends with them. */
function inNotes(lines: readonly MarkdownLine[]): string {
  const open = markdownLines(lines.map(({ text }) => text).join('\n')).at(-1)?.openFence
  const written = lines.map((line, index) => {
    const isAlone = index === 0 || lines[index - 1]?.text.trim() === ''
    return isAlone && isRule(line) ? softRule : deepened(line)
  })
  return [...written, ...(open === undefined ? [] : [open])].join('\n')
}

/** A heading as deep as it is in the notes, where it must not end the part it is in; any other line as it is. */
function deepened({ text, level }: MarkdownLine): string {
  if (level === 0) return text
  return '#'.repeat(Math.min(6, Math.max(level + deeper, outerLevel + 1))) + text.slice(level)
}

/** The lines of the notes with the headings as deep as they are in a sheet. */
function raised(lines: readonly MarkdownLine[]): MarkdownLine[] {
  return lines.map((line) => ({ ...line, level: line.level === 0 ? 0 : Math.max(1, line.level - deeper) }))
}
