import { StringDecoder } from 'node:string_decoder'
import { conversationFrom, coreFrom, isReliable, type Conversation } from '../domain/talk/conversation.ts'
import type { FileChange, Commit } from '../domain/history/commit.ts'
import { recordKey, heldRecords, type RecordKeys, type HeldRecord } from '../domain/history/evidence.ts'
import { parseFileFast, parseFile } from '../domain/format/parse-file.ts'
import type { Mapping } from '../domain/format/value.ts'
import { readBlobs } from './blobs.ts'
import { decodeHead } from './files.ts'
import { runGit, gitFailure, streamGit, type Repository, type Stream } from './git.ts'
import type { Tree } from './workspace.ts'

/** A file of a commit or of the index; its path is relative to the repository's root. */
export interface TrackedFile {
  path: string
  oid: string
  /** False for links and submodules. */
  isFile: boolean
  /** False for submodules. */
  isBlob: boolean
}

/** What was read from a repository. */
export interface History {
  /** By object id. Of those wanted: undefined where it cannot be relied on; of the others, with `keepAll`, what can be read. */
  conversations: ReadonlyMap<string, Conversation | undefined>
  /** By object id: what each version carries. */
  carried: ReadonlyMap<string, RecordKeys>
  /** Every record that some version of one of the workspace's files carried, by key. */
  everHeld: ReadonlyMap<string, HeldRecord>
  /** By hash; empty where the history was not asked for. */
  commits: ReadonlyMap<string, Commit>
}

/** A record with its key. */
interface Known {
  key: string
  record: HeldRecord
}

/** A line in two at its first tab; the path after it may hold more. */
function atTab(line: string): [string, string | undefined] {
  const tab = line.indexOf('\t')
  return tab === -1 ? [line, undefined] : [line.slice(0, tab), line.slice(tab + 1)]
}

/** A file by its path, object id and git's mode. */
export function trackedFile(path: string, oid: string, mode: string): TrackedFile {
  return { path, oid, isFile: mode.startsWith('100'), isBlob: isBlob(mode, 0) }
}

/** The files at HEAD. */
export async function filesAtHead(repository: Repository): Promise<TrackedFile[]> {
  if (!repository.head) return []
  const told = await runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', repository.head])
  return told.split('\0').flatMap((line) => {
    const [meta, path] = atTab(line)
    const [mode, , oid] = meta.split(' ')
    return path !== undefined && oid && mode ? [trackedFile(path, oid, mode)] : []
  })
}

/** The files in the index, below the folder the repository was opened in. */
export async function filesInIndex(repository: Repository): Promise<TrackedFile[]> {
  if (repository.workTree === undefined) return []
  const told = await runGit(repository, ['ls-files', '--stage', '-z', '--full-name'])
  return told.split('\0').flatMap((line) => {
    const [meta, path] = atTab(line)
    const [mode, oid] = meta.split(' ')
    return path !== undefined && oid && mode ? [trackedFile(path, oid, mode)] : []
  })
}

/** The files below the folder the repository was opened in, with their paths relative to it. */
export function filesInPrefix({ prefix }: Repository, files: readonly TrackedFile[]): TrackedFile[] {
  return files.flatMap((file) =>
    file.path.startsWith(prefix) ? [{ ...file, path: file.path.slice(prefix.length) }] : [],
  )
}

/**
 * Reads the wanted conversations, and with `all` every commit that HEAD descends from and every version of every
 * Markdown file; their conversations too, with `keepAll`. `isOurs` tells the workspace's paths, relative to the
 * repository's root, from those of its neighbours. A constant number of processes: the log, the
 * merges' other sides, and the contents, side by side.
 */
export async function readHistory(
  repository: Repository,
  wanted: ReadonlySet<string>,
  all: boolean,
  isOurs: (path: string) => boolean,
  keepAll = false,
): Promise<History> {
  const conversations = new Map<string, Conversation | undefined>()
  const carried = new Map<string, RecordKeys>()
  /** By object id: the records of each version. Each record is kept once: versions carry the same ones again and again. */
  const held = new Map<string, readonly Known[]>()
  const known = new Map<string, Known>()
  const unusual: Promise<void>[] = []
  const take = (oid: string, value: Mapping | undefined) => {
    const isWanted = wanted.has(oid)
    const conversation = value && (isWanted || keepAll) ? conversationFrom(value, keepAll) : undefined
    const records = value && heldRecords(conversation ?? coreFrom(value)).map(once)
    carried.set(
      oid,
      records?.map(({ key }) => key),
    )
    if (records && records.length > 0) held.set(oid, records)
    if (isWanted) conversations.set(oid, value && isReliable(value) ? conversation : undefined)
    else if (conversation) conversations.set(oid, conversation)
  }
  const once = (record: HeldRecord): Known => {
    const key = recordKey(record)
    // The same record may have stood under another template, here or in a neighbouring workspace.
    const name = `${key}\n${record.template ?? ''}`
    const same = known.get(name) ?? { key, record }
    known.set(name, same)
    return same
  }
  const blobs = readBlobs(repository, (oid, bytes) => {
    const text = bytes && decodeHead(bytes)
    const value = text === undefined ? undefined : parseFileFast(text)?.value
    if (value || text === undefined) take(oid, value)
    else unusual.push(parseFile(text, 'conversation').then((reading) => take(oid, reading.value)))
  })
  for (const oid of wanted) blobs.ask(oid)
  const ours = new Set(wanted)
  const seen = (oid: string, path: string) => {
    blobs.ask(oid)
    if (isOurs(path)) ours.add(oid)
  }
  try {
    const commits = all && repository.head ? await readCommits(repository, repository.head, seen) : new Map()
    return { conversations, carried, everHeld: await recordsOfOurs(), commits }
  } finally {
    // Also where the log failed: a process left alone would keep the program waiting for ever.
    await blobs.end().catch(() => {})
  }

  async function recordsOfOurs() {
    await blobs.end()
    await Promise.all(unusual)
    const ever = new Map<string, HeldRecord>()
    // The latest versions are seen first: a record is what it last was.
    for (const oid of ours) for (const { key, record } of held.get(oid) ?? []) if (!ever.has(key)) ever.set(key, record)
    return ever
  }
}

