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

/** What leads from the root of the git repository to a folder in it, such as `unit/`; empty for that root, or without one. */
export function gitPrefix(folder: string): string {
  let above = folder
  while (!existsSync(join(above, '.git'))) {
    if (dirname(above) === above) return ''
    above = dirname(above)
  }
  return above === folder ? '' : `${relative(above, folder).split(sep).join('/')}/`
}

/** The name of the settings file, which `SAMTAL_CONFIG` may change. */
export function settingsName(world: World): string {
  return world.env.SAMTAL_CONFIG ? basename(world.env.SAMTAL_CONFIG) : 'samtal.yaml'
}

/** A path as the user gave it, relative to the root; undefined where it leads out of it. */
export function withinRoot(root: string, cwd: string, path: string): string | undefined {
  const inside = relative(root, resolve(cwd, path))
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined
  return sep === '/' ? inside : inside.split(sep).join('/')
}
