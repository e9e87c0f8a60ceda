import { join } from 'node:path'
import type { ValueChange } from '../domain/format/change.ts'
import { editFile } from '../domain/format/edits.ts'
import { UsageError } from '../domain/usage-error.ts'
import { decode, readBytes } from './files.ts'
import { saveFile, type SavedEdit, type SaveOptions } from './save-file.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** Makes changes in the roster's file: only the bytes it must change, and only if the file still is what was read. */
export async function saveRosterEdit(
  world: World,
  workspace: Workspace,
  changes: readonly ValueChange[],
  message: string,
  options: SaveOptions,
): Promise<SavedEdit> {
  const path = workspace.settings.roster
  const bytes = Uint8Array.from(readBytes(join(workspace.root, path)) ?? [])
  const text = decode(bytes)
  if (text === undefined) throw new UsageError('workspace-broken', { path })
  const edited = await editFile(text, changes, 'roster')
  if (edited.changes.length < changes.length) throw new UsageError('edit-impossible', { path })
  return saveFile(world, workspace, { path, bytes, text }, edited.text, message, options)
}
