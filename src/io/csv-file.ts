import { resolve } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type { TableRow } from '../domain/talk/roster-import.ts'
import { UsageError } from '../domain/usage-error.ts'
import { decode, pathType, readBytes } from './files.ts'
import type { World } from './world.ts'

/** The rows of a table with commas, semicolons or tabs, in UTF-8 or, as older spreadsheets write it, Windows-1252. */
export function readCsv(world: World, path: string): TableRow[] {
  const file = resolve(world.cwd, path)
  if (pathType(file) !== 'file') throw new UsageError('path-missing', { path })
  const bytes = readBytes(file)
  if (!bytes) throw new UsageError('import-unreadable', { path })
  // The library counts a line end of two characters within a cell as two.
  const text = (decode(bytes) ?? new TextDecoder('windows-1252').decode(bytes)).replace(/\r\n?/g, '\n')
  const [heading = ''] = text.split('\n', 1)
  const count = (mark: string) => heading.split(mark).length
  const delimiter = [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  try {
    const rows = parse(text, {
      ...{ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true },
      ...{ info: true, raw: true },
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[]
    // The lines are counted to the end of the row.
    return rows.map(({ record, raw, info }) => ({
      line: info.lines - (raw.trim().split('\n').length - 1),
      cells: record,
    }))
  } catch (error) {
    // The message of the library quotes the file.
    if (error instanceof CsvError) throw new UsageError('import-unreadable', { path })
    throw error
  }
}
