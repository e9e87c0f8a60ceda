import type { ExportReport } from './coverage-report.ts'
import { escapeTerminal } from './escape.ts'
import type { Words } from './words.ts'

/** JSON Lines: what a terminal would act on is escaped, and a parser gets the original text. */
export function exportText({ lines }: ExportReport): string {
  return lines.map((line) => `${escapeTerminal(JSON.stringify(line))}\n`).join('')
}

/** The workspaces that could not be read, for standard error: the lines are for programs. */
export function exportFailures({ failures }: ExportReport, words: Words): string {
  return failures
    .map(({ repository, code, params }) => `${escapeTerminal(`${repository}: ${words.usage[code](params)}`)}\n`)
    .join('')
}
