import type { Commit } from './commit.ts'
import { removableNames } from './diff-conversations.ts'
import { emptyArray, getAt, mergeArrays, setAt, type PersistentArray } from './persistent-array.ts'
import type { PlanVersion } from './plan-version.ts'

/** A conversation at a commit. */
export interface PlanState {
  /** The files that have it, with what they say; the one that has had it longest first. Empty once it was deleted. */
  files: readonly { path: string; version: PlanVersion }[]
  /** Names of everything it had at this commit or any before it (see `removableNames`). */
  everHad: ReadonlySet<string>
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

const none = emptyArray<PlanState>(2 ** 25)

/** The conversations at each commit. Commits share what they do not change, so that branches cost no copies. */
export class PlanStates {
  private readonly byCommit = new Map<string, PersistentArray<PlanState>>()
  private readonly numbers = new Map<string, number>()

  /** The conversation at a commit; undefined before it was ever there. */
  find(hash: string | undefined, id: string): PlanState | undefined {
    const states = hash === undefined ? undefined : this.byCommit.get(hash)
    return states && getAt(states, this.numberOf(id))
  }

  /** Adds the state at a commit, whose parents are here, by its changes against the first of them. */
  commit({ hash, parents }: Commit, changes: readonly VersionChange[]): void {
    const [first = none, ...others] = parents.map((parent) => this.byCommit.get(parent) ?? none)
    let states = others.reduce((merged, other) => mergeArrays(merged, other, withHistoryOf), first)
    const update = (id: string, change: (files: PlanState['files']) => PlanState['files']) => {
      const number = this.numberOf(id)
      const { files, everHad } = getAt(states, number) ?? { files: [], everHad: new Set<string>() }
      const changed = change(files)
      states = setAt(states, number, { files: changed, everHad: withNamesOf(changed[0]?.version, everHad) })
    }
    for (const { path, oldVersion, newVersion } of changes)
      if (oldVersion?.id !== undefined && oldVersion.id !== newVersion?.id)
        update(oldVersion.id, (files) => files.filter((file) => file.path !== path))
    for (const { path, newVersion: version } of changes)
      if (version?.id !== undefined) update(version.id, (files) => withFile(files, path, version))
    this.byCommit.set(hash, states)
  }

  /** Forgets a commit that no commit to come descends from. */
  forget(hash: string): void {
    this.byCommit.delete(hash)
  }

  private numberOf(id: string): number {
    let number = this.numbers.get(id)
    if (number === undefined) this.numbers.set(id, (number = this.numbers.size))
    return number
  }
}

function withFile(files: PlanState['files'], path: string, version: PlanVersion): PlanState['files'] {
  const isThere = files.some((file) => file.path === path)
  if (!isThere) return [...files, { path, version }]
  return files.map((file) => (file.path === path ? { path, version } : file))
}

function withNamesOf(version: PlanVersion | undefined, everHad: ReadonlySet<string>): ReadonlySet<string> {
  const names = version ? removableNames(version).filter((name) => !everHad.has(name)) : []
  return names.length === 0 ? everHad : new Set([...everHad, ...names])
}

/** The state of a merge's first parent, which also knows what another parent had. */
function withHistoryOf(state: PlanState | undefined, other: PlanState): PlanState {
  if (!state) return { files: [], everHad: other.everHad }
  const isKnown = [...other.everHad].every((name) => state.everHad.has(name))
  return isKnown ? state : { ...state, everHad: new Set([...state.everHad, ...other.everHad]) }
}
