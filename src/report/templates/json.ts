import { toJson } from '../escape.ts'
import type { TemplatesReport } from '../report.ts'

export const format = 'json'

export const help = { sv: 'för andra program (schemas/templates-report.schema.json)', en: 'for other programs (schemas/templates-report.schema.json)' }

/** The templates for machines. Schema: `schemas/templates-report.schema.json`. */
export function render({ templates }: TemplatesReport): string {
  return toJson({ schemaVersion: 1, kind: 'templates', templates })
}
