import type { Commit, FileChange } from './commit.ts'
import type { ReadableVersion } from './last-readable.ts'
import type { RecordSet } from './record-set.ts'
import { recordKey, type RecordsOfVersion, type VersionRecords } from './records.ts'
import { versionFinder } from './version-at.ts'

/**
 * A record follows its conversation id, also where the person's id was changed. What a parent does not carry moves there
 * all the same where the parent carries it as another person's, and no file of that person still has the conversation
 * in the commit: one that does is the original of a copy, and evidence stops at the copy.
 *
 * Moves such records from `left` to `moving`, which is at the parent.
 */
export function personChanges(
  commits: ReadonlyMap<string, Commit>,
  readable: ReadableVersion<VersionRecords>,
  versionOf: RecordsOfVersion,
) {
  const hasConversation = conversationFinder(commits, readable, versionOf)
  return (commit: Commit, parent: string, changes: readonly FileChange[], left: RecordSet, moving: RecordSet): void => {
    if (left.size === 0) return
    const before = carriersByRecord(changes, ({ path, before: oid }) => readable(parent, path, oid))
    let isKept: ReturnType<typeof hasConversation> | undefined
    for (const key of left.keys()) {
      const own = withoutPerson(key)
      const [conversation = ''] = key.split('\n', 1)
      // Several at once is no history that anyone can follow; the first by id is as good as another.
      const others = [...(before.get(own.key)?.keys() ?? [])].filter((person) => person !== own.person).sort()
      if (others.length === 0) continue
      isKept ??= hasConversation(commit, changes)
      const previous = others.find((person) => !isKept?.(`${conversation}\n${person}`))
      if (previous === undefined) continue
      moving.add(`${own.key}${previous}`, before.get(own.key)?.get(previous) ?? [], left.originalsOf(key))
      left.delete(key)
    }
  }
}

function withoutPerson(key: string): { key: string; person: string } {
  const end = key.lastIndexOf('\n') + 1
  return { key: key.slice(0, end), person: key.slice(end) }
}

/** For each record that the changed files carried: by whose files, and which. */
function carriersByRecord(
  changes: readonly FileChange[],
  versionBefore: (change: FileChange) => VersionRecords | undefined,
): Map<string, Map<string, string[]>> {
  const carriers = new Map<string, Map<string, string[]>>()
  for (const change of changes) {
    const { records = [], person = '' } = versionBefore(change) ?? {}
    for (const { conversation, step, held } of records) {
      const key = recordKey(conversation, step, held, undefined)
      const persons = carriers.get(key) ?? new Map<string, string[]>()
      carriers.set(key, persons.set(person, [...(persons.get(person) ?? []), change.path]))
    }
  }
  return carriers
}

/** Tells whether some file of a person has a conversation at a commit, both as `<conversation>\n<person>`. */
function conversationFinder(
  commits: ReadonlyMap<string, Commit>,
  readable: ReadableVersion<VersionRecords>,
  versionOf: RecordsOfVersion,
) {
  // Needed only where a person's id was ever changed, or a file copied.
  let index: { paths: Map<string, Set<string>>; versionAt: ReturnType<typeof versionFinder> } | undefined
  return ({ hash }: Commit, changes: readonly FileChange[]) => {
    const changed = new Set(changes.map(({ path }) => path))
    const inChanged = new Set(changes.flatMap(({ path, after }) => holderOf(readable(hash, path, after)) ?? []))
    return (holder: string): boolean => {
      if (inChanged.has(holder)) return true
      index ??= { paths: pathsByHolder(commits, versionOf), versionAt: versionFinder(commits) }
      const { paths, versionAt } = index
      return [...(paths.get(holder) ?? [])].some(
        (path) => !changed.has(path) && holderOf(readable(hash, path, versionAt(hash, path))) === holder,
      )
    }
  }
}

function holderOf(version: VersionRecords | undefined): string | undefined {
  return version?.conversation === undefined ? undefined : `${version.conversation}\n${version.person ?? ''}`
}

/** The paths that ever had each conversation of each person, by `<conversation>\n<person>`. */
function pathsByHolder(commits: ReadonlyMap<string, Commit>, versionOf: RecordsOfVersion): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>()
  for (const { changes } of commits.values())
    for (const { path, after } of changes.flat()) {
      const holder = after === undefined ? undefined : holderOf(versionOf(after))
      if (holder === undefined) continue
      const known = paths.get(holder)
      if (known) known.add(path)
      else paths.set(holder, new Set([path]))
    }
  return paths
}
