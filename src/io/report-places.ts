import { realpathSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { gitPrefix, gitRootAbove, isBelow } from './root.ts'
import type { World } from './world.ts'

/** What the paths of a report on some workspaces are relative to. */
export interface ReportPlaces {
  /** The way from the git root to that folder, such as `staff/`; empty where they are the same, or without git. */
  prefix: string
  /** The way from that folder to a workspace, such as `unit/`; empty where they are the same. */
  folderOf(root: string): string
}

/**
 * Paths are relative to the workspace, where the current folder is in it. Seen from above it, or where there are several,
 * they are relative to the current folder, else to the root of the repository.
 */
export function reportPlaces(world: World, roots: readonly string[]): ReportPlaces {
  const base = baseOf(realpathSync(world.cwd), roots)
  return {
    prefix: gitPrefix(base),
    folderOf(root) {
      const way = relative(base, root).split(sep).join('/')
      return way === '' ? '' : `${way}/`
    },
  }
}

function baseOf(cwd: string, roots: readonly string[]): string {
  const [first = cwd] = roots
  const isIn = (folder: string) => (root: string) => isBelow(relative(folder, root))
  if (roots.length <= 1 && isIn(first)(cwd)) return first
  if (roots.every(isIn(cwd))) return cwd
  const gitRoot = gitRootAbove(first)
  return gitRoot !== undefined && roots.every(isIn(gitRoot)) ? gitRoot : roots.length === 1 ? first : cwd
}
