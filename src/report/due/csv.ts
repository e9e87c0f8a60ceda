import type { RenderContext } from '../format.ts'
import type { DueReport } from '../report.ts'
import { tableCell, tableColumns } from './table.ts'

export const format = 'csv'

export const help = {
  sv: 'för kalkylprogram, med semikolon mellan kolumnerna',
  en: 'for spreadsheets, with commas between the columns',
}

/**
 * A table as RFC 4180 has it, with a byte order mark, without which spreadsheets take å for Ã¥. Swedish spreadsheets
 * expect semicolons, since their numbers have commas.
 */
export function render({ rows }: DueReport, { words }: Pick<RenderContext, 'words'>): string {
  const separator = words.language === 'sv' ? ';' : ','
  const line = (cells: readonly string[]) => `${cells.map(quoteCell).join(separator)}\r\n`
  const lines = [tableColumns, ...rows.map((row) => tableColumns.map((column) => inert(tableCell(row, column))))]
  return `\ufeff${lines.map(line).join('')}`
}

/** A spreadsheet runs a cell that begins like a formula; after an apostrophe it is text. */
function inert(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text
}

/** Quoted where the text has a mark that some spreadsheet takes for the end of a cell. */
function quoteCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
