import type { CoverageReport } from '../coverage-report.ts'
import { toJson } from '../escape.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/coverage-report.schema.json)',
  en: 'for other programs (schemas/coverage-report.schema.json)',
}

/** The numbers, for machines; never localised. Schema: `schemas/coverage-report.schema.json`. */
export function render(report: CoverageReport): string {
  const { kind, names: _, titles: __, failures, groups, total, ...rest } = report
  const failed = failures.map(({ repository, code }) => ({ repository, code }))
  return toJson({ schemaVersion: 1, kind, ...rest, groups, total, failures: failed })
}
