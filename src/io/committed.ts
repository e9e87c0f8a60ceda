import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { conversationFrom, isReliable } from '../domain/conversation.ts'
import type { Commit } from '../domain/commit.ts'
import { findEvidence } from '../domain/evidence.ts'
import { read } from '../domain/reading.ts'
import type { Talk } from '../domain/records.ts'
import { UsageError } from '../domain/usage.ts'
import { decodeHead, entriesBelow, readBytes } from './files.ts'
import { isBare, openRepository, type Repository } from './git.ts'
import { filesAtHead, filesInIndex, trackedTree, within, type History, type Tracked } from './history.ts'
import { findRoot, settingsName } from './root.ts'
import { loadWorkspace, sound, workTree, type Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** A workspace with the repository it lies in, and what is committed there. */
export interface Committed {
  root: string
  repository: Repository
  workspace: Workspace
  /** Every file at HEAD, paths relative to the repository's root. */
  everywhere: readonly Tracked[]
  /** The conversation files at HEAD, paths relative to the workspace's root. */
  atHead: readonly Tracked[]
}

/** Opens the workspace in its repository, whole history demanded or not; a bare repository shows its HEAD's. */
export async function openCommitted(world: World, wholeHistory: boolean): Promise<Committed> {
  const bare = isBare(world.cwd)
  const root = realpathSync(bare ? world.cwd : findRoot(world))
  const repository = await openRepository(world, root)
  if (wholeHistory && repository.incomplete) throw new UsageError('history-incomplete', { how: repository.incomplete })
  const files = filesAtHead(repository)
  const tree = async () =>
    bare ? trackedTree(repository, within(repository, await files), (path) => path.endsWith('.yaml')) : workTree(root)
  const [everywhere, loaded] = await Promise.all([
    files,
    tree().then((each) => loadWorkspace(root, each, settingsName(world))),
  ])
  const workspace = sound(loaded)
  const here = within(repository, everywhere)
  return { root, repository, workspace, everywhere, atHead: here.filter(({ path }) => isTalk(workspace, path)) }
}

/** Whether a path, relative to the workspace's root, is a conversation's. File systems differ in how they spell å ä ö. */
export function isTalk({ settings }: Workspace, path: string): boolean {
  return path.endsWith('.md') && path.normalize('NFC').startsWith(`${settings.conversations.normalize('NFC')}/`)
}

/** The same for a path relative to the repository's root. */
export function isTalkIn({ repository, workspace }: Committed): (path: string) => boolean {
  return (path) => path.startsWith(repository.prefix) && isTalk(workspace, path.slice(repository.prefix.length))
}

/** The conversations of files, where they could be relied on. */
export function talksOf(files: readonly Tracked[], { conversations }: History): Talk[] {
  return files.flatMap(({ path, oid }) => {
    const conversation = conversations.get(oid)
    return conversation ? [{ path, conversation }] : []
  })
}

/** The conversation files in the index. */
export async function indexed({ repository, workspace }: Committed): Promise<Tracked[]> {
  return within(repository, await filesInIndex(repository)).filter(
    ({ path, isFile }) => isFile && isTalk(workspace, path),
  )
}

/** The talks of the work tree; what is byte for byte as at HEAD is not read again. */
export async function talksInWorkTree(
  { root, repository, workspace, atHead }: Committed,
  atHeadRead: readonly Talk[],
): Promise<Talk[]> {
  if (repository.workTree === undefined) return []
  const { conversations } = workspace.settings
  const oids = new Map(atHead.map(({ path, oid }) => [path, oid]))
  const known = new Map(atHeadRead.map((talk) => [talk.path, talk]))
  const found: Talk[] = []
  for (const entry of entriesBelow(join(root, conversations))) {
    const path = `${conversations}/${entry.path}`
    const bytes = entry.isFile && isTalk(workspace, path) ? readBytes(join(root, path)) : undefined
    if (!bytes) continue
    const oid = oids.get(path)
    const same = oid !== undefined && oid === blobId(bytes, oid.length) ? known.get(path) : undefined
    const value = same ? undefined : (await read(decodeHead(bytes) ?? '', 'conversation')).value
    const talk = same ?? (value && isReliable(value) ? { path, conversation: conversationFrom(value) } : undefined)
    if (talk) found.push(talk)
  }
  return found
}

/** The commit that brought in each record at HEAD. */
export function evidenceAt({ repository, everywhere }: Committed, { commits, carried }: History): Map<string, Commit> {
  if (!repository.head || commits.size === 0) return new Map()
  const tree = everywhere.flatMap(({ path, oid, isBlob }): [string, string][] =>
    isBlob && path.endsWith('.md') ? [[path, oid]] : [],
  )
  return findEvidence(repository.head, commits, new Map(tree), (blob) => carried.get(blob))
}

/** The object ids of files. */
export function oidsOf(...files: readonly (readonly Tracked[])[]): Set<string> {
  return new Set(files.flat().flatMap(({ oid, isFile }) => (isFile ? [oid] : [])))
}

/** The object id git gives these bytes; SHA-256 repositories have 64 digits. */
function blobId(bytes: Uint8Array, digits: number): string {
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}
