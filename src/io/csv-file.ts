import { resolve } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { UsageError } from '../domain/usage-error.ts'
import { decode, pathType, readBytes } from './files.ts'
import type { World } from './world.ts'

/** The rows of a table with commas, semicolons or tabs, in UTF-8 or, as older spreadsheets write it, Windows-1252. */
export function readCsv(world: World, path: string): string[][] {
  const file = resolve(world.cwd, path)
  if (pathType(file) !== 'file') throw new UsageError('path-missing', { path })
  const bytes = readBytes(file)
  if (!bytes) throw new UsageError('import-unreadable', { path })
  const text = decode(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  const [heading = ''] = text.split(/\r\n?|\n/, 1)
  const count = (mark: string) => heading.split(mark).length
  const delimiter = [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as string[][]
  } catch (error) {
    // The message of the library quotes the file.
    if (error instanceof CsvError) throw new UsageError('import-unreadable', { path })
    throw error
  }
}
