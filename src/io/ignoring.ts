import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readBytes } from './files.ts'
import { trackedIn } from './git-index.ts'
import { gitPrefix, gitRootAbove } from './root.ts'
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
  const top = gitRootAbove(folder)
  if (top === undefined && !world.env.GIT_WORK_TREE) return new Set()
  const prefix = gitPrefix(folder)
  const tracked =
    top === undefined
      ? undefined
      : trackedNames(
          world,
          top,
          paths.map((path) => prefix + path),
        )
  const untracked = tracked ? paths.filter((path) => !tracked.has(prefix + path)) : paths
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
  const top = gitRootAbove(folder)
  if (paths.length === 0 || (top === undefined && !world.env.GIT_WORK_TREE)) return new Set()
  const prefix = gitPrefix(folder)
  const tracked =
    top === undefined
      ? undefined
      : trackedNames(
          world,
          top,
          paths.map((path) => prefix + path),
        )
  if (tracked) return new Set(paths.filter((path) => tracked.has(prefix + path)))
  const { callGitDirectly, gitRunner } = await import('./git.ts')
  const { stdout } = await callGitDirectly(gitRunner(world, folder, false), ['ls-files', '-z', '--', ...paths])
  return new Set(stdout.split('\0'))
}

/** Those of the names that are in the repository's index; undefined where only git can tell. */
function trackedNames({ env }: World, top: string, names: readonly string[]): ReadonlySet<string> | undefined {
  if (env.GIT_WORK_TREE || env.GIT_INDEX_FILE) return undefined
  const git = join(top, '.git')
  // A linked work tree or a submodule has its index elsewhere.
  if (!statSync(git).isDirectory()) return undefined
  const bytes = readBytes(join(git, 'index'))
  return bytes && trackedIn(bytes, names)
}
