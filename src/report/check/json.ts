import type { Diagnostic } from '../../domain/check/diagnostic.ts'
import type { CheckReport } from '../report.ts'
import { toJson } from '../escape.ts'
import { ruleMessage } from '../rule-message.ts'

export const format = 'json'

export const help = {
  sv: 'för andra program (schemas/check-report.schema.json)',
  en: 'for other programs (schemas/check-report.schema.json)',
}

/** Findings for machines: no value of any file, and never localised. Schema: `schemas/check-report.schema.json`. */
export function render(report: CheckReport): string {
  const { fixing } = report
  return toJson({
    ...checkJson(report),
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

/** The value that is printed, without what was fixed. */
export function checkJson({ files, diagnostics }: CheckReport) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return {
    schemaVersion: 1 as const,
    kind: 'check' as const,
    files,
    errors,
    warnings: diagnostics.length - errors,
    findings: diagnostics.map((diagnostic) => ({ path: diagnostic.file, ...findingJson(diagnostic) })),
  }
}

/** A finding without the path of its file. */
export function findingJson({ line, column, utf16Column, end, severity, rule, property, params }: Diagnostic) {
  return {
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
  }
}
