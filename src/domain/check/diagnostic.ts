import { compareSwedish } from '../collation.ts'
import type { Finding as FormatFinding, Severity } from '../format/finding.ts'
import type { Position } from '../format/text-position.ts'
import type { Item } from '../talk/conversation.ts'
import type { RuleId } from './rule-table.ts'

/** What a rule found, before its position in the text is known. */
export type Finding = FormatFinding<RuleId>

/** A finding with its position in a file. */
export interface Diagnostic extends Omit<Position, 'excerpt' | 'caret'> {
  /** Path relative to the workspace's root, with `/`. */
  file: string
  severity: Severity
  rule: RuleId
  /** The schema-known property concerned, such as `goals[0].due`; empty for the file as a whole. */
  property: string
  /** The goal or agreement that the property is or belongs to; its id is undefined where it has none of the right form. */
  item?: { list: Item['list']; number: number; id: string | undefined }
  params: Readonly<Record<string, string | readonly string[]>>
  /** The line of the file, or a part of a long one: confidential, for a terminal only. */
  excerpt?: string
  /** The offset of the position in the excerpt (UTF-16 code units). */
  caret?: number
}

/** The diagnostics sorted by file, line, column and rule, without repetitions. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>()
  const unique = diagnostics.filter(({ file, line, column, rule, property, params }) => {
    const key = JSON.stringify([file, line, column, rule, property, params])
    return !seen.has(key) && seen.add(key)
  })
  return unique.sort(
    (a, b) =>
      compareSwedish(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
}
