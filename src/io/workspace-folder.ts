import { mkdirSync, realpathSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import { createRepository } from './git.ts'
import { gitRootAbove } from './root.ts'
import type { World } from './world.ts'

/** The absolute path of a folder, which need not exist yet, and the root of the repository it is in, if any. */
export function locateFolder(world: World, folder: string): { path: string; repository: string | undefined } {
  const path = resolve(world.cwd, folder)
  if (!['folder', undefined].includes(pathType(path))) throw new UsageError('folder-missing', { path: folder })
  return { path, repository: gitRootAbove(path) }
}

/** Creates the folder, and a repository in it where it is in none. Gives its real path. */
export async function createWorkspaceFolder(world: World, folder: string): Promise<string> {
  const path = resolve(world.cwd, folder)
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw new UsageError('write-failed', { path: folder, code: (error as NodeJS.ErrnoException).code ?? '' })
  }
  const root = realpathSync(path)
  if (gitRootAbove(root) === undefined) await createRepository(world, root)
  return root
}

/** A path below a root, as seen from the current folder, with `/`. */
export function pathFromCwd(world: World, root: string, path: string): string {
  return relative(realpathSync(world.cwd), join(realpathSync(root), path))
    .split('\\')
    .join('/')
}
