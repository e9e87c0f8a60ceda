import { readdirSync, type Dirent } from 'node:fs'
import { join, relative } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import { defaultRoster, defaultTalks, findRoot, settingsName } from './root.ts'
import type { World } from './world.ts'

/** Whether the current folder is in a workspace. */
export function isWorkspaceAt(world: World): boolean {
  return world.cwd !== '' && isWorkspaceRoot(world, findRoot(world))
}

/** Whether a folder is the root of a workspace: it has settings, a roster or a talk. A link to nothing counts, since it is an error to tell. */
export function isWorkspaceRoot(world: World, root: string): boolean {
  return [settingsName(world), defaultRoster].some((name) => pathType(join(root, name))) || hasTalk(root)
}

/** How deep below the folder of talks one is looked for: misplaced ones count too. */
const depthOfTalks = 3

/** Whether there is a talk where settings say nothing else. */
function hasTalk(root: string): boolean {
  const hasFile = (folder: string, depth: number): boolean =>
    entriesIn(folder).some((entry) =>
      entry.isDirectory() ? depth > 0 && hasFile(join(folder, entry.name), depth - 1) : entry.name.endsWith('.md'),
    )
  return hasFile(join(root, defaultTalks), depthOfTalks)
}

/** How deep below a folder a workspace is looked for, to name it in a message. */
const depthBelow = 2

/**
 * Refuses a folder that is no workspace: an empty answer from there would look like good news. Names a workspace below it.
 * `verb` says what there is nothing to do.
 */
export function requireWorkspace(world: World, root: string, verb: 'check' | 'list' | 'change'): void {
  if (isWorkspaceRoot(world, root)) return
  const near = workspaceBelow(root, depthBelow)
  throw new UsageError('workspace-missing', {
    ...{ verb, path: relative(world.cwd, root) || '.' },
    near: near === undefined ? '' : relative(world.cwd, near),
  })
}

function workspaceBelow(folder: string, depth: number): string | undefined {
  const folders = entriesIn(folder).flatMap((entry) =>
    entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules'
      ? [join(folder, entry.name)]
      : [],
  )
  const isNamed = (path: string) => ['samtal.yaml', defaultRoster].some((name) => pathType(join(path, name)) === 'file')
  const found = folders.toSorted().find(isNamed)
  if (found !== undefined || depth === 1) return found
  for (const path of folders) {
    const below = workspaceBelow(path, depth - 1)
    if (below !== undefined) return below
  }
  return undefined
}

/** The entries of a folder; none where it cannot be read. */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
