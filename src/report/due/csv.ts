import { csvTable } from '../csv.ts'
import type { RenderContext } from '../format.ts'
import type { DueReport } from '../report.ts'
import { tableCell, tableColumns } from './table.ts'

export const format = 'csv'

export const help = {
  sv: 'för kalkylprogram, med semikolon mellan kolumnerna',
  en: 'for spreadsheets, with commas between the columns',
}

/** What is due as a table for spreadsheets. */
export function render({ rows }: DueReport, { words }: Pick<RenderContext, 'words'>): string {
  return csvTable([tableColumns, ...rows.map((row) => tableColumns.map((column) => tableCell(row, column)))], words)
}
