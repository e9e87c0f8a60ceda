import { redact } from '../../domain/talk/identity-number.ts'
import type { DueRow } from '../../domain/due/row.ts'
import { escapeTerminal } from '../escape.ts'

/** The properties of a row that a table has, all public, in the order of its columns. */
export const tableColumns = [
  ...['state', 'due', 'deadline', 'daysLate', 'planned', 'person', 'name', 'title', 'item', 'manager', 'unit'],
  ...['template', 'step', 'conversation', 'held', 'commit', 'uncommitted', 'repository', 'path'],
] as const

type TableColumn = keyof TableRow

interface TableRow extends Omit<DueRow, 'evidence' | 'withdrawn' | 'basis'> {
  held: string | null
  commit: string | null
}

/** The text of a cell: on one line, without what would act on a terminal and without identity numbers. */
export function tableCell(row: DueRow, column: string): string {
  const { evidence, withdrawn: _, basis: __, ...rest } = row
  const cells: TableRow = { ...rest, held: evidence?.held ?? null, commit: evidence?.commit ?? null }
  const value = cells[column as TableColumn]
  return value === null ? '' : escapeTerminal(redact(String(value).replace(/\s+/g, ' ')))
}
