import type { Commit, FileChange } from './commit.ts'
import type { ReadableVersion } from './last-readable.ts'
import { versionFinder } from './version-at.ts'

/** Whose conversation a version is. A file may be copied to another person with the conversation's id. */
export interface Holder {
  /** Conversation id; undefined where the version has none. */
  conversation: string | undefined
  /** Person id, or the id of a group. */
  person: string | undefined
}

/** A conversation of one person, as a key. */
export function holderKey(conversation: string, person: string | undefined): string {
  return `${conversation}\n${person ?? ''}`
}

export function conversationOf(key: string): string {
  return key.slice(0, key.indexOf('\n'))
}

export function personOf(key: string): string | undefined {
  return key.slice(key.indexOf('\n') + 1) || undefined
}

/** The key of a version's conversation; undefined where it has none. */
export function keyOfHolder(version: Holder | undefined): string | undefined {
  return version?.conversation === undefined ? undefined : holderKey(version.conversation, version.person)
}

/** Tells whether a file that a commit did not change has a conversation of a person there, given as a key. */
export function unchangedHolders(
  commits: ReadonlyMap<string, Commit>,
  readable: ReadableVersion<Holder>,
  versionOf: (oid: string) => Holder | undefined,
) {
  // Needed only where a person's id was ever changed, or a file copied.
  let index: { paths: Map<string, Set<string>>; versionAt: ReturnType<typeof versionFinder> } | undefined
  return ({ hash }: Commit, changes: readonly FileChange[]) => {
    const changed = new Set(changes.map(({ path }) => path))
    return (key: string): boolean => {
      index ??= { paths: pathsByHolder(commits, versionOf), versionAt: versionFinder(commits) }
      const { paths, versionAt } = index
      return [...(paths.get(key) ?? [])].some(
        (path) => !changed.has(path) && keyOfHolder(readable(hash, path, versionAt(hash, path))) === key,
      )
    }
  }
}

/** The paths that ever had each conversation of each person. */
function pathsByHolder(
  commits: ReadonlyMap<string, Commit>,
  versionOf: (oid: string) => Holder | undefined,
): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>()
  for (const { changes } of commits.values())
    for (const { path, after } of changes.flat()) {
      const key = after === undefined ? undefined : keyOfHolder(versionOf(after))
      if (key === undefined) continue
      const known = paths.get(key)
      if (known) known.add(path)
      else paths.set(key, new Set([path]))
    }
  return paths
}
