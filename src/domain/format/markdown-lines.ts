/** A line of Markdown. */
export interface MarkdownLine {
  /** Without its line end. */
  text: string
  /** 1 to 6 of a heading, 0 of any other line. */
  level: number
  /** The text of the nearest heading before it; of a heading, its own. */
  heading: string
  /** Whether it is in a block of code, the fences included. */
  isCode: boolean
  /** The fence that would end the block of code that goes on after the line. */
  openFence: string | undefined
}

/** The lines of a text, with the headings they stand under. */
export function markdownLines(text: string): MarkdownLine[] {
  let heading = ''
  let fence: string | undefined
  return text.split(/\r?\n/).map((line): MarkdownLine => {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    const isFence = mark !== undefined && (fence === undefined || (mark.startsWith(fence) && line.trim() === mark))
    const isCode = fence !== undefined || isFence
    if (isFence) fence = fence === undefined ? mark : undefined
    const [, marks = '', title = ''] = isCode ? [] : (/^(#{1,6})[ \t]+(.*)$/.exec(line) ?? [])
    if (marks !== '') heading = title.trim()
    return { text: line, level: marks.length, heading, isCode, openFence: fence }
  })
}

/** Whether a line is a rule between two parts. */
export function isRule({ text, isCode }: MarkdownLine): boolean {
  return !isCode && /^ {0,3}(?:-{3,}|\*{3,}|_{3,}|\* \* \*)[ \t]*$/.test(text)
}
