import { commitFile, type CommitTarget } from './commit-file.ts'
import { openInEditor } from './editor.ts'
import { beginFileWork } from './file-work.ts'
import { writeSave, type PreparedSave } from './save-file.ts'
import type { World } from './world.ts'
import { createFile } from './write.ts'

/** The file of a new talk and the edits of older ones that belong to it, each with the message of its commit. */
export interface NewTalkFiles {
  path: string
  text: string
  target: CommitTarget | undefined
  message: string
  edits: readonly (PreparedSave & { message: string })[]
}

/**
 * Creates the file of a new talk, then writes the edits of older files, then makes a commit of each. Gives the short hashes
 * by path. Where something fails midway, the error says what is done.
 */
export async function writeNewTalk(
  world: World,
  root: string,
  { path, text, target, message, edits }: NewTalkFiles,
  inEditor: boolean,
): Promise<ReadonlyMap<string, string>> {
  const { attempt, written, hashes } = beginFileWork()
  await attempt(path, () => createFile(root, path, text))
  written.push(path)
  for (const edit of edits) {
    await attempt(edit.file.path, () => writeSave(root, edit))
    written.push(edit.file.path)
  }
  if (inEditor) await openInEditor(world, root, path)
  const commits = [{ path, target, message }, ...edits.map((edit) => ({ ...edit, path: edit.file.path }))]
  for (const commit of commits) {
    const { target: own } = commit
    if (own) await attempt(commit.path, async () => void hashes.set(commit.path, await commitFile(own, commit.message)))
  }
  return hashes
}
