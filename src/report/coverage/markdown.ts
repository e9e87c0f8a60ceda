import type { CoverageReport } from '../coverage-report.ts'
import type { RenderContext } from '../format.ts'
import { escapeMarkdown, markdownTable } from '../markdown-table.ts'
import { coverageNotes, coverageTitle } from './notes.ts'
import { coverageLines, followUpColumns, labelHeadings, talkColumns } from './table.ts'

export const format = 'markdown'

export const help = {
  sv: 'en tabell för ärenden, sammanfattningar och mötesanteckningar',
  en: 'a table for issues, step summaries and minutes',
}

/** The numbers as a table of GitHub Flavored Markdown, with what has to be known about them. */
export function render(report: CoverageReport, { words }: Pick<RenderContext, 'words'>): string {
  const { columns } = words.coverage
  const names = [...talkColumns, ...followUpColumns]
  const labels = labelHeadings(report, words)
  const lines = coverageLines(report, words)
  const table = markdownTable(
    [...labels, ...names.map((name) => columns[name])],
    lines.map((line) => [...line.labels, ...names.map((name) => line[name])]),
    (column) => (column < labels.length ? '---' : '--:'),
  )
  const notes = coverageNotes(report, words).map((note) => `- ${escapeMarkdown(note)}\n`)
  return `**${escapeMarkdown(coverageTitle(report, words))}**\n\n${table}${notes.length > 0 ? `\n${notes.join('')}` : ''}`
}
