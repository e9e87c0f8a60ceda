import type { DueReport } from './report.ts'
import { json } from './escape.ts'

/** What is due, for machines: public properties only, never localised. Schema: `schemas/due-report.schema.json`. */
export function dueJson({ today, history, rows, failures }: DueReport): string {
  const failed = failures.map(({ repository, code }) => ({ repository, code }))
  return json({ schemaVersion: 1, kind: 'due', today, history, rows, failures: failed })
}
