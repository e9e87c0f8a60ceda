import { importRoster } from '../domain/talk/roster-import.ts'
import { UsageError } from '../domain/usage-error.ts'
import { readCsv } from '../io/csv-file.ts'
import { appendToRoster } from '../io/append-roster.ts'
import type { SaveOptions } from '../io/save-file.ts'
import { openWorkspace } from '../io/workspace.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { ImportReport } from '../report/import-report.ts'

/** Adds the people of a staff list to the roster. Entries that are there already are not changed. */
export async function importPeople(
  world: World,
  file: string,
  options: SaveOptions,
  message: string,
): Promise<ImportReport> {
  const workspace = await openWorkspace(world)
  const table = readCsv(world, file)
  if (table.length === 0) throw new UsageError('import-no-names')
  const { columns, entries, known, repeated } = importRoster(table, new Set(workspace.roster?.keys()))
  const saved = entries.size === 0 ? undefined : await appendToRoster(world, workspace, entries, message, options)
  return {
    kind: 'import',
    path: pathFromCwd(world, workspace.root, workspace.settings.roster),
    ...{ columns, added: [...entries.keys()], known, repeated },
    entries: [...entries.values()].join(''),
    dryRun: options.dryRun ?? false,
    commit: saved?.commit,
  }
}
