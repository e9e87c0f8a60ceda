import type { Evidence } from '../history/dated-evidence.ts'
import type { HeldRecord } from '../history/records.ts'
import type { Settings } from '../talk/settings.ts'
import type { TalkIndex, Talk } from '../talk/talk-index.ts'
import type { Day, Period } from '../time/calendar.ts'

/** A file of which no conversation can be made out. */
export interface UnreadableFile {
  path: string
  /** The person whose folder it lies in; null where the folder's name is no id. */
  person: string | null
}

/** Everything that the due rows are computed from. */
export interface DueInput {
  /** The conversations at HEAD, with settings, roster and templates. */
  atHead: TalkIndex
  unreadable: readonly UnreadableFile[]
  /** The path of the roster, and the keys of its entries that have errors. */
  roster: { path: string; broken: ReadonlySet<string> }
  /** The conversations of index and work tree, which are not committed yet. */
  pending: TalkIndex
  /** The workspace's default template. */
  template: string | undefined
  /** The day the workspace's records begin. */
  since: Day | undefined
  /** Also list rows that fall due within this period. */
  within: Period | undefined
  /** Records that some commit has had and HEAD does not. */
  withdrawn: readonly HeldRecord[]
  /** The evidence of a held talk. */
  evidence(talk: Talk): Evidence | null
}

/** What the rows are computed from where the index alone counts, for lack of history or of interest in it. */
export function inputFrom(
  index: TalkIndex,
  { roster, template, since }: Pick<Settings, 'roster' | 'template' | 'since'>,
  brokenPeople: DueInput['roster']['broken'],
  within: Period | undefined,
): DueInput {
  return {
    ...{ atHead: index, pending: index, unreadable: [], withdrawn: [], evidence: () => null },
    ...{ roster: { path: roster, broken: brokenPeople }, template, since, within },
  }
}

/** An unreadable file by its path and the folder of the conversations, both relative to the workspace's root. */
export function unreadableFile(path: string, conversations: string): UnreadableFile {
  const [folder = '', ...rest] = path.slice(conversations.length + 1).split('/')
  return { path, person: rest.length > 0 && /^[a-z0-9][a-z0-9-]{0,63}$/.test(folder) ? folder : null }
}
