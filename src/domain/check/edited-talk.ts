import type { Path } from '../format/finding.ts'
import { propertyName } from '../format/schema.ts'
import type { RuleSettings } from '../talk/settings.ts'
import { indexTalks, type TalkIndex } from '../talk/talk-index.ts'
import { fixedClock } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import type { ConversationFile } from './conversation-file.ts'
import type { Finding } from './diagnostic.ts'
import { talkFindings } from './engine.ts'
import { applySeverities } from './severity.ts'

/** Refuses to edit a file whose front matter cannot be relied on; `check` says what is wrong. */
export function requireEditable({ path, talk }: ConversationFile): void {
  if (!talk) throw new UsageError('talk-broken', { path })
}

/** Rules on what is still to be done, in this talk or a newer one: nothing that an edit writes is wrong by them. */
const aboutWhatFollows: ReadonlySet<string> = new Set(['changed-unreplaced', 'item-unclosed'])

/** Refuses an edit that makes what it writes an error, such as a day that has not come. Other errors are for `check`. */
export function requireSound(
  edited: ConversationFile,
  changed: readonly Path[],
  index: TalkIndex,
  rules: RuleSettings,
): void {
  const { talk, path, findings } = edited
  if (!talk) throw new UsageError('edit-impossible', { path })
  const others = index.talks.filter((other) => other.path !== path)
  const withEdit = indexTalks({ ...index, talks: [...others, talk] }, fixedClock(index.today))
  const all = applySeverities([...findings, ...talkFindings(talk, withEdit)], rules)
  const error = all.find(
    ({ rule, severity, at }) =>
      severity === 'error' && !aboutWhatFollows.has(rule) && changed.some((change) => isWithin(at, change)),
  )
  if (error)
    throw new UsageError('edit-invalid', { rule: error.rule, property: propertyName(error.at, 'conversation') })
}

function isWithin(at: Finding['at'], path: Path): boolean {
  return (
    at.length > 0 &&
    path.every((step, depth) => at[depth] === step || at[depth] === undefined) &&
    at.length >= path.length
  )
}
