import { walkChildrenFirst, lastReadableVersion, type FileChange, type Commit } from './commit.ts'
import type { RecordKeys } from './records.ts'

/**
 * The commit that brought in each of the records at HEAD, whose Markdown files `tree` has, path to object id: start there; while some parent carries the record, go to the
 * first such parent; where none does, that is the commit. A version that cannot be read carries what its path carried
 * in the first parent that has the path.
 *
 * All records walk together, each commit visited once, after all its children: what a commit leaves untouched moves to
 * the first parent as one bag, so the cost is that of the changes, whatever the number of records.
 */
export function findEvidence(
  head: string,
  commits: ReadonlyMap<string, Commit>,
  tree: ReadonlyMap<string, string>,
  carriedBy: (blob: string) => RecordKeys,
): Map<string, Commit> {
  const found = new Map<string, Commit>()
  const readable = lastReadableVersion(commits, carriedBy)
  const carriedAt = (hash: string, path: string, blob: string | undefined) => readable(hash, path, blob) ?? []
  const isLost = lostVersions(commits, carriedBy)
  const start = bagOf(carriers(tree, (path, blob) => carriedAt(head, path, blob), carriedBy))
  for (const [path, blob] of tree) if (isLost(path, blob)) start.lost.set(path, blob)
  const bags = new Map<string, Bag>([[head, start]])
  for (const commit of walkChildrenFirst(head, commits)) {
    const bag = bags.get(commit.hash)
    bags.delete(commit.hash)
    if (!bag || bag.size === 0) continue
    const lost = commit.parents.length > 1 ? new Map(bag.lost) : bag.lost
    let left: ReadonlyMap<string, ReadonlySet<string>> = new Map()
    for (const [index, parent] of commit.parents.entries()) {
      const moved = index === 0 ? bag : bagOf(left, lost)
      const changes = commit.changes[index] ?? []
      // What cannot be read here carries what it did in the first parent; in another one it may have carried something else.
      const same = index === 0 ? [] : unchanged(lost, changes)
      left = moved.stepBack([...changes, ...same], (change) => carriedAt(parent, change.path, change.before), isLost)
      const there = bags.get(parent)
      bags.set(parent, there ? there.joined(moved) : moved)
      if (left.size === 0) break
    }
    if (commit.parents.length === 0) for (const key of bag.keys()) found.set(key, commit)
    for (const key of left.keys()) found.set(key, commit)
  }
  return found
}

/** Whether a version cannot be read, of a path that ever could: only such a one carries what it does not say. */
function lostVersions(commits: ReadonlyMap<string, Commit>, carriedBy: (blob: string) => RecordKeys) {
  const everRead = new Set<string>()
  for (const { changes } of commits.values())
    for (const side of changes)
      for (const { path, after } of side)
        if (after !== undefined && !everRead.has(path) && carriedBy(after)) everRead.add(path)
  return (path: string, blob: string | undefined) => blob !== undefined && everRead.has(path) && !carriedBy(blob)
}

function unchanged(files: ReadonlyMap<string, string>, changes: readonly FileChange[]): FileChange[] {
  const changed = new Set(changes.map(({ path }) => path))
  return [...files].flatMap(([path, blob]) => (changed.has(path) ? [] : [{ path, before: blob, after: blob }]))
}

/** Which paths carry each record that some readable file has. */
function carriers(
  tree: ReadonlyMap<string, string>,
  carriedAt: (path: string, blob: string) => readonly string[],
  carriedBy: (blob: string) => RecordKeys,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const unreadable: [string, string][] = []
  for (const [path, blob] of tree) {
    const carried = carriedBy(blob)
    if (!carried) unreadable.push([path, blob])
    for (const key of carried ?? []) found.set(key, (found.get(key) ?? new Set()).add(path))
  }
  for (const [path, blob] of unreadable) for (const key of carriedAt(path, blob)) found.get(key)?.add(path)
  return found
}

/** Records on their way back through history, each with the paths that carry it at the commit where the bag is. */
class Bag {
  private readonly pathsOf: Map<string, Set<string>>
  private readonly keysAt = new Map<string, Set<string>>()
  /** The versions there that cannot be read, path to object id, where the path ever could. */
  readonly lost: Map<string, string>

  constructor(pathsOf: Map<string, Set<string>>, lost: Map<string, string>) {
    this.pathsOf = pathsOf
    this.lost = lost
    for (const [key, paths] of pathsOf) for (const path of paths) this.note(path, key)
  }

  get size(): number {
    return this.pathsOf.size
  }

  keys(): Iterable<string> {
    return this.pathsOf.keys()
  }

  /** Moves to a parent. What the parent does not carry is taken out, and given back with the paths it had. */
  stepBack(
    changes: readonly FileChange[],
    carried: (change: FileChange) => readonly string[],
    isLost: (path: string, blob: string | undefined) => boolean,
  ): Map<string, ReadonlySet<string>> {
    const touched = new Map<string, ReadonlySet<string>>()
    for (const { path } of changes)
      for (const key of this.keysAt.get(path) ?? [])
        if (!touched.has(key)) touched.set(key, new Set(this.pathsOf.get(key)))
    for (const { path } of changes) {
      for (const key of this.keysAt.get(path) ?? []) this.pathsOf.get(key)?.delete(path)
      this.keysAt.delete(path)
    }
    for (const change of changes) {
      this.lost.delete(change.path)
      if (change.before === undefined) continue
      if (isLost(change.path, change.before)) this.lost.set(change.path, change.before)
      for (const key of carried(change)) {
        const paths = this.pathsOf.get(key)
        if (!paths) continue
        paths.add(change.path)
        this.note(change.path, key)
      }
    }
    for (const key of [...touched.keys()]) {
      if ((this.pathsOf.get(key)?.size ?? 0) > 0) touched.delete(key)
      else this.pathsOf.delete(key)
    }
    return touched
  }

  /** This bag and another that has come to the same commit; the smaller goes into the larger. */
  joined(other: Bag): Bag {
    const [into, from] = this.size >= other.size ? [this, other] : [other, this]
    for (const [key, paths] of from.pathsOf) {
      into.pathsOf.set(key, paths)
      for (const path of paths) into.note(path, key)
    }
    return into
  }

  private note(path: string, key: string): void {
    const keys = this.keysAt.get(path)
    if (keys) keys.add(key)
    else this.keysAt.set(path, new Set([key]))
  }
}

function bagOf(records: ReadonlyMap<string, ReadonlySet<string>>, lost: ReadonlyMap<string, string> = new Map()): Bag {
  return new Bag(new Map([...records].map(([key, paths]) => [key, new Set(paths)])), new Map(lost))
}
