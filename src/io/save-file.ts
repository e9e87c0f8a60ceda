import { UsageError } from '../domain/usage-error.ts'
import { commitFile, openCommitTarget } from './commit-file.ts'
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

/** Writes the new text of a file, only if it still is what was read, and commits that one file where that is wanted. */
export async function saveFile(
  world: World,
  { root, settings }: Workspace,
  { path, bytes, text }: ReadFile,
  after: string,
  message: string,
  { dryRun = false, commit = settings.commit, allOfFile = false }: SaveOptions,
): Promise<SavedEdit> {
  const target = commit ? await openCommitTarget(world, root, path, allOfFile) : undefined
  if (dryRun) return { path, before: text, after, commit: undefined }
  if (!replaceFile(root, path, bytes, encode(after, bytes))) throw new UsageError('file-changed', { path })
  return { path, before: text, after, commit: target && (await commitFile(target, message)) }
}
