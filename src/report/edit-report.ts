import type { Item, Role } from '../domain/talk/conversation.ts'
import type { DatedVerb } from '../domain/talk/dated-change.ts'
import type { ClosedStatus } from '../domain/talk/item-changes.ts'
import type { Day } from '../domain/time/calendar.ts'

/** A command that edited one talk's file. */
export type EditReport = EditedFile &
  (RecordedDay | AddedItem | ClosedItem | RecordedFollowUp | Signed | SharedPreparation)

interface SharedPreparation {
  verb: 'prepare'
  role: Role
  /** Ids of the goals that the plan got. */
  items: readonly string[]
  hasNotes: boolean
  hasRatings: boolean
  /** Path of the sheet, relative to the current folder. */
  sheet: string
  /** False also where the sheet was changed meanwhile. */
  isSheetRemoved: boolean
}

interface Signed {
  verb: 'sign'
  day: Day
  role: Role
  /** The party that is to sign then. */
  next: Role | undefined
}

interface RecordedDay {
  verb: DatedVerb
  day: Day
}

interface AddedItem {
  verb: 'add'
  list: Item['list']
  /** The id it got. */
  item: string
  due: Day | undefined
  /** Whether the talk has been held. */
  isHeld: boolean
}

interface ClosedItem extends Closing {
  verb: 'close'
}

interface RecordedFollowUp {
  verb: 'follow-up'
  /** What the follow-up is called. */
  title: string
  day: Day
  closed: readonly Closing[]
  moved: readonly { list: Item['list']; item: string; due: Day }[]
  /** Whether the notes got questions to write about. */
  hasQuestions: boolean
  /** How many items of the talk and of others that it comes back to are still open. */
  stillOpen: number
  /** The files of other talks in which items were closed or moved. */
  others: readonly Pick<EditedFile, 'path' | 'before' | 'after' | 'commit'>[]
}

interface Closing {
  list: Item['list']
  item: string
  status: ClosedStatus
  /** What a new goal or agreement names in `from`. */
  origin: string
}

interface EditedFile {
  kind: 'edit'
  person: string
  /** Relative to the current folder, with `/`. */
  path: string
  /** The whole file, which is confidential. */
  before: string
  after: string
  dryRun: boolean
  /** Short hash, where it was committed. */
  commit: string | undefined
}

/** A party's own preparation sheet. */
export type SheetReport = {
  kind: 'sheet'
  /** Relative to the current folder, with `/`. */
  path: string
  person: string
  role: Role
} & (
  | {
      state: 'created' | 'kept'
      /** Whether `.gitignore` was changed so that git ignores the sheet. */
      isIgnoreChanged: boolean
    }
  /** A dry run. The text is confidential. */
  | { state: 'shown'; text: string }
  /** The talk has all of it already. */
  | { state: 'shared'; isSheetRemoved: boolean; dryRun: boolean }
)
