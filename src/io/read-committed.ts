import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { startLog } from './commit-log.ts'
import { isTalkPath, openCommitted, requireFolder, type CommittedWorkspace } from './committed.ts'
import { exactStat, readBytes } from './files.ts'
import { entriesInIndex, isUnchanged, type IndexStat } from './git-index.ts'
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
  return {
    committed,
    history: await readHistory(committed, wanted, wholeHistory),
  }
}

/**
 * The same with the history, in two git processes instead of five: the log and the contents. Undefined where the
 * repository has another form than the most common one.
 */
export async function readPlain(world: World): Promise<CommittedHistory | undefined> {
  if (isBare(world.cwd)) return undefined
  const root = realpathSync(findRoot(world))
  const repository = plainRepository(world, root)
  if (repository?.head === undefined) return undefined
  const log = startLog(repository.runner, 'HEAD')
  try {
    const workspace = requireValid(await loadWorkspace(root, workTree(root), settingsName(world)))
    const isTalk = (file: TrackedFile) => isTalkPath(workspace, file.path)
    const index = readIndex(root)
    const inIndex: readonly IndexFile[] = index?.files ?? (await filesInIndex(repository))
    const talkFilesInIndex = inIndex.filter((file) => file.isFile && isTalk(file))
    const tree = headTree(repository.head)
    const history = await readHistory({ repository, log, tree }, objectIds(talkFilesInIndex), true)
    // Whatever HEAD was taken for, git found no such commit.
    if (!history.commits.has(repository.head)) return undefined
    const atHead = tree.files() ?? (await filesAtHead(repository))
    requireFolder(workspace.settings.conversations, atHead)
    const talkFiles = atHead.filter(isTalk)
    const unchanged = unchangedFiles(root, talkFilesInIndex, index?.written ?? 0n, talkFiles)
    return {
      committed: {
        root,
        repository,
        log,
        workspace,
        filesAtHead: atHead,
        talkFiles,
        talkFilesInIndex,
        unchanged,
      },
      history: await withConversations(history, repository, talkFiles),
    }
  } catch (error) {
    log.stop()
    // Where git does not let the repository be read, that is what is to be said.
    await openRepository(world, root)
    throw error
  }
}

/** A file in the index, with what else an index that was read without git says of it. */
type IndexFile = TrackedFile & { stat?: IndexStat }

/** The files in the index, read without git, and when it was written; undefined where only git can read it. */
function readIndex(root: string): { files: IndexFile[]; written: bigint } | undefined {
  const path = join(root, '.git/index')
  const stat = exactStat(path)
  if (!stat) return { files: [], written: 0n }
  const bytes = readBytes(path)
  const entries = bytes && entriesInIndex(bytes)
  if (!entries) return undefined
  const files = entries.map((entry) => ({
    ...trackedFile(decodeName(entry.name), entry.oid, entry.mode),
    stat: entry.stat,
  }))
  return { files, written: stat.mtimeNs }
}

/** The paths of files that have in the work tree what they have at HEAD, where that can be told without reading them. */
function unchangedFiles(
  root: string,
  inIndex: readonly IndexFile[],
  indexWritten: bigint,
  atHead: readonly TrackedFile[],
): Set<string> {
  const oids = new Map(atHead.map(({ path, oid }) => [path, oid]))
  const unchanged = new Set<string>()
  for (const { path, oid, stat } of inIndex) {
    if (!stat || oids.get(path) !== oid) continue
    const file = exactStat(join(root, path))
    if (file && isUnchanged(stat, file, indexWritten)) unchanged.add(path)
  }
  return unchanged
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
  return {
    ...history,
    conversations: new Map([...history.conversations, ...conversations]),
  }
}
