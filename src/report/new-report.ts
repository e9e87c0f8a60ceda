import type { Notice } from '../domain/scaffold/notices.ts'
import type { ClosedStatus } from '../domain/talk/item-changes.ts'
import type { Day } from '../domain/time/calendar.ts'

/** A new talk. */
export interface NewReport {
  kind: 'new'
  /** Relative to the current folder, with `/`. */
  path: string
  planned: Day
  /** Short hash, where it was committed. */
  commit: string | undefined
  /** Confidential: it may go on with texts of earlier talks. */
  text: string
  /** The same without those texts. */
  publicText: string
  /** The older files in which items were closed. Their texts are confidential. */
  edits: readonly {
    path: string
    before: string
    after: string
    items: readonly { id: string; answer: ClosedStatus }[]
    commit: string | undefined
  }[]
  notices: readonly Notice[]
  /** What to print: that it was created, its path alone, or, where nothing was written, its text. */
  show: 'message' | 'path' | 'text'
}
