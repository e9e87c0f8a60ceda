import { RULES, type RuleId } from '../domain/diagnostic.ts'
import { isOptional } from '../domain/severity.ts'
import { UsageError } from '../domain/usage.ts'
import type { ExplainReport } from '../report/report.ts'

/** A rule to be explained, or the list of them all. */
export function explain(rule: string | undefined): ExplainReport {
  if (rule !== undefined && !Object.hasOwn(RULES, rule)) throw new UsageError('rule-unknown', { rule })
  const ids = (rule === undefined ? Object.keys(RULES) : [rule]) as RuleId[]
  const rules = ids.map((id) => ({ id, severity: isOptional(id) ? ('off' as const) : RULES[id] }))
  return { kind: 'explain', one: rule !== undefined, rules }
}
