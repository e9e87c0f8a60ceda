import type { FileChange } from './commit.ts'

/** The records on their way back through history, at one commit: each with the paths that carry it there. */
export class RecordSet {
  private readonly pathsOf = new Map<string, Set<string>>()
  private readonly keysAt = new Map<string, Set<string>>()
  /** Where a record was another person's before: the keys it had at HEAD. */
  private readonly originals = new Map<string, Set<string>>()
  /** The versions here that cannot be read, path to object id, where the path ever could. */
  readonly unreadable: Map<string, string>

  constructor(unreadable: ReadonlyMap<string, string>) {
    this.unreadable = new Map(unreadable)
  }

  get size(): number {
    return this.pathsOf.size
  }

  /** The keys that the records here have at HEAD. */
  keysAtHead(): string[] {
    return [...this.pathsOf.keys()].flatMap((key) => this.originalsOf(key))
  }

  originalsOf(key: string): string[] {
    return [...(this.originals.get(key) ?? [key])]
  }

  /** Adds a record with paths that carry it, and the keys it has at HEAD. */
  add(key: string, paths: Iterable<string>, originals: Iterable<string> = [key]): void {
    const isNew = !this.pathsOf.has(key)
    const all = this.pathsOf.get(key) ?? new Set()
    this.pathsOf.set(key, all)
    for (const path of paths) {
      all.add(path)
      this.addKeyAt(path, key)
    }
    const given = [...originals]
    if (isNew && given.length === 1 && given[0] === key) return
    this.originals.set(key, new Set([...(isNew ? [] : this.originalsOf(key)), ...given]))
  }

  /**
   * Moves to a parent. What the parent does not carry is taken out, and given back as a set at the commit it is now at.
   * `carriedBefore` gives the keys that a changed path carries in the parent; `unreadableHere` what cannot be read in
   * the commit.
   */
  stepBack(
    changes: readonly FileChange[],
    carriedBefore: (change: FileChange) => readonly string[],
    isUnreadable: (path: string, oid: string | undefined) => boolean,
    unreadableHere: ReadonlyMap<string, string>,
  ): RecordSet {
    const left = new RecordSet(unreadableHere)
    const touched = new Map<string, string[]>()
    for (const { path } of changes)
      for (const key of this.keysAt.get(path) ?? [])
        if (!touched.has(key)) touched.set(key, [...(this.pathsOf.get(key) ?? [])])
    for (const { path } of changes) {
      for (const key of this.keysAt.get(path) ?? []) this.pathsOf.get(key)?.delete(path)
      this.keysAt.delete(path)
    }
    for (const change of changes) {
      this.unreadable.delete(change.path)
      if (change.before === undefined) continue
      if (isUnreadable(change.path, change.before)) this.unreadable.set(change.path, change.before)
      for (const key of carriedBefore(change)) {
        const paths = this.pathsOf.get(key)
        if (!paths) continue
        paths.add(change.path)
        this.addKeyAt(change.path, key)
      }
    }
    for (const [key, paths] of touched) {
      if ((this.pathsOf.get(key)?.size ?? 0) > 0) continue
      left.add(key, paths, this.originalsOf(key))
      this.pathsOf.delete(key)
      this.originals.delete(key)
    }
    return left
  }

  delete(key: string): void {
    for (const path of this.pathsOf.get(key) ?? []) this.keysAt.get(path)?.delete(key)
    this.pathsOf.delete(key)
    this.originals.delete(key)
  }

  keys(): string[] {
    return [...this.pathsOf.keys()]
  }

  /** This set and another at the same commit; the smaller goes into the larger. */
  union(other: RecordSet): RecordSet {
    const [into, from] = this.size >= other.size ? [this, other] : [other, this]
    for (const [key, paths] of from.pathsOf) into.add(key, paths, from.originalsOf(key))
    return into
  }

  private addKeyAt(path: string, key: string): void {
    const keys = this.keysAt.get(path)
    if (keys) keys.add(key)
    else this.keysAt.set(path, new Set([key]))
  }
}
