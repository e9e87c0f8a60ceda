import { findRule, rules } from '../domain/check/rule-table.ts'
import { UsageError } from '../domain/usage-error.ts'
import type { ExplainReport } from '../report/report.ts'

/** Explains one rule, or lists them all. */
export function explain(id: string | undefined): ExplainReport {
  const rule = id === undefined ? undefined : findRule(id)
  if (id !== undefined && !rule) throw new UsageError('rule-unknown', { rule: id })
  return {
    kind: 'explain',
    one: rule !== undefined,
    rules: (rule ? [rule] : rules).map(({ severity, settings, ...found }) => ({
      id: found.id,
      severity: settings === 'opt-in' ? 'off' : severity,
    })),
  }
}
