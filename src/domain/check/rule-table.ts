import type { FormatRuleId } from '../format/finding.ts'
import type { Rule } from './rule.ts'
import * as ruleFiles from './rule-list.ts'

type AnyRule = (typeof ruleFiles)[keyof typeof ruleFiles]

export type RuleId = AnyRule['id']

/** Every rule, in the order of the ids. */
export const rules: readonly Rule<RuleId>[] = Object.values<Rule<RuleId>>(ruleFiles).sort((a, b) =>
  a.id < b.id ? -1 : 1,
)

const byId: ReadonlyMap<string, Rule<RuleId>> = new Map(rules.map((rule) => [rule.id, rule]))

/** The rule with an id. What the parser and the schemas find must have one: otherwise this type is an error. */
export function ruleOf(id: RuleId | FormatRuleId): Rule<RuleId> {
  return byId.get(id satisfies RuleId) as Rule<RuleId>
}

/** The rule with an id that a user gave; undefined where there is none. */
export function findRule(id: string): Rule<RuleId> | undefined {
  return byId.get(id)
}
