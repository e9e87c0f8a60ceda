import type { Commit, FileChange } from './commit.ts'
import { holderKey, keyOfHolder, unchangedHolders } from './holders.ts'
import type { ReadableVersion } from './last-readable.ts'
import type { RecordSet } from './record-set.ts'
import { recordKey, type RecordsOfVersion, type VersionRecords } from './records.ts'

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
  const unchanged = unchangedHolders(commits, readable, versionOf)
  /** Tells whether some file of a person has a conversation at a commit. */
  const keptIn = (commit: Commit, changes: readonly FileChange[]) => {
    const inChanged = new Set(
      changes.flatMap(({ path, after }) => keyOfHolder(readable(commit.hash, path, after)) ?? []),
    )
    const isUnchanged = unchanged(commit, changes)
    return (key: string) => inChanged.has(key) || isUnchanged(key)
  }
  return (commit: Commit, parent: string, changes: readonly FileChange[], left: RecordSet, moving: RecordSet): void => {
    if (left.size === 0) return
    const before = carriersByRecord(changes, ({ path, before: oid }) => readable(parent, path, oid))
    let isKept: ReturnType<typeof keptIn> | undefined
    for (const key of left.keys()) {
      const own = withoutPerson(key)
      const [conversation = ''] = key.split('\n', 1)
      // Several at once is no history that anyone can follow; the first by id is as good as another.
      const others = [...(before.get(own.key)?.keys() ?? [])].filter((person) => person !== own.person).sort()
      if (others.length === 0) continue
      isKept ??= keptIn(commit, changes)
      const previous = others.find((person) => !isKept?.(holderKey(conversation, person)))
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
