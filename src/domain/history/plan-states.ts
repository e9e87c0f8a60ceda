import type { Commit } from './commit.ts'
import { removableNames } from './diff-conversations.ts'
import { Lineages, type Lineage } from './lineage.ts'
import { emptyArray, getAt, mergeArrays, setAt, type PersistentArray } from './persistent-array.ts'
import type { PersonRenames } from './person-renames.ts'
import type { PlanVersion } from './plan-version.ts'

/** A conversation of one person at a commit. Conversations are given as keys (see `holderKey`). */
export interface PlanState {
  /** The files that have it, with what they say; the one that has had it longest first. Empty once it was deleted. */
  files: readonly { path: string; version: PlanVersion }[]
  /** Names of everything it had at this commit or any before it (see `removableNames`). */
  everHad: ReadonlySet<string>
  /** Only of a conversation that was ever several people's. */
  lineage: Lineage | undefined
}

/** A change with what the workspace's own file said before and says after. */
export interface VersionChange {
  path: string
  after: string | undefined
  oldVersion: PlanVersion | undefined
  newVersion: PlanVersion | undefined
  /** The conversation that a file outside the workspace has after the change. */
  elsewhere: string | undefined
}

/** What a conversation was in each parent of a commit, where a file of it was changed. */
export type StatesBefore = ReadonlyMap<string, readonly (PlanState | undefined)[]>

const nothing: PlanState = { files: [], everHad: new Set(), lineage: undefined }
const none = emptyArray<PlanState>()

/** The conversations at each commit. Commits share what they do not change, so that branches cost no copies. */
export class PlanStates {
  private readonly byCommit = new Map<string, PersistentArray<PlanState>>()
  private readonly numbers = new Map<string, number>()
  private readonly lineages = new Lineages()
  private readonly renames: PersonRenames

  constructor(renames: PersonRenames) {
    this.renames = renames
  }

  /** The conversation at a commit; undefined before it was ever there. */
  find(hash: string | undefined, key: string): PlanState | undefined {
    const states = hash === undefined ? undefined : this.byCommit.get(hash)
    return states && getAt(states, this.numberOf(key))
  }

  /** What the conversation was in a parent: under its person's former id, where the commit changed it. */
  findBefore(commit: Commit, parentIndex: number, key: string): PlanState | undefined {
    const parent = commit.parents[parentIndex]
    const state = this.find(parent, key)
    const { formerOf, left } = this.renames.inCommit(commit, parentIndex)
    const former = this.find(parent, formerOf.get(key) ?? key)
    if (former && former !== state) return state ? { ...former, everHad: union(former.everHad, state.everHad) } : former
    // What goes on under another id was not deleted.
    return state && left.has(key) ? { ...state, files: [] } : state
  }

  /**
   * Adds the state at a commit, whose parents are here, by its changes against the first of them; `before` has all
   * conversations whose files it changed against any.
   */
  commit({ hash, parents }: Commit, changes: readonly VersionChange[], before: StatesBefore): void {
    const [first = none, ...others] = parents.map((parent) => this.byCommit.get(parent) ?? none)
    const join = (state: PlanState | undefined, other: PlanState) => this.withHistoryOf(state, other)
    let states = others.reduce((merged, other) => mergeArrays(merged, other, join), first)
    const update = (key: string, change: (state: PlanState) => PlanState) => {
      const number = this.numberOf(key)
      states = setAt(states, number, change(getAt(states, number) ?? nothing))
    }
    for (const { path, oldVersion, newVersion } of changes)
      if (oldVersion?.holder !== undefined && oldVersion.holder !== newVersion?.holder)
        update(oldVersion.holder, (state) =>
          withFiles(
            state,
            state.files.filter((file) => file.path !== path),
          ),
        )
    for (const { path, newVersion: version } of changes)
      if (version?.holder !== undefined)
        update(version.holder, (state) => withFiles(state, withFile(state.files, path, version)))
    for (const [key, earlier] of before)
      if (this.renames.isShared(key)) update(key, (state) => this.withLineage(key, state, earlier))
    this.byCommit.set(hash, states)
  }

  /** Finds out whose each state is in the end, at the last commit (see `Lineage`). */
  assignLineages(head: string): void {
    const last = [...this.numbers.keys()].flatMap((key) => {
      const { lineage, files = [] } = this.find(head, key) ?? {}
      return lineage ? [{ lineage, isThere: files.length > 0 }] : []
    })
    this.lineages.assign(last)
  }

  /** Forgets a commit that no commit to come descends from. */
  forget(hash: string): void {
    this.byCommit.delete(hash)
  }

  private numberOf(key: string): number {
    let number = this.numbers.get(key)
    if (number === undefined) this.numbers.set(key, (number = this.numbers.size))
    return number
  }

  /** The state with what the conversation had, and where it came from, in the parents. */
  private withLineage(key: string, state: PlanState, before: readonly (PlanState | undefined)[]): PlanState {
    const known = [state, ...before.flatMap((earlier) => earlier ?? [])]
    const everHad = known.reduce((all, earlier) => union(all, earlier.everHad), state.everHad)
    return { ...state, everHad, lineage: this.lineages.add(key, known) }
  }

  /** The state of a merge's first parent, which also knows what another parent had. */
  private withHistoryOf(state: PlanState | undefined, other: PlanState): PlanState {
    if (!state) return { ...other, files: [] }
    const everHad = union(state.everHad, other.everHad)
    const { lineage } = other
    if (everHad === state.everHad && lineage === state.lineage) return state
    return { ...state, everHad, lineage: lineage && this.lineages.add(lineage.key, [state, other]) }
  }
}

function withFiles(state: PlanState, files: PlanState['files']): PlanState {
  const [first] = files
  return { ...state, files, everHad: first ? union(state.everHad, removableNames(first.version)) : state.everHad }
}

function withFile(files: PlanState['files'], path: string, version: PlanVersion): PlanState['files'] {
  const isThere = files.some((file) => file.path === path)
  if (!isThere) return [...files, { path, version }]
  return files.map((file) => (file.path === path ? { path, version } : file))
}

/** The first, unless the other has more. */
function union(names: ReadonlySet<string>, others: Iterable<string>): ReadonlySet<string> {
  const missing = [...others].filter((name) => !names.has(name))
  return missing.length === 0 ? names : new Set([...names, ...missing])
}
