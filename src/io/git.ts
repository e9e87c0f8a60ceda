import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { UsageError } from '../domain/usage-error.ts'
import type { World } from './world.ts'

/** A git repository, opened for reading. Nothing that is configured in it is ever run. */
export interface Repository {
  /** Absolute path of the work tree's root; undefined where the repository is bare. */
  workTree: string | undefined
  /** Path of the folder it was opened in, relative to the root, with a trailing `/`; empty at the root. */
  prefix: string
  /** The commit that is checked out; undefined where there is none yet. */
  head: string | undefined
  /** Why the history is not all here; undefined where it is. */
  incomplete: 'shallow' | 'grafted' | undefined
  run: Run
}

/** How to start git for one repository: from where, with which options before the command, in which environment. */
interface Run {
  cwd: string
  before: string[]
  env: Record<string, string>
}

// Reading must neither run anything a repository configures, nor ask the network, nor see objects replaced.
const config = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'safe.bareRepository=explicit',
]
const flags = ['--no-pager', '--no-replace-objects', '--literal-pathspecs']
const kept = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'SYSTEMROOT',
  'TMPDIR',
  'TEMP',
  'XDG_CONFIG_HOME',
  'GIT_INDEX_FILE',
  'GIT_CEILING_DIRECTORIES',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
]

/** Opens the repository that a folder belongs to, or is, where it is bare. */
export async function openRepository(world: World, folder: string): Promise<Repository> {
  const bare = isBare(folder)
  const run = runIn(world, folder, bare)
  const [told, head] = await Promise.all([
    call(run, [
      ...['rev-parse', '--is-shallow-repository', '--git-path', 'info/grafts'],
      ...(bare ? [] : ['--show-toplevel', '--show-prefix']),
    ]),
    call(run, ['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD^{commit}']),
  ])
  if (told.code !== 0) throw refusal(told.stderr, folder)
  const [shallow, grafts = '', workTree, prefix = ''] = told.stdout.split('\n')
  return {
    workTree: bare ? undefined : workTree,
    prefix,
    head: head.code === 0 ? head.stdout.trim() : undefined,
    incomplete: shallow === 'true' ? 'shallow' : existsSync(resolve(folder, grafts)) ? 'grafted' : undefined,
    run,
  }
}

function runIn(world: World, folder: string, bare: boolean): Run {
  return {
    cwd: folder,
    before: bare ? [...flags, `--git-dir=${folder}`] : flags,
    env: {
      ...Object.fromEntries(kept.flatMap((name) => (world.env[name] === undefined ? [] : [[name, world.env[name]]]))),
      ...namedPlaces(world),
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_TERMINAL_PROMPT: '0',
    },
  }
}

/** Where the environment says that the repository lies; git is started elsewhere than samtal. */
function namedPlaces({ env: { GIT_DIR, GIT_WORK_TREE }, cwd }: World): Record<string, string> {
  // A hook has GIT_DIR alone, which makes any folder the work tree's root; found from the folder it is the right one.
  if (!GIT_WORK_TREE) return {}
  return { GIT_WORK_TREE: resolve(cwd, GIT_WORK_TREE), ...(GIT_DIR ? { GIT_DIR: resolve(cwd, GIT_DIR) } : {}) }
}

/** Whether a folder is itself a bare repository. */
export function isBare(folder: string): boolean {
  return (
    ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name))) && !existsSync(join(folder, '.git'))
  )
}

/** The output of one small git command. */
export async function runGit(repository: Repository, args: readonly string[]): Promise<string> {
  const told = await call(repository.run, args)
  if (told.code !== 0) throw await gitFailure(repository, args[0] ?? '')
  return told.stdout
}

/** Why a reading failed: in a partial clone, since what is missing may not be fetched here. */
export async function gitFailure({ run }: Pick<Repository, 'run'>, command: string): Promise<UsageError> {
  const promisor = await call(run, ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'])
  return promisor.code === 0 ? new UsageError('object-missing') : new UsageError('git-failed', { command })
}

/** A git command whose output is read as it comes. `done` settles with its exit code. */
export interface Stream {
  stdin: Writable
  stdout: Readable
  done: Promise<number>
}

/** Starts a git command to be read as a stream. */
export function streamGit({ run }: Pick<Repository, 'run'>, args: readonly string[]): Stream {
  const { cwd, before, env } = run
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'git',
    [...before, ...config.flatMap((each) => ['-c', each]), ...args],
    {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  )
  const done = new Promise<number>((settle, fail) => {
    child.on('error', () => fail(new UsageError('git-missing')))
    child.on('close', (code) => settle(code ?? 1))
  })
  // A reader that stops early, or a git that does, is told by the exit code.
  child.stdin.on('error', () => {})
  return { stdin: child.stdin, stdout: child.stdout, done }
}

/** Those of the paths that git ignores; none where there is no repository. Paths are relative to the folder. */
export async function ignoredPaths(
  world: World,
  folder: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set()
  try {
    // It takes no pathspecs, and refuses to be told how to read them.
    const run = runIn(world, folder, false)
    const before = run.before.filter((flag) => flag !== '--literal-pathspecs')
    const { stdin, stdout, done } = streamGit({ run: { ...run, before } }, ['check-ignore', '-z', '--stdin'])
    stdin.end(paths.map((path) => `./${path}\0`).join(''))
    const told = await text(stdout)
    await done
    return new Set(
      told
        .split('\0')
        .filter(Boolean)
        .map((path) => path.replace(/^\.\//, '')),
    )
  } catch (error) {
    // Without git, nothing is ignored.
    if (error instanceof UsageError) return new Set()
    throw error
  }
}

async function text(readable: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of readable) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function call(run: Run, args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { simpleGit, GitError } = await import('simple-git')
  let code = 0
  let stderr = ''
  const git = simpleGit({
    baseDir: run.cwd,
    config,
    unsafe: { allowUnsafeFsMonitor: true, allowUnsafeHooksPath: true, allowUnsafeConfigPaths: true },
    allowEnvironment: Object.keys(run.env),
    errors(error, result) {
      code = result.exitCode
      stderr = Buffer.concat(result.stdErr).toString('utf8')
      return result.exitCode === 0 ? undefined : error
    },
  }).env(run.env)
  try {
    // What git says on failing silently is known only afterwards.
    const told = await git.raw([...run.before, ...args])
    return { code, stdout: told.trimEnd(), stderr }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    if (/ENOENT/.test(error.message)) throw new UsageError('git-missing')
    return { code: code || 1, stdout: '', stderr: stderr || error.message }
  }
}

/** git's own words are only read, never shown: they may quote what stands in a configuration. */
function refusal(stderr: string, folder: string): UsageError {
  if (/dubious ownership|safe\.directory/.test(stderr)) return new UsageError('git-refused', { path: folder })
  if (/not a git repository/.test(stderr)) return new UsageError('repository-missing', { path: folder })
  return new UsageError('git-failed', { command: 'rev-parse' })
}

/** Makes an empty repository in a folder. */
export async function createRepository(world: World, folder: string): Promise<void> {
  const told = await call(runIn(world, folder, false), ['init', '--quiet'])
  if (told.code !== 0) throw new UsageError('git-failed', { command: 'init' })
}
