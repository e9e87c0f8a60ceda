import type { Commit, FileChange } from './commit.ts'

/** Gives the value of the file at a path in a commit, by its object id there; undefined if it is not there or was never readable. */
export type ReadableVersion<T> = (hash: string, path: string, oid: string | undefined) => T | undefined

/**
 * Finds the value of a version; if it cannot be read, the value of the same path in the first parent that has the path.
 * `versionOf` gives what a readable version says, by its object id.
 */
export function lastReadableVersion<T>(
  commits: ReadonlyMap<string, Commit>,
  versionOf: (oid: string) => T | undefined,
): ReadableVersion<T> {
  // A file may be broken in thousands of versions in a row: the result is stored for every version on the way.
  const foundAt = new Map<string, Map<string, T | undefined>>()
  const changeOf = changeFinder()
  return (hash, path, oid) => {
    if (oid === undefined) return undefined
    const direct = versionOf(oid)
    if (direct !== undefined) return direct
    let known = foundAt.get(path)
    if (!known) foundAt.set(path, (known = new Map()))
    const passed: string[] = []
    let found: T | undefined
    let place: { hash: string; oid: string } | undefined = { hash, oid }
    while (place) {
      if (known.has(place.hash)) {
        found = known.get(place.hash)
        break
      }
      passed.push(place.hash)
      found = versionOf(place.oid)
      if (found !== undefined) break
      place = parentVersion(commits.get(place.hash), path, place.oid, changeOf)
    }
    for (const commit of passed) known.set(commit, found)
    return found
  }
}

/** The first parent that has the path, with the version there. */
function parentVersion(
  commit: Commit | undefined,
  path: string,
  oid: string,
  changeOf: (changes: readonly FileChange[], path: string) => FileChange | undefined,
): { hash: string; oid: string } | undefined {
  for (const [index, hash] of (commit?.parents ?? []).entries()) {
    const change = changeOf(commit?.changes[index] ?? [], path)
    if (!change) return { hash, oid }
    if (change.before !== undefined) return { hash, oid: change.before }
  }
  return undefined
}

const fewChanges = 8

/** Finds the change of a path; of a commit that changes many paths, with an index. */
function changeFinder() {
  const indexes = new Map<readonly FileChange[], Map<string, FileChange>>()
  return (changes: readonly FileChange[], path: string): FileChange | undefined => {
    if (changes.length <= fewChanges) return changes.find((change) => change.path === path)
    let index = indexes.get(changes)
    if (!index) indexes.set(changes, (index = new Map(changes.map((change) => [change.path, change]))))
    return index.get(path)
  }
}
