import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { markdownTable } from '../markdown-table.ts'
import type { DueReport } from '../report.ts'
import { managerName, noteTexts, subjectText, titleText } from './row-words.ts'

export const format = 'markdown'

export const help = { sv: 'en tabell för ärenden och mötesanteckningar', en: 'a table for issues and minutes' }

/** What is due as a table of GitHub Flavored Markdown. */
export function render(report: DueReport, { words }: Pick<RenderContext, 'words'>): string {
  const { due } = words
  if (report.rows.length === 0) return `${due.nothing(report.today)}\n`
  const { state, day, late, subject, title, manager, notes, repository } = due.columns
  const hasRepositories = report.rows.some((row) => row.repository !== null)
  const header = [state, day, late, subject, title, manager, notes, ...(hasRepositories ? [repository] : [])]
  const rows = report.rows.map((row) => [
    due.state[row.state],
    (row.state === 'planned' || row.state === 'planned-not-held' ? row.planned : row.due) ?? '',
    row.daysLate ? String(row.daysLate) : '',
    subjectText(row, report),
    titleText(row, report, words),
    managerName(row, report),
    noteTexts(row, report, words).join(' · '),
    ...(hasRepositories ? [escapeTerminal(row.repository ?? '')] : []),
  ])
  return markdownTable(header, rows)
}