/** Every commit that `head` descends from, with its changes; `seen` gets the object id of every version. */
async function readCommits(
  repository: Repository,
  head: string,
  seen: (oid: string, path: string) => void,
): Promise<Map<string, Commit>> {
  const commits = new Map<string, Commit & { changes: FileChange[][] }>()
  const log = streamGit(repository, [
    ...[
      '-c',
      'log.showRoot=true',
      'log',
      '-z',
      '--raw',
      '--no-abbrev',
      '--no-renames',
      '--no-relative',
      '--no-ext-diff',
    ],
    ...['--no-textconv', '--ignore-submodules=all', '--diff-merges=first-parent', '--encoding=UTF-8', '-O/dev/null'],
    ...['--format=%x01%H %P%x02%at %ct %aN', '--end-of-options', head, '--'],
  ])
  log.stdin.end()
  // A merge against its other parents: one line of input and one header of output each.
  const sides: { commit: string; index: number }[] = []
  const merges = streamGit(repository, [
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--no-relative',
    '--always',
    '--ignore-submodules=all',
  ])
  let side = -1
  const others = tokens(merges, (token, path) => {
    if (path === undefined) side++
    else {
      const { commit, index } = sides[side] ?? { commit: '', index: 0 }
      note(commits.get(commit)?.changes[index], token, path, seen)
    }
  })
  let current: (Commit & { changes: FileChange[][] }) | undefined
  await tokens(log, (token, path) => {
    if (path !== undefined) return note(current?.changes[0], token, path, seen)
    const [names = '', facts = ''] = token.slice(token.indexOf('\u0001') + 1).split('\u0002', 2)
    const [hash = '', ...parents] = names.split(' ').filter(Boolean)
    const [authorDate, committerDate, ...author] = facts.split(' ')
    current = {
      hash,
      parents,
      author: author.join(' '),
      authorDate: seconds(authorDate),
      committerDate: seconds(committerDate),
      changes: parents.length === 0 ? [[]] : parents.map(() => []),
    }
    commits.set(hash, current)
    for (const [index, parent] of parents.entries()) {
      if (index === 0) continue
      sides.push({ commit: hash, index })
      merges.stdin.write(`${hash} ${parent}\n`)
    }
  })
  merges.stdin.end()
  await others
  const codes = await Promise.all([log.done, merges.done])
  if (codes.some((code) => code !== 0)) throw await gitFailure(repository, 'log')
  return commits
}

/** Reads raw output with `-z`: headers as they are, changes (`:…`) together with the path that follows. */
async function tokens({ stdout }: Stream, take: (token: string, path: string | undefined) => void): Promise<void> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let change: string | undefined
  for await (const chunk of stdout as AsyncIterable<Buffer>) {
    const parts = (rest + decoder.write(chunk)).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      if (change !== undefined) {
        take(change, part)
        change = undefined
      } else if (part.startsWith(':') || part.startsWith('\n:')) change = part
      else if (part !== '' && part !== '\n') take(part, undefined)
    }
  }
}

/** Adds a change to a Markdown file: `:<mode> <mode> <object id> <object id> <letter>`. */
function note(
  changes: FileChange[] | undefined,
  token: string,
  path: string,
  seen: (oid: string, path: string) => void,
): void {
  if (!changes || !path.endsWith('.md')) return
  // Modes of six digits and two object ids of the same length, in their places.
  const start = token.indexOf(':') + 1
  const second = token.indexOf(' ', start + 14)
  const length = second - start - 14
  const [from, to] = [token.slice(start + 14, second), token.slice(second + 1, second + 1 + length)]
  const change = {
    path,
    before: isBlob(token, start) ? from : undefined,
    after: isBlob(token, start + 7) ? to : undefined,
  }
  if (change.before) seen(change.before, path)
  if (change.after) seen(change.after, path)
  changes.push(change)
}

/** Files, and links: a link cannot be read as a conversation, but it stands in the path. */
function isBlob(text: string, at: number): boolean {
  return text.startsWith('100', at) || text.startsWith('120000', at)
}

function seconds(text: string | undefined): number | undefined {
  return text && /^-?\d+$/.test(text) ? Number(text) : undefined
}

/** Files of a commit or of the index as a tree; those wanted are read at once, and the others have nothing to read. */
export async function trackedTree(
  repository: Repository,
  files: readonly TrackedFile[],
  wanted: (path: string) => boolean,
): Promise<Tree> {
  const bytes = new Map<string, Uint8Array | undefined>()
  const blobs = readBlobs(repository, (oid, content) => bytes.set(oid, content && new Uint8Array(content)))
  const oids = new Map(files.map(({ path, oid, isFile }) => [path, isFile && wanted(path) ? oid : '']))
  for (const oid of oids.values()) if (oid !== '') blobs.ask(oid)
  await blobs.end()
  return {
    bytes: (path) => bytes.get(oids.get(path) ?? ''),
    has: (path) => oids.has(path),
    below: (folder) =>
      files.flatMap(({ path, isFile }) =>
        path.startsWith(`${folder}/`) ? [{ path: path.slice(folder.length + 1), isFile }] : [],
      ),
  }
}
