import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { startLog } from './commit-log.ts'
import { isTalkPath, openCommitted, requireFolder, type CommittedWorkspace } from './committed.ts'
import { pathType, readBytes } from './files.ts'
import { entriesInIndex } from './git-index.ts'
import { decodeName } from './git-bytes.ts'
import { headTree } from './head-tree.ts'
import { readHistory, type History } from './history.ts'
import { plainRepository } from './plain-repository.ts'
import { isBare, openRepository } from './repository.ts'
import { findRoot, settingsName } from './root.ts'
import { filesAtHead, filesInIndex, objectIds, trackedFile, type TrackedFile } from './tracked-files.ts'
import { loadWorkspace, requireValid, workTree } from './workspace.ts'
import type { World } from './world.ts'

/** A workspace with what is committed there, and what was read of it. */
export interface CommittedHistory {
  committed: CommittedWorkspace
  history: History
}

/** Reads the conversations at HEAD and in the index, and with `wholeHistory` the history behind them. */
export async function readCommitted(world: World, wholeHistory: boolean): Promise<CommittedHistory> {
  const plain = wholeHistory ? await readPlain(world) : undefined
  if (plain) return plain
  const committed = await openCommitted(world, wholeHistory)
  const wanted = objectIds(committed.talkFiles, committed.talkFilesInIndex)
  return { committed, history: await readHistory(committed, wanted, wholeHistory) }
}

/**
 * The same with the history, in two git processes instead of five: the log and the contents. Undefined where the
 * repository has another form than the most common one.
 */
async function readPlain(world: World): Promise<CommittedHistory | undefined> {
  if (isBare(world.cwd)) return undefined
  const root = realpathSync(findRoot(world))
  const repository = plainRepository(world, root)
  if (repository?.head === undefined) return undefined
  const log = startLog(repository.runner, 'HEAD')
  try {
    const workspace = requireValid(await loadWorkspace(root, workTree(root), settingsName(world)))
    const isTalk = (file: TrackedFile) => isTalkPath(workspace, file.path)
    const inIndex = indexOf(root) ?? (await filesInIndex(repository))
    const talkFilesInIndex = inIndex.filter((file) => file.isFile && isTalk(file))
    const tree = headTree(repository.head)
    const history = await readHistory({ repository, log, tree }, objectIds(talkFilesInIndex), true)
    // Whatever HEAD was taken for, git found no such commit.
    if (!history.commits.has(repository.head)) return undefined
    const atHead = tree.files() ?? (await filesAtHead(repository))
    requireFolder(workspace.settings.conversations, atHead)
    const talkFiles = atHead.filter(isTalk)
    return {
      committed: { root, repository, log, workspace, filesAtHead: atHead, talkFiles, talkFilesInIndex },
      history: await withConversations(history, repository, talkFiles),
    }
  } catch (error) {
    log.stop()
    // Where git does not let the repository be read, that is what is to be said.
    await openRepository(world, root)
    throw error
  }
}

/** The files in the index, read without git; undefined where only git can. */
function indexOf(root: string): TrackedFile[] | undefined {
  const path = join(root, '.git/index')
  if (pathType(path) === undefined) return []
  const bytes = readBytes(path)
  return bytes && entriesInIndex(bytes)?.map(({ name, oid, mode }) => trackedFile(decodeName(name), oid, mode))
}

/** The history with the conversations at HEAD that the index does not have. */
async function withConversations(
  history: History,
  repository: CommittedWorkspace['repository'],
  talkFiles: readonly TrackedFile[],
): Promise<History> {
  const missing = new Set([...objectIds(talkFiles)].filter((oid) => !history.conversations.has(oid)))
  if (missing.size === 0) return history
  const { conversations } = await readHistory({ repository }, missing, false)
  return { ...history, conversations: new Map([...history.conversations, ...conversations]) }
}
