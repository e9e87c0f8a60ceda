import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { conversationFrom, isReliable } from '../domain/talk/conversation.ts'
import type { Commit } from '../domain/history/commit.ts'
import { findEvidence } from '../domain/history/evidence.ts'
import { parseFile } from '../domain/format/parse-file.ts'
import type { Talk } from '../domain/talk/talk-index.ts'
import { UsageError } from '../domain/usage-error.ts'
import { decodeHead, entriesBelow, readBytes } from './files.ts'
import { isBare, openRepository, type Repository } from './git.ts'
import { filesAtHead, filesInIndex, trackedTree, filesInPrefix, type History, type TrackedFile } from './history.ts'
import { findRoot, settingsName } from './root.ts'
import { loadWorkspace, requireValid, workTree, type Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** A workspace with the repository it lies in, and what is committed there. */
export interface CommittedWorkspace {
  root: string
  repository: Repository
  workspace: Workspace
  /** Every file at HEAD, paths relative to the repository's root. */
  everywhere: readonly TrackedFile[]
  /** The conversation files at HEAD, paths relative to the workspace's root. */
  atHead: readonly TrackedFile[]
}

/** Opens the workspace in its repository, whole history demanded or not; a bare repository shows its HEAD's. */
export async function openCommitted(world: World, wholeHistory: boolean): Promise<CommittedWorkspace> {
  const bare = isBare(world.cwd)
  const root = realpathSync(bare ? world.cwd : findRoot(world))
  const repository = await openRepository(world, root)
  if (wholeHistory && repository.incomplete) throw new UsageError('history-incomplete', { how: repository.incomplete })
  const files = filesAtHead(repository)
  const tree = async () =>
    bare
      ? trackedTree(repository, filesInPrefix(repository, await files), (path) => path.endsWith('.yaml'))
      : workTree(root)
  const [everywhere, loaded] = await Promise.all([
    files,
    tree().then((each) => loadWorkspace(root, each, settingsName(world))),
  ])
  const workspace = requireValid(loaded)
  const here = filesInPrefix(repository, everywhere)
  return { root, repository, workspace, everywhere, atHead: here.filter(({ path }) => isTalkPath(workspace, path)) }
}

/** Whether a path, relative to the workspace's root, is a conversation's. File systems differ in how they spell å ä ö. */
export function isTalkPath({ settings }: Workspace, path: string): boolean {
  return path.endsWith('.md') && path.normalize('NFC').startsWith(`${settings.conversations.normalize('NFC')}/`)
}

/** The same for a path relative to the repository's root. */
export function talkPathFilter({ repository, workspace }: CommittedWorkspace): (path: string) => boolean {
  return (path) => path.startsWith(repository.prefix) && isTalkPath(workspace, path.slice(repository.prefix.length))
}

/** The conversations of files, where they could be relied on. */
export function talksOf(files: readonly TrackedFile[], { conversations }: History): Talk[] {
  return files.flatMap(({ path, oid }) => {
    const conversation = conversations.get(oid)
    return conversation ? [{ path, conversation }] : []
  })
}

/** The conversation files in the index. */
export async function talkFilesInIndex({ repository, workspace }: CommittedWorkspace): Promise<TrackedFile[]> {
  return filesInPrefix(repository, await filesInIndex(repository)).filter(
    ({ path, isFile }) => isFile && isTalkPath(workspace, path),
  )
}

/** The talks of the work tree; what is byte for byte as at HEAD is not read again. */
export async function talksInWorkTree(
  { root, repository, workspace, atHead }: CommittedWorkspace,
  atHeadRead: readonly Talk[],
): Promise<Talk[]> {
  if (repository.workTree === undefined) return []
  const { conversations } = workspace.settings
  const oids = new Map(atHead.map(({ path, oid }) => [path, oid]))
  const known = new Map(atHeadRead.map((talk) => [talk.path, talk]))
  const found: Talk[] = []
  for (const entry of entriesBelow(join(root, conversations))) {
    const path = `${conversations}/${entry.path}`
    const bytes = entry.isFile && isTalkPath(workspace, path) ? readBytes(join(root, path)) : undefined
    if (!bytes) continue
    const oid = oids.get(path)
    const same = oid !== undefined && oid === blobId(bytes, oid.length) ? known.get(path) : undefined
    const value = same ? undefined : (await parseFile(decodeHead(bytes) ?? '', 'conversation')).value
    const talk = same ?? (value && isReliable(value) ? { path, conversation: conversationFrom(value) } : undefined)
    if (talk) found.push(talk)
  }
  return found
}

/** The commit that brought in each record at HEAD. */
export function evidenceAt(
  { repository, everywhere }: CommittedWorkspace,
  { commits, carried }: History,
): Map<string, Commit> {
  if (!repository.head || commits.size === 0) return new Map()
  const tree = everywhere.flatMap(({ path, oid, isBlob }): [string, string][] =>
    isBlob && path.endsWith('.md') ? [[path, oid]] : [],
  )
  return findEvidence(repository.head, commits, new Map(tree), (blob) => carried.get(blob))
}

/** The object ids of files. */
export function objectIds(...files: readonly (readonly TrackedFile[])[]): Set<string> {
  return new Set(files.flat().flatMap(({ oid, isFile }) => (isFile ? [oid] : [])))
}

/** The object id git gives these bytes; SHA-256 repositories have 64 digits. */
function blobId(bytes: Uint8Array, digits: number): string {
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}
