/** A commit with what it changed against each of its parents (a first commit: against nothing). */
export interface Commit {
  hash: string
  parents: readonly string[]
  author: string
  /** Seconds since 1970-01-01 UTC. */
  authorDate: number | undefined
  committerDate: number | undefined
  changes: readonly (readonly FileChange[])[]
}

/** A Markdown file that differs between a parent and the commit: object ids, undefined where the file is not there. */
export interface FileChange {
  path: string
  before: string | undefined
  after: string | undefined
}

/** How to find what a version says; where it cannot be read, what its path said in the first parent that has the path. */
export function lastReadableVersion<T>(commits: ReadonlyMap<string, Commit>, said: (blob: string) => T | undefined) {
  return (hash: string, path: string, blob: string | undefined): T | undefined => {
    let at: string | undefined = hash
    let version = blob
    while (at !== undefined && version !== undefined) {
      const found = said(version)
      if (found !== undefined) return found
      const commit: Commit | undefined = commits.get(at)
      at = undefined
      for (const [index, parent] of (commit?.parents ?? []).entries()) {
        const change = commit?.changes[index]?.find((each) => each.path === path)
        if (change && change.before === undefined) continue
        version = change?.before ?? version
        at = parent
        break
      }
    }
    return undefined
  }
}

/** The commits that a commit descends from, itself first, none before all its children among them; else the latest first. */
export function* walkChildrenFirst(head: string, commits: ReadonlyMap<string, Commit>): Iterable<Commit> {
  const waiting = new Map<string, number>([[head, 0]])
  for (const queue = [head]; queue.length > 0;) {
    for (const parent of commits.get(queue.pop() ?? '')?.parents ?? []) {
      if (!waiting.has(parent)) queue.push(parent)
      waiting.set(parent, (waiting.get(parent) ?? 0) + 1)
    }
  }
  const time = (commit: Commit) => commit.committerDate ?? 0
  // Oldest first; taken from the end. Few commits are ever ready at once.
  const ready = [commits.get(head)].flatMap((commit) => commit ?? [])
  for (let commit = ready.pop(); commit; commit = ready.pop()) {
    yield commit
    for (const hash of commit.parents) {
      const left = (waiting.get(hash) ?? 0) - 1
      waiting.set(hash, left)
      const parent = left === 0 ? commits.get(hash) : undefined
      if (!parent) continue
      let place = ready.length
      while (place > 0 && time(ready[place - 1] ?? parent) > time(parent)) place--
      ready.splice(place, 0, parent)
    }
  }
}
