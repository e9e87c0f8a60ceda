import type { FormatRuleId, Path } from '../finding.ts'
import type { FileKind } from '../schema.ts'
import type { TextEdit } from '../text-edit.ts'
import { indentOf } from './entry.ts'
import type { Frames } from './frames.ts'
import type { Line, Mistake } from './mistake.ts'

/** The state of a scan: the line to come, what is open there, and what was found. */
export interface Scan {
  readonly kind: FileKind
  readonly lines: readonly Line[]
  /** How lines end. */
  readonly eol: string
  /** The index of the line to come. */
  at: number
  readonly frames: Frames
  readonly mistakes: Mistake[]
}

/** A key on a line, and where it belongs. */
export interface Property {
  path: Path
  /** Its name as the schema has it; undefined where that may be a sentence. */
  name: string | undefined
  line: Line
  /** Where its value begins in the line. */
  valueStart: number
  /** The column where the key is, and where it belongs. */
  indent: number
  target: number
}

/** Adds a mistake in a line. */
export function addMistake(
  { mistakes }: Scan,
  rule: FormatRuleId,
  line: Line,
  column: number,
  rest: { at: Path; params?: Mistake['params']; isCertain?: boolean; edits?: TextEdit[] },
): Mistake {
  const mistake = { isCertain: true, edits: [], ...rest, rule, offset: line.start + column }
  mistakes.push(mistake)
  return mistake
}

/** An edit of a line, from one column to another. */
export function lineEdit(line: Line, from: number, to: number, replacement: string): TextEdit {
  return { start: line.start + from, end: line.start + to, replacement }
}

/** Whether a line has nothing in it, or a comment. */
export function isBlankLine(text: string): boolean {
  const content = text.slice(indentOf(text).length)
  return content === '' || content.startsWith('#')
}

/** The name of a property as a parameter of a message; none where it may be a sentence. */
export function named({ name }: Property): Record<string, string> {
  return name === undefined ? {} : { name }
}
