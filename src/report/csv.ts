import type { Words } from './words.ts'

/**
 * A table as RFC 4180 has it, with a byte order mark, without which spreadsheets take å for Ã¥. Swedish spreadsheets
 * expect semicolons, since their numbers have commas. The first row has the headings.
 */
export function csvTable(rows: readonly (readonly string[])[], { language }: Pick<Words, 'language'>): string {
  const separator = language === 'sv' ? ';' : ','
  const lines = rows.map((cells) => `${cells.map((cell) => quoteCell(inert(cell))).join(separator)}\r\n`)
  return `\ufeff${lines.join('')}`
}

/** A spreadsheet runs a cell that begins like a formula; after an apostrophe it is text. */
function inert(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text
}

/** Quoted where the text has a mark that some spreadsheet takes for the end of a cell. */
function quoteCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
