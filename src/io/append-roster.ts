import { join } from 'node:path'
import { lineEndOf } from '../domain/format/line-end.ts'
import { UsageError } from '../domain/usage-error.ts'
import { decode, encode, readBytes } from './files.ts'
import { saveFile, type SavedEdit, type SaveOptions } from './save-file.ts'
import { settingsName } from './root.ts'
import { overlay } from './standard-input.ts'
import { loadWorkspace, requireValid, workTree, type Workspace } from './workspace.ts'
import type { World } from './world.ts'
import { createFile } from './write.ts'

/** Writes entries after those of the roster, whose bytes stay as they are, if the result is a roster without errors in them. */
export async function appendToRoster(
  world: World,
  workspace: Workspace,
  entries: ReadonlyMap<string, string>,
  message: string,
  options: SaveOptions,
): Promise<SavedEdit> {
  const { root, settings } = workspace
  const path = settings.roster
  const before = Uint8Array.from(readBytes(join(root, path)) ?? [])
  const text = decode(before)
  if (text === undefined) throw new UsageError('workspace-broken', { path })
  const lineEnd = lineEndOf(text)
  const added = [...entries.values()].join('').replaceAll('\n', lineEnd)
  const after = text === '' || text.endsWith('\n') ? text + added : text + lineEnd + added
  const tree = overlay(workTree(root), { path, bytes: encode(after, before) })
  const result = requireValid(await loadWorkspace(root, tree, settingsName(world)))
  const wrong = [...entries.keys()].find((id) => result.brokenPeople.has(id) || !result.roster?.has(id))
  if (wrong !== undefined) throw new UsageError('import-entry', { id: wrong })
  if (workspace.roster && ![...workspace.roster.keys()].every((id) => result.roster?.has(id)))
    throw new UsageError('edit-impossible', { path })
  const isNew = !workTree(root).has(path)
  if (isNew && options.dryRun !== true) createFile(root, path, '')
  const allOfFile = isNew || options.allOfFile
  return saveFile(world, workspace, { path, bytes: before, text }, after, message, { ...options, allOfFile })
}
