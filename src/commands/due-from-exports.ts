import { matchesFilter, type DueFilter } from '../domain/due/due-filter.ts'
import { mergeRows, mergeTexts } from '../domain/due/several-repositories.ts'
import { exportDay, exportsOfDay } from '../domain/public-export/answerable-exports.ts'
import { exportedNames, exportedRows } from '../domain/public-export/exported-workspace.ts'
import { unknownInExport } from '../domain/public-export/unknown-in-export.ts'
import { settingsFrom } from '../domain/talk/settings.ts'
import { readExportFiles } from '../io/read-export-files.ts'
import { today } from '../io/today.ts'
import type { World } from '../io/world.ts'
import type { DueReport } from '../report/report.ts'

/** Lists what is due by public exports, on the day that they are of, without any workspace. */
export async function dueFromExports(
  world: World,
  options: DueFilter & { today?: string },
  files: readonly string[],
): Promise<DueReport> {
  const { exports, failures: unread } = await readExportFiles(world, files)
  const day = exportDay(exports, options.today) ?? today(world, settingsFrom({}), options.today)
  const { answering, failures: outdated } = exportsOfDay(exports, day)
  const failures = [...unread, ...outdated]
  const unknown = answering.map(({ exported }) => unknownInExport(options, exported))
  if (unknown[0] && unknown.every(Boolean)) throw unknown[0]
  const lists = answering.map(({ label, exported }) => ({
    repository: label,
    rows: exportedRows(exported).filter((row) => matchesFilter(row, options)),
    names: exportedNames(exported),
    titles: exported.workspace.titles,
  }))
  const [first, ...others] = lists
  const isOne = first !== undefined && others.length === 0 && failures.length === 0
  return {
    kind: 'due',
    today: day,
    rows: isOne
      ? first.rows
      : mergeRows(
          lists,
          failures.map(({ repository }) => repository),
        ),
    history: true,
    names: isOne ? first.names : mergeTexts(lists, 'names'),
    titles: isOne ? first.titles : mergeTexts(lists, 'titles'),
    failures,
  }
}
