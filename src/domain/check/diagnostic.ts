import { compareSwedish } from '../collation.ts'
import type { Finding as FormatFinding, Severity } from '../format/finding.ts'

/** Every rule and its severity. A rule's id is stable; its words stand in `report/rules.*.ts`, one entry an id. */
export const RULES = {
  // the file as a file
  'file-unreadable': 'error',
  'file-unexpected': 'error',
  'file-misplaced': 'error',
  'encoding-invalid': 'error',
  'front-matter-missing': 'error',
  'front-matter-unclosed': 'error',
  'front-matter-large': 'error',
  'front-matter-deep': 'error',
  'control-character': 'error',
  'yaml-invalid': 'error',
  'yaml-tab': 'error',
  'yaml-unsupported': 'error',
  'key-duplicate': 'error',
  'text-cut': 'error',
  'text-header': 'error',
  // what the schemas say
  'property-unknown': 'error',
  'property-missing': 'error',
  'type-wrong': 'error',
  'value-unknown': 'error',
  'value-invalid': 'error',
  'id-invalid': 'error',
  'date-invalid': 'error',
  'participants-wrong': 'error',
  // what the talk's template asks for
  'template-unknown': 'error',
  'kind-unknown': 'error',
  'step-unknown': 'error',
  'criterion-unknown': 'error',
  'level-unknown': 'error',
  'goal-incomplete': 'error',
  'agreement-incomplete': 'error',
  'notice-short': 'warning',
  'window-missed': 'warning',
  // people
  'person-unknown': 'error',
  'person-repeated': 'error',
  'self-talk': 'error',
  'manager-wrong': 'error',
  'managers-differ': 'warning',
  // dates and identities
  'date-order': 'error',
  'held-in-future': 'error',
  'due-before-talk': 'error',
  'id-duplicate': 'error',
  'item-id-duplicate': 'error',
  'reference-unknown': 'warning',
  'changed-unreplaced': 'warning',
  'placeholder-left': 'error',
  // what should not leave the house
  'identity-number': 'warning',
  'public-free-text': 'warning',
  'sensitive-word': 'warning',
  // settings
  'rule-unknown': 'error',
  'reason-missing': 'error',
  // own templates
  'name-mismatch': 'error',
  'part-undefined': 'error',
  'step-contradictory': 'error',
} as const satisfies Record<string, Severity>

export type RuleId = keyof typeof RULES

/** What a rule found, before its position in the text is known. */
export type Finding = FormatFinding<RuleId>

/** So many findings of one file are told; a file made to have more would cost minutes and megabytes. */
export const maxFindings = 1000

/** A finding with its place: what reports are made of. Line and column are 1-based; columns count characters (code points). */
export interface Diagnostic {
  /** Path relative to the workspace's root, with `/`. */
  file: string
  line: number
  column: number
  severity: Severity
  rule: RuleId
  /** The schema-known property concerned, such as `goals[0].due`; empty for the file as a whole. */
  property: string
  params: Readonly<Record<string, string | readonly string[]>>
  /** The line of the file it points into: confidential, for a terminal's excerpt only. */
  excerpt?: string
  /** Where in the excerpt the place is, in UTF-16 code units. */
  caret?: number
}

/** The diagnostics in the order of files, lines, columns and rules, each once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>()
  const unique = diagnostics.filter((each) => {
    const key = JSON.stringify([each.file, each.line, each.column, each.rule, each.property, each.params])
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
