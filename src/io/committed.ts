import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { parseFile } from '../domain/format/parse-file.ts'
import type { Commit } from '../domain/history/commit.ts'
import { findEvidence } from '../domain/history/evidence.ts'
import { holderKey, keyOfHolder } from '../domain/history/holders.ts'
import { lastReadableVersion } from '../domain/history/last-readable.ts'
import { ownPaths, type IsOwn, type WorkspacePlace } from '../domain/history/own-paths.ts'
import { findPersonRenames } from '../domain/history/person-renames.ts'
import { recordKey, withdrawnRecords, type HeldRecord } from '../domain/history/records.ts'
import { conversationFrom, isReliable } from '../domain/talk/conversation.ts'
import type { Talk } from '../domain/talk/talk-index.ts'
import { UsageError } from '../domain/usage-error.ts'
import { blobId } from './blob-id.ts'
import { startLog } from './commit-log.ts'
import { decodeHead, readBytes } from './files.ts'
import { gitRunner, type GitStream } from './git.ts'
import type { History } from './history.ts'
import { isBare, openRepository, type Repository } from './repository.ts'
import { findRoot, settingsName } from './root.ts'
import { filesAtHead, filesInIndex, filesInPrefix, trackedTree, type TrackedFile } from './tracked-files.ts'
import { foldersTo, loadWorkspace, requireValid, workTree, type Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** A workspace with the repository it lies in, and what is committed there. */
export interface CommittedWorkspace {
  root: string
  repository: Repository
  /** The log of HEAD, started before anything else; to be read or stopped. */
  log: GitStream | undefined
  workspace: Workspace
  /** Every file at HEAD, paths relative to the repository's root. */
  filesAtHead: readonly TrackedFile[]
  /** The conversation files at HEAD, paths relative to the workspace's root. */
  talkFiles: readonly TrackedFile[]
  /** The conversation files in the index. */
  talkFilesInIndex: readonly TrackedFile[]
  /** The paths of conversation files in the work tree that are known, without being read, to be as at HEAD. */
  unchanged?: ReadonlySet<string>
}

/**
 * Opens the workspace in its repository. `wholeHistory`: refuse incomplete history. Settings, roster and own templates are
 * those of the work tree, or of HEAD where that is asked for or the repository is bare.
 */
export async function openCommitted(
  world: World,
  wholeHistory: boolean,
  configuration: 'work tree' | 'HEAD' = 'work tree',
): Promise<CommittedWorkspace> {
  const bare = isBare(world.cwd)
  const root = realpathSync(bare ? world.cwd : findRoot(world))
  const log = wholeHistory ? startLog(gitRunner(world, root, isBare(root)), 'HEAD') : undefined
  try {
    const repository = await openRepository(world, root)
    if (wholeHistory && repository.incomplete)
      throw new UsageError('history-incomplete', { how: repository.incomplete })
    // What is not committed has no part in what is read at HEAD alone.
    const [files, index] = [filesAtHead(repository), configuration === 'HEAD' ? [] : filesInIndex(repository)]
    const openTree = async () =>
      bare || configuration === 'HEAD'
        ? trackedTree(repository, filesInPrefix(repository, await files), (path) => path.endsWith('.yaml'))
        : workTree(root)
    const [atHead, inIndex, loaded] = await Promise.all([
      files,
      index,
      openTree().then((tree) => loadWorkspace(root, tree, settingsName(world))),
    ])
    const workspace = requireValid(loaded)
    requireFolder(workspace.settings.conversations, filesInPrefix(repository, atHead))
    const isTalk = ({ path }: TrackedFile) => isTalkPath(workspace, path)
    return {
      ...{ root, repository, log, workspace, filesAtHead: atHead },
      talkFiles: filesInPrefix(repository, atHead).filter(isTalk),
      talkFilesInIndex: filesInPrefix(repository, inIndex).filter((file) => file.isFile && isTalk(file)),
    }
  } catch (error) {
    log?.stop()
    throw error
  }
}

/** Nothing is known of talks behind a link, or where a file or submodule has the place of their folder. */
export function requireFolder(folder: string, files: readonly TrackedFile[]): void {
  const way = new Set([...foldersTo(folder), folder])
  if (files.some(({ path }) => way.has(path))) throw new UsageError('workspace-broken', { path: folder })
}

/** Whether a path, relative to the workspace's root, is a conversation's. File systems differ in how they spell å ä ö. */
export function isTalkPath({ settings }: Workspace, path: string): boolean {
  return path.endsWith('.md') && path.normalize('NFC').startsWith(`${settings.conversations.normalize('NFC')}/`)
}

/** The conversations of files, where they can be relied on. */
export function talksOf(files: readonly TrackedFile[], { conversations }: History): Talk[] {
  return files.flatMap(({ path, oid }) => {
    const conversation = conversations.get(oid)
    return conversation ? [{ path, conversation }] : []
  })
}

/** The talks of the work tree; what is byte for byte as at HEAD is not read again. */
export async function talksInWorkTree(
  { root, repository, workspace, talkFiles, unchanged }: CommittedWorkspace,
  talksAtHead: readonly Talk[],
): Promise<Talk[]> {
  if (repository.workTree === undefined) return []
  const { conversations } = workspace.settings
  const oids = new Map(talkFiles.map(({ path, oid }) => [path, oid]))
  const atHead = new Map(talksAtHead.map((talk) => [talk.path, talk]))
  const talks: Talk[] = []
  for (const entry of workTree(root).below(conversations)) {
    const path = `${conversations}/${entry.path}`
    const known = unchanged?.has(path) ? atHead.get(path) : undefined
    if (known) {
      talks.push(known)
      continue
    }
    const bytes = entry.isFile && isTalkPath(workspace, path) ? readBytes(join(root, path)) : undefined
    if (!bytes) continue
    const oid = oids.get(path)
    const same = oid !== undefined && oid === blobId(bytes, oid.length) ? atHead.get(path) : undefined
    const talk = same ?? (await parseTalk(path, decodeHead(bytes) ?? ''))
    if (talk) talks.push(talk)
  }
  return talks
}

async function parseTalk(path: string, text: string): Promise<Talk | undefined> {
  const { value } = await parseFile(text, 'conversation')
  return value && isReliable(value) ? { path, conversation: conversationFrom(value) } : undefined
}

/** The commit that brought in each record at HEAD, by the record's key. */
export function evidenceAt(
  { repository: { head }, filesAtHead: files }: CommittedWorkspace,
  { commits, records }: Pick<History, 'commits' | 'records'>,
): Map<string, Commit> {
  if (!head || commits.size === 0) return new Map()
  const tree = new Map<string, string>()
  for (const { path, oid, isBlob } of files) if (isBlob && path.endsWith('.md')) tree.set(path, oid)
  return findEvidence(head, commits, tree, (oid) => records.get(oid))
}

/** The records that some commit had in the workspace and HEAD does not; a file that cannot be read keeps what it last had. */
export function withdrawnAtHead(
  committed: CommittedWorkspace,
  { commits, records }: Pick<History, 'commits' | 'records'>,
): HeldRecord[] {
  const { repository, talkFiles } = committed
  const readable = lastReadableVersion(commits, (oid) => records.get(oid))
  const keys = new Set<string>()
  for (const { path, oid } of talkFiles)
    for (const { key } of readable(repository.head ?? '', repository.prefix + path, oid)?.records ?? []) keys.add(key)
  // Few versions have a record that is not at HEAD, and only of those it matters whose they are.
  const differing = new Set<string>()
  for (const [oid, version] of records) if (version?.records.some(({ key }) => !keys.has(key))) differing.add(oid)
  if (differing.size === 0) return []
  const renames = findPersonRenames(commits, (oid) => records.get(oid))
  const isOwn = isOwnIn(committed, { commits, records }, renames)
  const keysOfAnybody = new Set([...keys].map((key) => key.slice(0, key.lastIndexOf('\n') + 1)))
  // What stands at HEAD under the new id of its person was not withdrawn.
  return withdrawnRecords(ownVersions(), keys).filter(
    ({ conversation, step, held, person }) =>
      !renames.isContinued(holderKey(conversation, person)) ||
      !keysOfAnybody.has(recordKey(conversation, step, held, undefined)),
  )

  /** Latest first. */
  function* ownVersions() {
    for (const { changes } of commits.values())
      for (const { path, after, before } of changes.flat())
        for (const oid of [after, before]) {
          const version = oid !== undefined && differing.has(oid) ? records.get(oid) : undefined
          if (version && isOwn(keyOfHolder(version), path)) yield version
        }
  }
}

/** Tells which versions belong to the workspace. */
export function isOwnIn(
  committed: CommittedWorkspace,
  { commits, records }: Pick<History, 'commits' | 'records'>,
  renames = findPersonRenames(commits, (oid) => records.get(oid)),
): IsOwn {
  return ownPaths(commits, (oid) => records.get(oid), renames, workspacePlace(committed))
}

/** Where the workspace is in its repository. */
export function workspacePlace({ repository, workspace, filesAtHead: files }: CommittedWorkspace): WorkspacePlace {
  return {
    folder: `${repository.prefix}${workspace.settings.conversations}/`,
    pathsAtHead: files.flatMap(({ path }) => (path.endsWith('.md') ? [path] : [])),
  }
}
