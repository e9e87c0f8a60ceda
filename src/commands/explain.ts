import { RULES, type RuleId } from '../domain/check/diagnostic.ts'
import { isOptIn } from '../domain/check/severity.ts'
import { UsageError } from '../domain/usage-error.ts'
import type { ExplainReport } from '../report/report.ts'

/** A rule to be explained, or the list of them all. */
export function explain(rule: string | undefined): ExplainReport {
  if (rule !== undefined && !Object.hasOwn(RULES, rule)) throw new UsageError('rule-unknown', { rule })
  const ids = (rule === undefined ? Object.keys(RULES) : [rule]) as RuleId[]
  const rules = ids.map((id) => ({ id, severity: isOptIn(id) ? ('off' as const) : RULES[id] }))
  return { kind: 'explain', one: rule !== undefined, rules }
}
