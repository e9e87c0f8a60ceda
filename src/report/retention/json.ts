import { toJson } from '../escape.ts'
import type { RetentionReport } from '../person-reports.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/retention-report.schema.json)',
  en: 'for other programs (schemas/retention-report.schema.json)',
}

/** What is past its time, for machines: public properties only. Schema: `schemas/retention-report.schema.json`. */
export function render({ today, rules, talks, withoutRule }: RetentionReport): string {
  return toJson({ schemaVersion: 1, kind: 'retention', today, rules, talks, withoutRule })
}
