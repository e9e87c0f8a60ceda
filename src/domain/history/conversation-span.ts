import type { Commit } from './commit.ts'
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
        if (version?.conversation === undefined || !isOwn(version.conversation, path)) continue
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
