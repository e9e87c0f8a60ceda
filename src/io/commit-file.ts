import { UsageError } from '../domain/usage-error.ts'
import { gitRunner, readText, streamGit, type GitRunner } from './git.ts'
import type { World } from './world.ts'

/** One file of a repository that can be committed by itself, whatever else is staged. */
export interface CommitTarget {
  runner: GitRunner
  /** Relative to `runner.cwd`, with `/`. */
  path: string
  isTracked: boolean
}

/**
 * Makes sure that a file can be committed after it has been written: on a branch, with an identity, and without changes
 * of its own that the commit would take along (unless `allOfFile`). `path` is relative to the root.
 */
export async function openCommitTarget(
  world: World,
  root: string,
  path: string,
  allOfFile: boolean,
): Promise<CommitTarget> {
  const runner = committingRunner(world, root)
  if (!(await runGit(runner, ['rev-parse', '--is-inside-work-tree'])).ok)
    throw new UsageError('repository-missing', { path: root })
  if (!(await runGit(runner, ['symbolic-ref', '--quiet', 'HEAD'])).ok) throw new UsageError('head-detached')
  for (const name of ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'])
    if ((await runGit(runner, ['rev-parse', '--quiet', '--verify', name])).ok) throw new UsageError('merge-unfinished')
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'])
    if (!(await runGit(runner, ['var', name])).ok) throw new UsageError('identity-missing')
  const status = await runGit(runner, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', path])
  if (status.output !== '' && !allOfFile) throw new UsageError('file-changed-elsewhere', { path })
  return { runner, path, isTracked: !status.output.startsWith('??') }
}

/** The same for a file that is about to be created. */
export async function openNewCommitTarget(world: World, root: string, path: string): Promise<CommitTarget> {
  return { ...(await openCommitTarget(world, root, path, true)), isTracked: false }
}

/** Commits the file and nothing else. Gives the short hash. The user's own hooks run, as with any commit. */
export async function commitFile({ runner, path, isTracked }: CommitTarget, message: string): Promise<string> {
  if (!isTracked && !(await runGit(runner, ['add', '--intent-to-add', '--', path])).ok)
    throw new UsageError('commit-failed', { path })
  const committed = await runGit(runner, ['commit', '--quiet', '--only', '-m', message, '--', path])
  if (!committed.ok) throw new UsageError('commit-failed', { path })
  return (await runGit(runner, ['rev-parse', '--short', 'HEAD'])).output.trim()
}

/** A commit is the user's own act: it sees the whole environment, and runs what the user has configured. */
function committingRunner(world: World, root: string): GitRunner {
  const env = Object.fromEntries(
    Object.entries(world.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return {
    ...gitRunner(world, root, false),
    options: ['--no-pager', '--literal-pathspecs'],
    env: { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
  }
}

async function runGit(runner: GitRunner, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  const { stdin, stdout, done } = streamGit(runner, args)
  stdin.end()
  const output = await readText(stdout)
  return { ok: (await done) === 0, output }
}
