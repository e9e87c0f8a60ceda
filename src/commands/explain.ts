import { RULES, type RuleId } from '../domain/diagnostic.ts'
import { UsageError } from '../domain/usage.ts'
import type { ExplainReport } from '../report/report.ts'

/** A rule to be explained, or the list of them all. */
export function explain(rule: string | undefined): ExplainReport {
  if (rule === undefined)
    return {
      kind: 'explain',
      one: false,
      rules: Object.entries(RULES).map(([id, severity]) => ({ id: id as RuleId, severity })),
    }
  if (!Object.hasOwn(RULES, rule)) throw new UsageError('rule-unknown', { rule })
  return { kind: 'explain', one: true, rules: [{ id: rule as RuleId, severity: RULES[rule as RuleId] }] }
}
