import type { CheckReport } from '../report.ts'
import { toJson } from '../escape.ts'
import { ruleMessage } from '../rule-message.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/check-report.schema.json)',
  en: 'for other programs (schemas/check-report.schema.json)',
}

/** Findings for machines: no value of any file, and never localised. Schema: `schemas/check-report.schema.json`. */
export function render({ files, diagnostics, fixing }: CheckReport): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return toJson({
    schemaVersion: 1,
    kind: 'check',
    files,
    errors,
    warnings: diagnostics.length - errors,
    findings: diagnostics.map(({ file, line, column, utf16Column, end, severity, rule, property, params }) => ({
      path: file,
      line,
      column,
      utf16Column,
      endLine: line,
      endColumn: end.column,
      utf16EndColumn: end.utf16Column,
      severity,
      rule,
      property: property === '' ? null : property,
      message: ruleMessage({ rule, property, params }, 'en'),
    })),
    ...(fixing && {
      dryRun: fixing.dryRun,
      fixed: fixing.fixed.map(({ path, rule, property, to }) => ({
        path,
        rule,
        property: property === '' ? null : property,
        to,
      })),
    }),
  })
}
