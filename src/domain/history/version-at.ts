import type { Commit } from './commit.ts'

interface Place {
  /** First and last number of the commits that descend from it along first parents, itself first. */
  first: number
  last: number
}

/**
 * Finds the object id of a path at a commit: that of the last change on the way along first parents. In time, finding
 * one costs what the changes of its path that are later do, not what the history does.
 */
export function versionFinder(commits: ReadonlyMap<string, Commit>) {
  const places = numberCommits(commits)
  const changesOf = new Map<string, { first: number; last: number; oid: string | undefined }[]>()
  for (const { hash, changes } of commits.values()) {
    const { first = 0, last = 0 } = places.get(hash) ?? {}
    for (const { path, after } of changes[0] ?? []) {
      const list = changesOf.get(path)
      if (list) list.push({ first, last, oid: after })
      else changesOf.set(path, [{ first, last, oid: after }])
    }
  }
  for (const list of changesOf.values()) list.sort((a, b) => b.first - a.first)
  return (hash: string, path: string): string | undefined => {
    const at = places.get(hash)?.first ?? -1
    // Of the commits that it descends from, the nearest has the highest number.
    return changesOf.get(path)?.find(({ first, last }) => first <= at && at <= last)?.oid
  }
}

/** Numbers the commits so that those that descend from one along first parents follow it. */
function numberCommits(commits: ReadonlyMap<string, Commit>): Map<string, Place> {
  const children = new Map<string | undefined, string[]>()
  for (const { hash, parents } of commits.values()) {
    const parent = parents[0]
    const siblings = children.get(parent)
    if (siblings) siblings.push(hash)
    else children.set(parent, [hash])
  }
  const places = new Map<string, Place>()
  let number = 0
  const waiting = [...(children.get(undefined) ?? [])]
  for (let hash = waiting.at(-1); hash !== undefined; hash = waiting.at(-1)) {
    const place = places.get(hash)
    if (place) {
      place.last = number - 1
      waiting.pop()
    } else {
      places.set(hash, { first: number++, last: 0 })
      waiting.push(...(children.get(hash) ?? []))
    }
  }
  return places
}
