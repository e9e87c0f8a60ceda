import { UsageError } from '../domain/usage-error.ts'
import { gitRunner, readText, streamGit, type GitRunner } from './git.ts'
import type { World } from './world.ts'

/** Files of a repository that can be committed by themselves, whatever else is staged. */
export interface CommitTarget {
  runner: GitRunner
  /** Relative to `runner.cwd`, with `/`. */
  paths: readonly string[]
  /** Those that git does not know yet. */
  untracked: readonly string[]
}

/** Makes sure that something can be committed: on a branch, with an identity, and with no merge in progress. */
export async function requireCommittable(world: World, root: string): Promise<GitRunner> {
  const runner = committingRunner(world, root)
  if (!(await runGit(runner, ['rev-parse', '--is-inside-work-tree'])).ok)
    throw new UsageError('repository-missing', { path: root })
  if (!(await runGit(runner, ['symbolic-ref', '--quiet', 'HEAD'])).ok) throw new UsageError('head-detached')
  for (const name of ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'])
    if ((await runGit(runner, ['rev-parse', '--quiet', '--verify', name])).ok) throw new UsageError('merge-unfinished')
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'])
    if (!(await runGit(runner, ['var', name])).ok) throw new UsageError('identity-missing')
  return runner
}

/**
 * Makes sure that a file can be committed after it has been written, without changes of its own that the commit would
 * take along (unless `allOfFile`). `path` is relative to the root.
 */
export async function openCommitTarget(
  world: World,
  root: string,
  path: string,
  allOfFile: boolean,
): Promise<CommitTarget> {
  const runner = await requireCommittable(world, root)
  const status = await runGit(runner, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', path])
  if (status.output !== '' && !allOfFile) throw new UsageError('file-changed-elsewhere', { path })
  return { runner, paths: [path], untracked: status.output.startsWith('??') ? [path] : [] }
}

/** The same for a file that is about to be created. */
export async function openNewCommitTarget(world: World, root: string, path: string): Promise<CommitTarget> {
  return { ...(await openCommitTarget(world, root, path, true)), untracked: [path] }
}

/** Commits the files and nothing else. Gives the short hash. The user's own hooks run, as with any commit. */
export async function commitFile({ runner, paths, untracked }: CommitTarget, message: string): Promise<string> {
  const [path = ''] = paths
  if (untracked.length > 0 && !(await runGit(runner, ['add', '--intent-to-add', '--', ...untracked])).ok)
    throw new UsageError('commit-failed', { path })
  const committed = await runGit(runner, ['commit', '--quiet', '--only', '-m', message, '--', ...paths])
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
