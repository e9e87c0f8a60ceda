import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readBytes } from './files.ts'
import { trackedIn } from './git-index.ts'
import { gitPrefix, gitRootAbove, isInRepository } from './root.ts'
import type { World } from './world.ts'

/**
 * Those of the paths that git ignores, by git's own answer; none where there is no repository. Paths are relative to
 * the folder, with `/`. Git never ignores what it tracks, so it is only started for the names its index lacks: starting
 * it costs a small `check` a third of its time.
 */
export async function ignoredAmong(
  world: World,
  folder: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!isInRepository(world, folder)) return new Set()
  const tracked = trackedByIndex(world, folder, paths)
  const untracked = tracked ? paths.filter((path) => !tracked.has(path)) : paths
  if (untracked.length === 0) return new Set()
  const { ignoredPaths } = await import('./git.ts')
  return ignoredPaths(world, folder, untracked)
}

/** Those of the paths that are in git's index; none where there is no repository. Paths are relative to the folder, with `/`. */
export async function trackedAmong(
  world: World,
  folder: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0 || !isInRepository(world, folder)) return new Set()
  const tracked = trackedByIndex(world, folder, paths)
  if (tracked) return tracked
  const { callGitDirectly, gitRunner } = await import('./git.ts')
  const { stdout } = await callGitDirectly(gitRunner(world, folder, false), ['ls-files', '-z', '--', ...paths])
  return new Set(stdout.split('\0'))
}

/** Those of the paths that are in the repository's index, read without git; undefined where only git can tell. */
function trackedByIndex({ env }: World, folder: string, paths: readonly string[]): ReadonlySet<string> | undefined {
  const top = gitRootAbove(folder)
  if (top === undefined || env.GIT_WORK_TREE || env.GIT_INDEX_FILE) return undefined
  const git = join(top, '.git')
  // A linked work tree or a submodule has its index elsewhere.
  if (!statSync(git).isDirectory()) return undefined
  const bytes = readBytes(join(git, 'index'))
  const prefix = gitPrefix(folder)
  const names =
    bytes &&
    trackedIn(
      bytes,
      paths.map((path) => prefix + path),
    )
  return names && new Set(paths.filter((path) => names.has(prefix + path)))
}
