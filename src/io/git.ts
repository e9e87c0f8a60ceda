import { Buffer } from 'node:buffer'
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process'
import { resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { UsageError } from '../domain/usage-error.ts'
import { decodeName, encodeName } from './git-bytes.ts'
import { objectVariables } from './sparse-index.ts'
import type { World } from './world.ts'

/** How to start git: in which folder, with which environment and options before the command. */
export interface GitRunner {
  cwd: string
  options: readonly string[]
  env: Readonly<Record<string, string>>
}

/** A git command whose output is read while it runs. */
export interface GitStream {
  stdin: Writable
  stdout: Readable
  /** Null where errors are ignored. */
  stderr: Readable | null
  /** The exit code. */
  done: Promise<number>
  /** Stops the command, whose output nobody needs any more. */
  stop(): void
}

type Child = ChildProcessByStdio<Writable, Readable, Readable | null>

/** What a finished git command gave. */
export interface GitResult {
  code: number
  stdout: string
  stderr: string
}

// Reading must not run anything a repository configures, use the network, or see objects and names replaced.
const config = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'log.mailmap=false',
] as const
const flags = ['--no-pager', '--no-replace-objects', '--literal-pathspecs']
const passedOn = [
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

/** Git for the repository that a folder lies in. `bare`: the folder is itself a bare repository; others are not used. */
export function gitRunner(world: World, folder: string, bare: boolean): GitRunner {
  const options = [...config, `safe.bareRepository=${bare ? 'all' : 'explicit'}`].flatMap((entry) => ['-c', entry])
  return {
    cwd: folder,
    options: [...flags, ...options],
    env: {
      ...Object.fromEntries(
        passedOn.flatMap((name) => (world.env[name] === undefined ? [] : [[name, world.env[name]]])),
      ),
      ...repositoryVariables(world),
      ...(bare ? {} : objectVariables(world, folder)),
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_TERMINAL_PROMPT: '0',
    },
  }
}

/** Where the environment says that the repository lies, as absolute paths: git is started in another folder. */
function repositoryVariables({ env: { GIT_DIR, GIT_WORK_TREE }, cwd }: World): Record<string, string> {
  // A hook has GIT_DIR alone, which makes any folder the work tree's root; git finds the right one from the folder.
  if (!GIT_WORK_TREE) return {}
  return { GIT_WORK_TREE: resolve(cwd, GIT_WORK_TREE), ...(GIT_DIR ? { GIT_DIR: resolve(cwd, GIT_DIR) } : {}) }
}

/** Starts a git command to be read as a stream. */
export function streamGit(
  { cwd, options, env }: GitRunner,
  args: readonly string[],
  errors: 'pipe' | 'ignore' = 'ignore',
): GitStream {
  const child = spawn('git', [...options, ...args], { cwd, env, stdio: ['pipe', 'pipe', errors] }) as Child
  const done = new Promise<number>((settle, fail) => {
    child.on('error', () => fail(new UsageError('git-missing')))
    child.on('close', (code) => settle(code ?? 1))
  })
  // Whoever awaits it hears of a failure; one that comes before must not end the process.
  done.catch(() => {})
  // A git that stops reading early says why with its exit code.
  child.stdin.on('error', () => {})
  return { stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, done, stop: () => void child.kill() }
}

/** Runs a git command to its end without simple-git, whose loading would be half of a small answer's time. */
export async function callGitDirectly(runner: GitRunner, args: readonly string[]): Promise<GitResult> {
  const { stdin, stdout, stderr, done } = streamGit(runner, args, 'pipe')
  stdin.end()
  const [out, err, code] = await Promise.all([readText(stdout), stderr ? readText(stderr) : '', done])
  return { code, stdout: out, stderr: err }
}

/** Runs a small git command to its end, through simple-git. */
export async function callGit(runner: GitRunner, args: readonly string[]): Promise<GitResult> {
  const { simpleGit, GitError } = await import('simple-git')
  const result: GitResult = { code: 0, stdout: '', stderr: '' }
  const git = simpleGit({
    baseDir: runner.cwd,
    unsafe: {
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeConfigPaths: true,
    },
    allowEnvironment: Object.keys(runner.env),
    errors(error, { exitCode, stdOut, stdErr }) {
      result.code = exitCode
      result.stdout = Buffer.concat(stdOut).toString('utf8')
      result.stderr = Buffer.concat(stdErr).toString('utf8')
      return exitCode === 0 ? undefined : error
    },
  }).env(runner.env)
  try {
    // The errors plugin is asked only when the command is over, also when it succeeds.
    result.stdout = await git.raw([...runner.options, ...args])
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    if (/ENOENT/.test(error.message)) throw new UsageError('git-missing')
    result.code ||= 1
    result.stderr ||= error.message
  }
  return result
}

/** The output of a small git command that must succeed, without its last line end. */
export async function runGit(runner: GitRunner, args: readonly string[]): Promise<string> {
  const { code, stdout } = await callGit(runner, args)
  if (code !== 0) throw await gitFailure(runner, args[0] ?? '')
  return stdout.trimEnd()
}

/** Why reading failed: in a partial clone, what is missing may not be fetched here. */
export async function gitFailure(runner: GitRunner, command: string): Promise<UsageError> {
  const promisor = await callGit(runner, [
    'config',
    '--get-regexp',
    '^(extensions\\.partialclone|remote\\..*\\.promisor)$',
  ])
  return promisor.code === 0 ? new UsageError('object-missing') : new UsageError('git-failed', { command })
}

/** Those of the paths that git ignores; none where there is no repository. Paths are relative to the folder. */
export function ignoredPaths(world: World, folder: string, paths: readonly string[]): ReadonlySet<string> {
  const { cwd, options, env } = gitRunner(world, folder, false)
  // It takes no pathspecs, and refuses to be told how to read them. Waiting here is quicker than a stream.
  const withoutPathspecs = options.filter((flag) => flag !== '--literal-pathspecs')
  const { stdout } = spawnSync('git', [...withoutPathspecs, 'check-ignore', '-z', '--stdin'], {
    ...{ cwd, env, encoding: 'latin1', maxBuffer: Infinity, stdio: ['pipe', 'pipe', 'ignore'] },
    // As bytes: a text would be encoded as the output is.
    input: Buffer.from(encodeName(paths.map((path) => `./${path}\0`).join(''))),
  })
  // Without git, nothing is ignored.
  const names = (stdout ?? '').split('\0').filter((path) => path !== '')
  return new Set(names.map((path) => decodeName(path).replace(/^\.\//, '')))
}

/** Everything a stream gives, as UTF-8. */
export async function readText(readable: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of readable) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Makes an empty repository in a folder. */
export async function createRepository(world: World, folder: string): Promise<void> {
  const { code } = await callGit(gitRunner(world, folder, false), ['init', '--quiet'])
  if (code !== 0) throw new UsageError('git-failed', { command: 'init' })
}

/** The user's own `core.editor`, for all repositories or of the system. That of this repository is never run. */
export async function configuredEditor(world: World, folder: string): Promise<string | undefined> {
  const result = await callGit(gitRunner(world, folder, false), ['config', '--show-scope', '--get-all', 'core.editor'])
  const lines = result.stdout.split('\n').map((line) => line.split('\t'))
  return lines.findLast(([scope]) => scope === 'global' || scope === 'system')?.[1]
}
