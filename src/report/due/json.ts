import { redact } from '../../domain/talk/identity-number.ts'
import type { DueReport } from '../report.ts'
import { toJson } from '../escape.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/due-report.schema.json)',
  en: 'for other programs (schemas/due-report.schema.json)',
}

/** What is due, for machines: public properties only, never localised. Schema: `schemas/due-report.schema.json`. */
export function render(report: DueReport): string {
  return toJson(dueJson(report))
}

/** The value that is printed. */
export function dueJson({ today, history, rows, failures }: DueReport) {
  const failed = failures.map(({ repository, code }) => ({ repository, code }))
  // An identity number in a name is not for others.
  const shown = rows.map((row) => ({ ...row, name: row.name === null ? null : redact(row.name) }))
  return { schemaVersion: 1 as const, kind: 'due' as const, today, history, rows: shown, failures: failed }
}
