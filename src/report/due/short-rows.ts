import type { DueRow } from '../../domain/due/row.ts'
import { alignColumns, fitsWidth, type Column, type Measure } from '../columns.ts'
import { escapeTerminal } from '../escape.ts'
import type { DueReport } from '../report.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'
import { managerName, nameOf, noteTexts, subjectText, titleText } from './row-words.ts'

/** What one line shows of a row, in this order. */
interface Cells {
  day: string
  late: string
  subject: string
  title: string
  manager: string
  notes: string
  repository: string
}

/** A line for each row: with two spaces between its parts, or aligned on a screen of `width` columns. */
export async function shortRows(
  report: DueReport,
  words: Words,
  style: Style,
  width: number | undefined,
): Promise<Map<DueRow, string>> {
  const { rows } = report
  const all = rows.map((row) => cellsOf(row, report, words))
  if (width === undefined) {
    const lines = all.map((cells) =>
      Object.values(cells as unknown as Record<string, string>)
        .filter(Boolean)
        .join('  '),
    )
    return new Map(rows.map((row, index) => [row, `  ${lines[index] ?? ''}`]))
  }
  const measure = (await import('string-width')).default
  const lines = alignColumns(columnsFor(report, all, width - 2, measure), width - 2, measure)
  return new Map(rows.map((row, index) => [row, `  ${paint(lines[index] ?? [], style)}`]))
}

function cellsOf(row: DueRow, report: DueReport, words: Words): Cells {
  const { due } = words
  const isRepository = row.path === null && row.person === null
  return {
    day: (row.state === 'planned' || row.state === 'planned-not-held' ? row.planned : row.due) ?? '',
    late: row.daysLate ? due.daysLate(row.daysLate) : '',
    subject: subjectText(row, report),
    title: titleText(row, report, words),
    manager: row.manager === null ? '' : due.manager(managerName(row, report)),
    notes: noteTexts(row, report, words).join(' · '),
    repository: row.repository === null || isRepository ? '' : escapeTerminal(row.repository),
  }
}

/** The columns with as much as there is room for: ids beside names go first, then managers, and then texts are shortened. */
function columnsFor(report: DueReport, all: readonly Cells[], width: number, measure: Measure): Column[] {
  const { rows } = report
  const hasManagers = new Set(rows.map(({ manager }) => manager)).size > 1
  const cells = (key: keyof Cells): Column => ({
    cells: all.map((row) => row[key]),
    canShrink: key !== 'day' && key !== 'late',
  })
  const names: Column = {
    cells: rows.map((row, index) => (row.person && nameOf(row.person, row, report)) || (all[index]?.subject ?? '')),
    canShrink: true,
  }
  const managers = hasManagers ? [cells('manager')] : []
  const table = (subject: Column, shown: Column[]) => [
    ...[cells('day'), cells('late'), subject, cells('title')],
    ...[...shown, cells('notes'), cells('repository')],
  ]
  const candidates = [table(cells('subject'), managers), table(names, managers)]
  return candidates.find((columns) => fitsWidth(columns, width, measure)) ?? table(names, [])
}

/** The day first, in every line; what follows is plain. */
function paint(parts: readonly string[], style: Style): string {
  const [first = '', ...rest] = parts
  return `${style.strong(first)}${rest.join('')}`.trimEnd()
}
