import type { Commit } from './commit.ts'

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
