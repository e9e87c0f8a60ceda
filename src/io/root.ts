import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import type { World } from './world.ts'

/** The root a command works in: where `samtal.yaml` lies, upwards to the git root; else the git root; else the folder itself. */
export function findRoot(world: World): string {
  const config = world.env.SAMTAL_CONFIG
  if (config) {
    const path = resolve(world.cwd, config)
    if (pathType(path) !== 'file') throw new UsageError('path-missing', { path: config })
    return dirname(path)
  }
  for (let folder = world.cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'samtal.yaml')) || existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return world.cwd
  }
}

/** Whether the current folder is in a workspace: a root with settings, a roster or a folder of talks. */
export function isWorkspaceAt(world: World): boolean {
  if (world.cwd === '') return false
  const root = findRoot(world)
  return [settingsName(world), 'people.yaml', 'people'].some((name) => existsSync(join(root, name)))
}

/** The nearest folder, from this one upwards, that has a `.git`. */
export function gitRootAbove(folder: string): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above
    if (dirname(above) === above) return undefined
  }
}

/** The path from the root of the git repository to a folder in it, such as `unit/`; empty for that root, or without one. */
export function gitPrefix(folder: string): string {
  const top = gitRootAbove(folder)
  return top === undefined || top === folder ? '' : `${relative(top, folder).split(sep).join('/')}/`
}

/** The name of the settings file, which `SAMTAL_CONFIG` may change. */
export function settingsName(world: World): string {
  return world.env.SAMTAL_CONFIG ? basename(world.env.SAMTAL_CONFIG) : 'samtal.yaml'
}

/** A path as the user gave it, relative to the root; undefined where it leads out of it. */
export function withinRoot(root: string, cwd: string, path: string): string | undefined {
  const inside = relative(root, resolve(cwd, path))
  if (!isBelow(inside)) return undefined
  return sep === '/' ? inside : inside.split(sep).join('/')
}

/** Whether a relative path, in the system's own spelling, stays in the folder that it starts from. */
export function isBelow(path: string): boolean {
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
