import type { DueReport } from './report.ts'

/** What is due, for machines: public properties only, never localised. Schema: `schemas/due-report.schema.json`. */
export function dueJson({ today, history, rows }: DueReport): string {
  return `${JSON.stringify({ schemaVersion: 1, kind: 'due', today, history, rows }, undefined, 2)}\n`
}
