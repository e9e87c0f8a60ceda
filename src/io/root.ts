import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import type { World } from './world.ts'

/**
 * The root of the workspace that a folder is in: going upwards, at most to the git root, the nearest folder with
 * `samtal.yaml`, else with a roster, else whose folder of talks this is; else the git root, or the folder itself.
 */
export function findRoot(world: World, folder = world.cwd): string {
  const config = world.env.SAMTAL_CONFIG
  if (config) {
    const path = resolve(world.cwd, config)
    if (pathType(path) !== 'file') throw new UsageError('path-missing', { path: config })
    return dirname(path)
  }
  const above = foldersAbove(folder)
  const has = (name: string) => above.find((candidate) => existsSync(join(candidate, name)))
  const talks = above.slice(0, -1).find((candidate) => basename(candidate) === defaultTalks)
  const gitRoot = existsSync(join(above.at(-1) ?? folder, '.git')) ? above.at(-1) : undefined
  return has('samtal.yaml') ?? has(defaultRoster) ?? (talks && dirname(talks)) ?? gitRoot ?? folder
}

export const defaultRoster = 'people.yaml'
export const defaultTalks = 'people'

/** A folder and those above it, up to the root of its git repository, where it is in one. */
function foldersAbove(folder: string): string[] {
  const folders = [folder]
  for (let above = folder; !existsSync(join(above, '.git')) && dirname(above) !== above; folders.push(above))
    above = dirname(above)
  return folders
}

/** The nearest folder, from this one upwards, that has a `.git`. */
export function gitRootAbove(folder: string): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above
    if (dirname(above) === above) return undefined
  }
}

/** Whether git has a repository for a folder, above it or as the environment says. */
export function isInRepository({ env }: World, folder: string): boolean {
  return gitRootAbove(folder) !== undefined || Boolean(env.GIT_WORK_TREE)
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

/** Whether a relative path, in the system's own spelling, stays in the folder that it starts from. */
export function isBelow(path: string): boolean {
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
