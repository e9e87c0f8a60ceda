import { UsageError } from '../domain/usage-error.ts'
import { commitFile, openCommitTarget, type CommitTarget } from './commit-file.ts'
import { encode } from './files.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'
import { replaceFile } from './write.ts'

/** How an edit is saved. */
export interface SaveOptions {
  dryRun?: boolean
  /** Commit the file; without it, the settings decide. */
  commit?: boolean
  /** Commit also what else has changed in the file. */
  allOfFile?: boolean
}

/** The file before and after an edit. Its texts are confidential. */
export interface SavedEdit {
  path: string
  before: string
  after: string
  /** Short hash of the commit. */
  commit: string | undefined
}

/** A file as it was read; `path` is relative to the workspace's root. */
export interface ReadFile {
  path: string
  bytes: Uint8Array
  text: string
}

/** A new text for a file, and what it takes to commit it. */
export interface PreparedSave {
  file: ReadFile
  after: string
  target: CommitTarget | undefined
}

/** Makes sure that a file can be committed once it is written, where that is wanted. Writes nothing. */
export async function prepareSave(
  world: World,
  { root, settings }: Workspace,
  file: ReadFile,
  after: string,
  { commit = settings.commit, allOfFile = false }: SaveOptions,
): Promise<PreparedSave> {
  return { file, after, target: commit ? await openCommitTarget(world, root, file.path, allOfFile) : undefined }
}

/** Writes the new text of a file, only if it still is what was read. */
export function writeSave(root: string, { file: { path, bytes }, after }: PreparedSave): void {
  if (!replaceFile(root, path, bytes, encode(after, bytes))) throw new UsageError('file-changed', { path })
}

/** Writes the new text of a file, only if it still is what was read, and commits that one file where that is wanted. */
export async function saveFile(
  world: World,
  workspace: Workspace,
  file: ReadFile,
  after: string,
  message: string,
  options: SaveOptions,
): Promise<SavedEdit> {
  const prepared = await prepareSave(world, workspace, file, after, options)
  const saved = { path: file.path, before: file.text, after, commit: undefined }
  if (options.dryRun) return saved
  writeSave(workspace.root, prepared)
  return { ...saved, commit: prepared.target && (await commitFile(prepared.target, message)) }
}
