import type { Commit } from './commit.ts'
import { keyOfHolder } from './holders.ts'
import type { IsOwn } from './own-paths.ts'
import type { RecordsOfVersion, VersionRecords } from './records.ts'

/** Where and when the history has a conversation. */
export interface ConversationSpan {
  conversation: string
  /** Every path a version of it has had, in the order of the commits, newest first. */
  paths: Set<string>
  /** Author dates of the first and the last commit that touched it, in seconds since 1970-01-01 UTC. */
  first: number | undefined
  last: number | undefined
  /** Its newest version. */
  latest: VersionRecords
}

/** The paths of a conversation that is to be removed. */
export interface RemovablePaths {
  /** Every path it has had in the workspace. */
  paths: readonly string[]
  /** Those of them that hold, or have held, something that stays. */
  shared: readonly string[]
  /** Those it has had outside the workspace. */
  elsewhere: readonly string[]
}

/** The span of each conversation of the workspace, by its id. `commits` are newest first. */
export function conversationSpans(
  commits: ReadonlyMap<string, Commit>,
  recordsOf: RecordsOfVersion,
  isOwn: IsOwn,
): Map<string, ConversationSpan> {
  const spans = new Map<string, ConversationSpan>()
  for (const { changes, authorDate } of commits.values())
    for (const { path, after, before } of changes.flat())
      for (const oid of [after, before]) {
        const version = oid === undefined ? undefined : recordsOf(oid)
        if (version?.conversation === undefined || !isOwn(keyOfHolder(version), path)) continue
        addVersion(spans, version.conversation, version, path, authorDate)
      }
  return spans
}

function addVersion(
  spans: Map<string, ConversationSpan>,
  conversation: string,
  latest: VersionRecords,
  path: string,
  date: number | undefined,
): void {
  const known = spans.get(conversation)
  const span = known ?? { conversation, paths: new Set<string>(), first: date, last: date, latest }
  if (!known) spans.set(conversation, span)
  span.paths.add(path)
  if (date === undefined) return
  span.first = Math.min(span.first ?? date, date)
  span.last = Math.max(span.last ?? date, date)
}

/**
 * What to remove for each of the conversations that go. `anywhere` is every conversation in the repository, `unknown` the
 * paths of which nobody can tell what they hold: a path is removed with everything it has ever held.
 */
export function removablePaths(
  expired: readonly ConversationSpan[],
  anywhere: readonly ConversationSpan[],
  unknown: readonly string[],
): (span: ConversationSpan) => RemovablePaths {
  const gone = new Set(expired.map(({ conversation }) => conversation))
  const stays = new Set(unknown)
  const everyPath = new Map<string, readonly string[]>()
  for (const { conversation, paths } of anywhere) {
    everyPath.set(conversation, [...paths])
    if (!gone.has(conversation)) for (const path of paths) stays.add(path)
  }
  return ({ conversation, paths }) => ({
    paths: [...paths],
    shared: [...paths].filter((path) => stays.has(path)),
    elsewhere: (everyPath.get(conversation) ?? []).filter((path) => !paths.has(path)),
  })
}
