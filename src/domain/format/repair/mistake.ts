import type { FormatRuleId, Path } from '../finding.ts'
import type { TextEdit } from '../text-edit.ts'

/** What somebody wrote that YAML takes otherwise than it was meant, and how it could be read. Offsets in the YAML text. */
export interface Mistake {
  rule: FormatRuleId
  offset: number
  /** The property that it is in, as far as that is known. */
  at: Path
  params?: Readonly<Record<string, string>>
  /** Whether the edits are the one right answer; otherwise they only serve to read the rest of the file. */
  isCertain: boolean
  edits: TextEdit[]
}

/** A line of a text, without its ending. */
export interface Line {
  text: string
  start: number
}

/** The lines of a text. */
export function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const at = start
    start += line.length + 1
    return { text: line.endsWith('\r') ? line.slice(0, -1) : line, start: at }
  })
}
