import type { RuleId } from '../rule-table.ts'

/** What `check --fix` has corrected, or with `--dry-run` would correct. Paths are relative to the workspace's root, with `/`. */
export interface FixResult {
  dryRun: boolean
  fixed: readonly AppliedFix[]
  /** The files before and after: confidential, for a terminal only. */
  files: readonly { path: string; to: string | null; before: string; after: string }[]
}

/** A finding that is corrected. */
export interface AppliedFix {
  /** Where the file was. */
  path: string
  /** Null where no rule asks for it: a row was added that `new` would have written. */
  rule: RuleId | null
  property: string
  /** Where the file was moved to. */
  to: string | null
}
