import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { callGit, callGitDirectly, gitRunner, type GitResult, type GitRunner } from './git.ts'
import { gitRootAbove } from './root.ts'
import type { World } from './world.ts'

/** A git repository, opened for reading. Nothing that is configured in it is ever run. */
export interface Repository {
  /** Absolute path of the work tree's root; undefined where the repository is bare. */
  workTree: string | undefined
  /** Path of the folder it was opened in, relative to the root, with a trailing `/`; empty at the root. */
  prefix: string
  /** Hash of the commit that is checked out; undefined where there is none yet. */
  head: string | undefined
  /** Why the history is not all here; undefined where it is. */
  incomplete: 'shallow' | 'grafted' | undefined
  runner: GitRunner
}

/** Whether a folder is itself a bare repository. */
export function isBare(folder: string): boolean {
  return (
    ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name))) && !existsSync(join(folder, '.git'))
  )
}

/** Opens the repository that a folder belongs to, or is, where it is bare. */
export async function openRepository(world: World, folder: string): Promise<Repository> {
  const bare = isBare(folder)
  const runner = gitRunner(world, folder, bare)
  // All facts in one process. Paths may hold line ends, so the parts stand between marks that no path can guess.
  const mark = `--${randomUUID()}`
  const result = await callGitDirectly(runner, [
    ...['rev-parse', '--is-shallow-repository', mark, '--git-path', 'info/grafts', mark],
    ...(bare ? [mark] : ['--show-toplevel', mark, '--show-prefix']),
    ...[mark, 'HEAD^{commit}'],
  ])
  const parts = result.stdout.split(`${mark}\n`).map((part) => part.replace(/\n$/, ''))
  const [shallow, grafts = '', workTree = '', prefix = '', head] = parts
  if (head === undefined) throw refusal(result, folder)
  if (!bare && isWorkTreeElsewhere(world, folder, workTree)) throw new UsageError('work-tree-elsewhere')
  return {
    workTree: bare ? undefined : workTree,
    prefix,
    head: result.code === 0 ? head : await noCommit(runner),
    incomplete: shallow === 'true' ? 'shallow' : existsSync(resolve(folder, grafts)) ? 'grafted' : undefined,
    runner,
  }
}

/** Whether a configuration says that the files of the folder's repository lie somewhere else: then nothing here is at HEAD. */
function isWorkTreeElsewhere({ env }: World, folder: string, workTree: string): boolean {
  const top = gitRootAbove(folder)
  if (top === undefined || env.GIT_DIR || env.GIT_WORK_TREE) return false
  const [here, there] = [top, workTree].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return here?.ino !== there?.ino || here?.dev !== there?.dev
}

/** The name of the remote that a repository is pushed to; null where there is none, or where the repository is bare. */
export async function remoteName({ runner, workTree }: Repository): Promise<string | null> {
  if (workTree === undefined) return null
  const names = (await callGitDirectly(runner, ['remote'])).stdout.split('\n').filter(Boolean)
  return names.includes('origin') ? 'origin' : (names[0] ?? null)
}

/** git's own words are only read, never shown: they may quote what stands in a configuration. */
function refusal({ stderr }: GitResult, folder: string): UsageError {
  if (/dubious ownership|safe\.directory/.test(stderr)) return new UsageError('git-refused', { path: folder })
  if (/not a git repository/.test(stderr)) return new UsageError('repository-missing', { path: folder })
  return new UsageError('git-failed', { command: 'rev-parse' })
}

/**
 * Undefined where HEAD has no commit yet: it is a symbolic ref, and that ref truly does not exist. In any other case
 * where HEAD leads to no commit, something is damaged, and no answer must be given.
 */
async function noCommit(runner: GitRunner): Promise<undefined> {
  const symbolic = await callGit(runner, ['symbolic-ref', '--quiet', 'HEAD'])
  const ref = symbolic.stdout.trimEnd()
  if (symbolic.code === 0 && ref.startsWith('refs/') && (await isRefMissing(runner, ref))) return undefined
  throw new UsageError('head-broken')
}

async function isRefMissing(runner: GitRunner, ref: string): Promise<boolean> {
  const [listed, resolved, ...paths] = await Promise.all([
    // Reads loose refs, packed-refs and reftable alike, and warns of what it cannot read.
    callGit(runner, ['for-each-ref', '--format=%(refname)', ref]),
    callGit(runner, ['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD']),
    callGit(runner, ['rev-parse', '--git-path', ref]),
    callGit(runner, ['rev-parse', '--git-path', 'packed-refs']),
  ])
  const isListed = listed.stdout.split('\n').includes(ref)
  if (listed.code !== 0 || listed.stderr !== '' || isListed || resolved.code === 0) return false
  const [loose, packed] = paths.map(({ code, stdout }) =>
    code === 0 ? nodeType(resolve(runner.cwd, stdout.replace(/\n$/, ''))) : undefined,
  )
  // A folder may be left from refs below it, such as `main/draft`.
  return (loose === 'none' || loose === 'folder') && (packed === 'none' || packed === 'file')
}

/** What a path leads to; undefined where that cannot be told. git takes a link to nowhere for no file: it is damage. */
function nodeType(path: string): 'none' | 'file' | 'folder' | undefined {
  try {
    lstatSync(path)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : undefined
  }
  try {
    const stat = statSync(path)
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : undefined
  } catch {
    return undefined
  }
}
