import { redact } from '../../domain/talk/identity-number.ts'
import type { CoverageGroup, CoverageTotal } from '../../domain/coverage/coverage.ts'
import type { CoverageReport } from '../coverage-report.ts'
import { csvTable } from '../csv.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'

export const format = 'csv'

export const help = {
  sv: 'för kalkylprogram, med semikolon mellan kolumnerna',
  en: 'for spreadsheets, with commas between the columns',
}

const columns = [
  ...['row', 'from', 'to', 'asOf', 'year', 'unit', 'manager', 'managerName', 'template', 'pooled'],
  ...['people', 'talked', 'late', 'notYet', 'stated'],
  ...['followUpsOnTime', 'followUpsLate', 'followUpsMissed', 'followUpsPending', 'openItems'],
  ...['leftTalked', 'leftNotTalked'],
] as const

/** The numbers as a table for spreadsheets: a row for each group, and one for the total. */
export function render(report: CoverageReport, { words }: Pick<RenderContext, 'words'>): string {
  const rows = [
    ...report.groups.map((group) => cellsOf(group, group.pooled === undefined ? 'group' : 'pooled', report)),
    cellsOf(report.total, 'total', report),
  ]
  return csvTable([columns, ...rows.map((cells) => columns.map((column) => cellText(cells[column])))], words)
}

function cellsOf(
  { followUps, ...numbers }: CoverageGroup | CoverageTotal,
  row: string,
  { from, to, asOf, names }: CoverageReport,
): Record<string, unknown> {
  const manager = 'manager' in numbers ? (numbers.manager ?? '') : ''
  const left = 'left' in numbers ? numbers.left : null
  return {
    ...{ row, from, to, asOf, ...numbers },
    managerName: Object.hasOwn(names, manager) ? names[manager] : '',
    followUpsOnTime: followUps?.onTime,
    followUpsLate: followUps?.late,
    followUpsMissed: followUps?.missed,
    followUpsPending: followUps?.pending,
    leftTalked: left?.talked,
    leftNotTalked: left?.notTalked,
  }
}

/** On one line, without what would act on a terminal and without identity numbers. */
function cellText(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? escapeTerminal(redact(value.replace(/\s+/g, ' '))) : ''
}
