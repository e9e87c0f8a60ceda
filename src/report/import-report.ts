import type { ImportColumn } from '../domain/talk/roster-import.ts'

/** The people that a staff list has added to the roster. */
export interface ImportReport {
  kind: 'import'
  /** The roster, as seen from the current folder. */
  path: string
  columns: readonly ImportColumn[]
  added: readonly string[]
  known: readonly string[]
  repeated: readonly { id: string; line: number }[]
  /** The new lines of the roster. */
  entries: string
  dryRun: boolean
  commit: string | undefined
}
