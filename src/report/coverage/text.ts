import { alignColumns, type Column, type Measure } from '../columns.ts'
import type { CoverageReport } from '../coverage-report.ts'
import type { RenderContext } from '../format.ts'
import { coverageNotes, coverageTitle } from './notes.ts'
import { coverageLines, followUpColumns, labelHeadings, talkColumns, type CoverageLine } from './table.ts'

export const format = 'text'

export const help = { sv: 'tabeller att läsa', en: 'tables to read' }

/** The numbers, for people: a table of the talks and one of what was agreed on, and what has to be known about them. */
export async function render(
  report: CoverageReport,
  { words, style, screen }: Pick<RenderContext, 'words' | 'style' | 'screen'>,
): Promise<string> {
  const measure = (await import('string-width')).default
  const width = screen?.columns ?? Infinity
  const { columns, followUps } = words.coverage
  const lines = coverageLines(report, words)
  const table = (
    headings: readonly string[],
    names: readonly (typeof talkColumns | typeof followUpColumns)[number][],
  ) => {
    const all = [
      ...labelColumns(headings, lines),
      ...names.map((name) =>
        numberColumn(
          columns[name],
          lines.map((line) => line[name]),
          measure,
        ),
      ),
    ]
    const [heading = '', ...rows] = alignColumns(all, width, measure).map((parts) => parts.join('').trimEnd())
    return [style.faint(heading), ...rows.slice(0, -1), style.strong(rows.at(-1) ?? '')].join('\n')
  }
  const headings = labelHeadings(report, words)
  const blocks = [style.strong(coverageTitle(report, words)), table(headings, talkColumns)]
  if (report.total.talked !== null) blocks.push(`${style.strong(followUps)}\n${table(headings, followUpColumns)}`)
  return `${[...blocks, coverageNotes(report, words).join('\n')].filter(Boolean).join('\n\n')}\n`
}

function labelColumns(headings: readonly string[], lines: readonly CoverageLine[]): Column[] {
  return headings.map((heading, index) => ({
    cells: [heading, ...lines.map(({ labels }) => labels[index] ?? '')],
    canShrink: true,
  }))
}

/** Numbers stand to the right. */
function numberColumn(heading: string, numbers: readonly string[], measure: Measure): Column {
  const widest = Math.max(measure(heading), ...numbers.map(measure))
  return {
    cells: [heading, ...numbers].map((text) => ' '.repeat(widest - measure(text)) + text),
    canShrink: false,
  }
}
