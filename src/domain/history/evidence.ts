import type { Commit, FileChange } from './commit.ts'
import { walkChildrenFirst } from './commit-order.ts'
import { lastReadableVersion, type ReadableVersion } from './last-readable.ts'
import { personChanges } from './person-changes.ts'
import { RecordSet } from './record-set.ts'
import type { RecordsOfVersion, VersionRecords } from './records.ts'

/**
 * The commit that brought in each of the records at HEAD, by the record's key; `tree` has the Markdown files at HEAD,
 * path to object id. Source: "Evidence" in docs/format.md.
 *
 * All records walk together, each commit visited once, after all its children: what a commit leaves untouched moves to
 * its first parent as one set, so the cost is that of the changes, whatever the number of records.
 */
export function findEvidence(
  head: string,
  commits: ReadonlyMap<string, Commit>,
  tree: ReadonlyMap<string, string>,
  versionOf: RecordsOfVersion,
): Map<string, Commit> {
  const found = new Map<string, Commit>()
  const readable = lastReadableVersion(commits, versionOf)
  const isUnreadable = unreadableVersions(commits, versionOf)
  const followPersons = personChanges(commits, readable, versionOf)
  const sets = new Map<string, RecordSet>([[head, recordsAt(head, tree, readable, versionOf, isUnreadable)]])
  for (const commit of walkChildrenFirst(head, commits)) {
    const atCommit = sets.get(commit.hash)
    sets.delete(commit.hash)
    if (!atCommit || atCommit.size === 0) continue
    const unreadableHere = new Map(commit.parents.length > 1 ? atCommit.unreadable : [])
    let left = atCommit
    for (const [index, parent] of commit.parents.entries()) {
      const moving = left
      const changes = changesTo(commit, index, unreadableHere)
      const carriedBefore = ({ path, before }: FileChange) => keysOf(readable(parent, path, before))
      left = moving.stepBack(changes, carriedBefore, isUnreadable, unreadableHere)
      followPersons(commit, parent, changes, left, moving)
      const there = sets.get(parent)
      sets.set(parent, there ? there.union(moving) : moving)
      if (left.size === 0) break
    }
    for (const key of left.keysAtHead()) found.set(key, commit)
  }
  return found
}

function keysOf(version: VersionRecords | undefined): string[] {
  return version ? version.records.map(({ key }) => key) : []
}

/**
 * What to look at on the way to a parent. A version that cannot be read carries what it does in the first parent; in
 * another parent it may carry something else, though the file is the same.
 */
function changesTo(commit: Commit, index: number, unreadable: ReadonlyMap<string, string>): readonly FileChange[] {
  const changes = commit.changes[index] ?? []
  if (index === 0 || unreadable.size === 0) return changes
  const changed = new Set(changes.map(({ path }) => path))
  const same = [...unreadable].flatMap(([path, oid]) => (changed.has(path) ? [] : [{ path, before: oid, after: oid }]))
  return [...changes, ...same]
}

/** Tells a version that cannot be read, of a path that ever could: only such a one carries what it does not say. */
function unreadableVersions(commits: ReadonlyMap<string, Commit>, versionOf: RecordsOfVersion) {
  const everReadable = new Set<string>()
  for (const { changes } of commits.values())
    for (const side of changes)
      for (const { path, after } of side)
        if (after !== undefined && !everReadable.has(path) && versionOf(after)) everReadable.add(path)
  return (path: string, oid: string | undefined) => oid !== undefined && everReadable.has(path) && !versionOf(oid)
}

/** The records that some readable file at HEAD carries, with all paths that carry them. */
function recordsAt(
  head: string,
  tree: ReadonlyMap<string, string>,
  readable: ReadableVersion<VersionRecords>,
  versionOf: RecordsOfVersion,
  isUnreadable: (path: string, oid: string) => boolean,
): RecordSet {
  const unreadable = new Map([...tree].filter(([path, oid]) => isUnreadable(path, oid)))
  const set = new RecordSet(unreadable)
  for (const [path, oid] of tree) for (const key of keysOf(versionOf(oid))) set.add(key, [path])
  const keys = new Set(set.keys())
  for (const [path, oid] of unreadable)
    for (const key of keysOf(readable(head, path, oid))) if (keys.has(key)) set.add(key, [path])
  return set
}
