import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { blobId } from './blob-id.ts'
import { isTalkPath, openCommitted, requireFolder, type CommittedWorkspace } from './committed.ts'
import { readBytes } from './files.ts'
import { readHistory } from './history.ts'
import { plainRepository } from './plain-repository.ts'
import { readPlain, type CommittedHistory } from './read-committed.ts'
import { isBare } from './repository.ts'
import { findRoot, settingsName } from './root.ts'
import { filesAtHead, objectIds } from './tracked-files.ts'
import { loadWorkspace, requireValid, workTree } from './workspace.ts'
import type { World } from './world.ts'

/** Reads what is at HEAD, settings, roster and templates too, and with `wholeHistory` the history behind it. */
export async function readAtHead(world: World, wholeHistory: boolean): Promise<CommittedHistory> {
  const plain = await (wholeHistory ? readPlain(world) : readPlainHead(world)).catch(() => undefined)
  if (plain && isConfigurationAtHead(world, plain.committed)) return plain
  // Whatever was wrong with the work tree, it is HEAD that counts.
  const committed = await openCommitted(world, wholeHistory, 'HEAD')
  return {
    committed,
    history: await readHistory(committed, objectIds(committed.talkFiles), wholeHistory),
  }
}

/** The same without the history, in two git processes, with the settings, roster and templates of the work tree. */
async function readPlainHead(world: World): Promise<CommittedHistory | undefined> {
  if (isBare(world.cwd)) return undefined
  const root = realpathSync(findRoot(world))
  const repository = plainRepository(world, root)
  if (repository?.head === undefined) return undefined
  const workspace = requireValid(await loadWorkspace(root, workTree(root), settingsName(world)))
  const atHead = await filesAtHead(repository)
  requireFolder(workspace.settings.conversations, atHead)
  const talkFiles = atHead.filter(({ path }) => isTalkPath(workspace, path))
  const history = await readHistory({ repository }, objectIds(talkFiles), false)
  const committed = {
    root,
    repository,
    log: undefined,
    workspace,
    filesAtHead: atHead,
    talkFiles,
    talkFilesInIndex: [],
  }
  return { committed, history }
}

/** Whether settings, roster and templates in the work tree are byte for byte those at HEAD. */
function isConfigurationAtHead(
  world: World,
  { root, repository, workspace, filesAtHead: atHead }: CommittedWorkspace,
): boolean {
  const { roster, templates } = workspace.settings
  const isConfiguration = (path: string) =>
    path === settingsName(world) || path === roster || path === templates || path.startsWith(`${templates}/`)
  const committed = atHead.filter(({ path }) => isConfiguration(path))
  const paths = new Set(committed.map(({ path }) => path))
  return (
    repository.prefix === '' &&
    workspace.documents.every(({ path }) => paths.has(path)) &&
    committed.every(({ path, oid, isFile }) => {
      const bytes = isFile ? readBytes(join(root, path)) : undefined
      return bytes !== undefined && blobId(bytes, oid.length) === oid
    })
  )
}
