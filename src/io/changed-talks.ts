import { join } from 'node:path'
import { blobId } from './blob-id.ts'
import { isTalkPath, type CommittedWorkspace } from './committed.ts'
import { entriesBelow, readBytes } from './files.ts'
import { ignoredAmong } from './ignoring.ts'
import { foldersTo } from './workspace.ts'
import type { World } from './world.ts'

/** A talk's file that is not in the work tree and the index as it is at HEAD. */
export interface ChangedTalk {
  /** Relative to the workspace's root, with `/`. */
  path: string
  state: 'new' | 'changed' | 'deleted'
}

/**
 * The talk files whose latest version is not committed, in the order of their paths. Told from object ids alone: git
 * runs no filters here, so a file that differs from HEAD only in its line ends counts as the same.
 */
export async function changedTalks(world: World, committed: CommittedWorkspace): Promise<ChangedTalk[]> {
  const { root, repository, workspace, talkFiles, talkFilesInIndex } = committed
  if (repository.workTree === undefined) return []
  const atHead = new Map(talkFiles.map(({ path, oid }) => [path, oid]))
  const inIndex = new Map(talkFilesInIndex.map(({ path, oid }) => [path, oid]))
  const { conversations } = workspace.settings
  const entries = entriesBelow(join(root, conversations)).map(({ path, isFile }) => {
    return { path: path === '' ? conversations : `${conversations}/${path}`, isFile }
  })
  const present = entries.flatMap(({ path, isFile }) => (isFile && isTalkPath(workspace, path) ? [path] : []))
  // A folder that cannot be listed, or a link in its place: nobody knows what has been deleted below it.
  const closed = new Set(entries.flatMap(({ path, isFile }) => (isFile ? [] : [path])))
  const isUnknown = (path: string) => closed.size > 0 && foldersTo(path).some((folder) => closed.has(folder))
  const untracked = present.filter((path) => !inIndex.has(path) && !atHead.has(path))
  const ignored = await ignoredAmong(world, root, untracked)
  const states = new Map<string, ChangedTalk['state']>()
  const isPresent = new Set(present)
  for (const path of atHead.keys())
    if ((!isPresent.has(path) || !inIndex.has(path)) && !isUnknown(path)) states.set(path, 'deleted')
  for (const path of present) {
    if (ignored.has(path)) continue
    const head = atHead.get(path)
    if (head === undefined) states.set(path, 'new')
    else if (inIndex.get(path) !== head || !isVersion(readBytes(join(root, path)), head)) states.set(path, 'changed')
  }
  return [...states].map(([path, state]) => ({ path, state })).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whether the bytes are those of a blob, line ends aside. */
function isVersion(bytes: Uint8Array | undefined, oid: string): boolean {
  if (!bytes) return false
  if (blobId(bytes, oid.length) === oid) return true
  const withoutReturns = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
  return withoutReturns.length !== bytes.length && blobId(withoutReturns, oid.length) === oid
}
