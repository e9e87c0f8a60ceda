import { decodeName } from './git-bytes.ts'
import type { TakeFile } from './raw-diff.ts'
import { trackedFile, type TrackedFile } from './tracked-files.ts'

/** Gathers the files of a commit from a log that it is in, without starting git for them. */
export interface HeadTree {
  takeCommit(hash: string, firstParent: string | undefined): void
  /** A change that the commit taken last made against its first parent. */
  takeFile: TakeFile
  /** The files, in git's order; undefined where the log told a parent before its child, or ended early. */
  files(): TrackedFile[] | undefined
}

const absentMode = '000000'

/** What a file is, the latest of the commits says that changed it, on the way from first parent to first parent. */
export function headTree(head: string): HeadTree {
  const latest = new Map<string, { mode: string; oid: string }>()
  let next: string | undefined = head
  let isOnWay = false
  return {
    takeCommit(hash, firstParent) {
      isOnWay = hash === next
      if (isOnWay) next = firstParent
    },
    takeFile(name, mode, oid) {
      if (isOnWay && !latest.has(name)) latest.set(name, { mode, oid })
    },
    files() {
      if (next !== undefined) return undefined
      return [...latest]
        .filter(([, { mode }]) => mode !== absentMode)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { mode, oid }]) => trackedFile(decodeName(name), oid, mode))
    },
  }
}
