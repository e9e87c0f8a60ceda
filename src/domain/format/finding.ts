/** `error` makes `check` fail, `warning` does so with `--strict`. */
export type Severity = 'error' | 'warning'

/** The path to a value in a file: keys and indexes from the top. */
export type Path = readonly (string | number)[]

/** What the parser and the schemas can find wrong. Each has a rule file in `domain/check/rules/`. */
export type FormatRuleId =
  | 'front-matter-missing'
  | 'front-matter-unclosed'
  | 'front-matter-large'
  | 'front-matter-deep'
  | 'control-character'
  | 'yaml-invalid'
  | 'yaml-tab'
  | 'yaml-unsupported'
  | 'key-duplicate'
  | 'text-cut'
  | 'text-header'
  | 'property-unknown'
  | 'property-missing'
  | 'type-wrong'
  | 'value-unknown'
  | 'value-invalid'
  | 'id-invalid'
  | 'date-invalid'
  | 'participants-wrong'
  | 'blank-invisible'
  | 'bracket-unclosed'
  | 'bullet-wrong'
  | 'colon-missing'
  | 'dash-missing'
  | 'front-matter-repeated'
  | 'indent-wrong'
  | 'merge-conflict'
  | 'space-missing'
  | 'text-bracketed'
  | 'text-colon'
  | 'text-comment'
  | 'text-quoted'
  | 'text-start'
  | 'text-unindented'

/** A fault that leaves a file without values: its rule, and its offset in the text (UTF-16 code units). */
export interface ParseFault {
  rule: FormatRuleId
  offset: number
  /** The value that it is in, where that is known. */
  at?: Path
  params?: Readonly<Record<string, string>>
}

/** What is wrong with a value, before its position in the text is known. */
export interface Finding<Rule extends string = FormatRuleId> {
  rule: Rule
  /** The path to the offending value; a missing one is pointed at through its parent. */
  at: Path
  /** For a finding in the notes, which have no paths: its offset in the text (UTF-16 code units). */
  offset?: number
  /** Points at the key instead of the value. */
  onKey?: boolean
  /** Fills the message; public words of schema and template only, never a value from a conversation. */
  params?: Readonly<Record<string, string | readonly string[]>>
  /** Path of another file that the finding is about too: it is reported when either of the two is checked. */
  related?: string
  /** Set where the rule lowers its own severity for this case. */
  severity?: Severity
}
