import { PassThrough } from 'node:stream'
import type { Commit, FileChange } from '../domain/history/commit.ts'
import { redact } from '../domain/talk/identity-number.ts'
import { gitFailure, streamGit, type GitRunner, type GitStream } from './git.ts'
import { decodeName, readParts } from './git-bytes.ts'
import type { HeadTree } from './head-tree.ts'
import { rawDiffParser } from './raw-diff.ts'

const rawDiff = ['-z', '--raw', '--no-abbrev', '--no-renames', '--no-relative', '--ignore-submodules=none']
const logArguments = [
  ...['-c', 'log.showRoot=true', 'log', ...rawDiff, '--no-ext-diff', '--no-textconv'],
  ...['--diff-merges=first-parent', '--encoding=UTF-8', '-O/dev/null'],
  // `an`, not `aN`: a .mailmap in the work tree must not change who is named.
  '--format=%x01%H %P%x02%at %ct %an',
  '--end-of-options',
]

interface CommitInProgress extends Commit {
  changes: FileChange[][]
}

/** Starts the log of a commit, or of HEAD before it is known which commit that is: the log takes longest of all. */
export function startLog(runner: GitRunner, commit: string): GitStream {
  const log = streamGit(runner, [...logArguments, commit, '--'])
  log.stdin.end()
  // When a process ends, Node throws away what nobody has begun to read; of a small repository, that is the whole log.
  return { ...log, stdout: log.stdout.pipe(new PassThrough({ highWaterMark: 1024 * 1024 })) }
}

/**
 * Every commit that `head` descends from, by hash, with its changes to Markdown files. `seen` gets each version of them,
 * newest commits first. `started`: the log of HEAD, where it was started before. `tree` gets what the log says of all files.
 */
export async function readCommits(
  runner: GitRunner,
  head: string,
  started: GitStream | undefined,
  seen: (oid: string, path: string) => void,
  tree?: HeadTree,
): Promise<ReadonlyMap<string, Commit>> {
  const commits = await parseLog(runner, started ?? startLog(runner, head), seen, tree)
  // The log begins with its commit. HEAD may have been moved before the log saw it, or was not to be read then.
  const [first] = commits.keys()
  if (first === head) return commits
  return parseLog(runner, startLog(runner, head), seen, tree)
}

async function parseLog(
  runner: GitRunner,
  log: GitStream,
  seen: (oid: string, path: string) => void,
  tree: HeadTree | undefined,
): Promise<Map<string, Commit>> {
  const commits = new Map<string, CommitInProgress>()
  const note = (changes: FileChange[] | undefined, change: FileChange) => {
    if (change.before) seen(change.before, change.path)
    if (change.after) seen(change.after, change.path)
    changes?.push(change)
  }
  const merges = mergeDiffs(runner, note)
  let current: CommitInProgress | undefined
  const parser = rawDiffParser(
    (header) => {
      current = parseHeader(header)
      commits.set(current.hash, current)
      tree?.takeCommit(current.hash, current.parents[0])
      for (const [index, parent] of current.parents.entries())
        if (index > 0) merges.ask(current.hash, parent, current.changes[index] ?? [])
    },
    (change) => note(current?.changes[0], change),
    tree?.takeFile,
  )
  await readParts(log.stdout, parser)
  const codes = [await merges.end(), await log.done]
  if (codes.some((code) => code !== 0)) throw await gitFailure(runner, 'log')
  return commits
}

/** `\x01<hash> <parents>\x02<author time> <committer time> <author>`, as `logArguments` asks for it. */
function parseHeader(header: string): CommitInProgress {
  const start = header.indexOf('\u0001') + 1
  const middle = header.indexOf('\u0002', start)
  const [hash = '', ...parents] = header.slice(start, middle).split(' ').filter(Boolean)
  const [authorDate, committerDate, ...author] = header.slice(middle + 1).split(' ')
  return {
    hash,
    parents,
    author: redact(decodeName(author.join(' '))),
    authorDate: parseSeconds(authorDate),
    committerDate: parseSeconds(committerDate),
    changes: parents.length === 0 ? [[]] : parents.map(() => []),
  }
}

function parseSeconds(text: string | undefined): number | undefined {
  return text && /^-?\d+$/.test(text) ? Number(text) : undefined
}

/** Compares merges with their other parents, in one process that the first of them starts. */
function mergeDiffs(runner: GitRunner, note: (changes: FileChange[] | undefined, change: FileChange) => void) {
  const asked: FileChange[][] = []
  let answer = -1
  let running: { stream: GitStream; finished: Promise<void> } | undefined
  const start = () => {
    const stream = streamGit(runner, ['diff-tree', '--stdin', '-r', ...rawDiff, '--always'])
    // One header of output for each line of input.
    const parser = rawDiffParser(
      () => answer++,
      (change) => note(asked[answer], change),
    )
    const finished = readParts(stream.stdout, parser)
    finished.catch(() => {})
    return { stream, finished }
  }
  return {
    ask(commit: string, parent: string, changes: FileChange[]): void {
      running ??= start()
      asked.push(changes)
      running.stream.stdin.write(`${commit} ${parent}\n`, 'latin1')
    },
    async end(): Promise<number> {
      if (!running) return 0
      running.stream.stdin.end()
      await running.finished
      return running.stream.done
    },
  }
}
