import type { ExportInput } from '../domain/public-export/export-lines.ts'
import { isId } from '../domain/talk/id.ts'
import { UsageError } from '../domain/usage-error.ts'
import { readAtHead } from './read-at-head.ts'
import { dueInputOf, requireWorkspaceOrTalks } from './read-due.ts'
import type { World } from './world.ts'

export interface ExportSourceOptions {
  names?: boolean
  /** Id of the workspace; else that of the settings. */
  workspace?: string
  today?: string
}

/** Reads what an export is made of: HEAD with its history, settings, roster and templates at HEAD too. */
export async function readPublicExport(world: World, options: ExportSourceOptions): Promise<ExportInput> {
  const { names = false, workspace } = options
  if (workspace !== undefined && !isId(workspace)) throw new UsageError('id-needed', { option: '--workspace' })
  const read = await readAtHead(world, true)
  const { committed } = read
  requireWorkspaceOrTalks(world, committed)
  const { input, evidenceOf } = dueInputOf(world, read, options, undefined)
  const { settings } = committed.workspace
  return {
    ...{ due: input, evidenceOf, names, workspace: workspace ?? settings.workspace },
    ...{ commit: committed.repository.head, min: settings.coverage.min, prefix: committed.repository.prefix },
  }
}
