import { RULES, type Finding, type RuleId } from './diagnostic.ts'
import type { Severity } from '../format/finding.ts'
import type { RuleSetting, RuleSettings } from '../talk/settings.ts'

/**
 * What a talk that breaks one of these would be: unread, or not to be told from another. Without a word about it a talk
 * could vanish, so they may be lowered but not be off.
 */
const indispensable: ReadonlySet<string> = new Set<RuleId>([
  ...(['file-unreadable', 'encoding-invalid', 'control-character', 'text-cut', 'text-header'] as const),
  ...(['front-matter-missing', 'front-matter-unclosed', 'front-matter-large', 'front-matter-deep'] as const),
  ...(['yaml-invalid', 'yaml-tab', 'yaml-unsupported', 'key-duplicate'] as const),
  ...(['property-missing', 'type-wrong', 'value-unknown', 'value-invalid', 'id-invalid', 'date-invalid'] as const),
  ...(['participants-wrong', 'id-duplicate'] as const),
])

/** Rules on settings and templates: every command rests on those, and nobody may lower what they must hold to. */
const notOnTalks: ReadonlySet<string> = new Set<RuleId>([
  ...(['rule-unknown', 'reason-missing', 'name-mismatch', 'part-undefined', 'step-contradictory'] as const),
])

/** Rules that guess: off until the settings ask for them. */
const optional: ReadonlySet<string> = new Set<RuleId>(['sensitive-word'])

export function isOptIn(rule: string): boolean {
  return optional.has(rule)
}

/** Whether the rule counts here at all. */
export function isRuleOn(rule: RuleId, rules: RuleSettings): boolean {
  return inForce(rule, rules) !== 'off'
}

/** Whether settings may lower the rule or raise it, and whether they may switch it off. */
export function allowedSetting(rule: string): 'none' | 'severity' | 'off' {
  if (!Object.hasOwn(RULES, rule) || notOnTalks.has(rule)) return 'none'
  return indispensable.has(rule) ? 'severity' : 'off'
}

/** What the settings' schema cannot say of them. */
export function ruleSettingFindings(rules: RuleSettings): Finding[] {
  return Object.entries(rules).flatMap(([rule, { severity, reason }]): Finding[] => {
    const at = ['rules', rule]
    if (allowedSetting(rule) === 'none') return [{ rule: 'rule-unknown', at, onKey: true }]
    if (severity !== 'off') return []
    if (allowedSetting(rule) === 'severity')
      return [{ rule: 'value-unknown', at, params: { allowed: ['error', 'warning'] } }]
    return reason === undefined && !isOptIn(rule) ? [{ rule: 'reason-missing', at, onKey: true }] : []
  })
}

/** What was found in talks, as grave as the settings have it. The only place where they are heeded. */
export function applySeverities<Found extends Pick<Finding, 'rule' | 'severity'>>(
  found: readonly Found[],
  rules: RuleSettings,
): (Found & { severity: Severity })[] {
  return found.flatMap((each) => {
    const own = each.severity ?? RULES[each.rule]
    const here = inForce(each.rule, rules)
    if (here === 'off') return []
    // What the rule itself lowers, because it was true in its day, is not raised again.
    const isLowered = own === 'warning' && RULES[each.rule] === 'error'
    return [{ ...each, severity: isLowered || here === undefined ? own : here }]
  })
}

/** What cannot be said of a rule is not heeded; it is an error in the settings. */
function inForce(rule: RuleId, rules: RuleSettings): RuleSetting['severity'] | undefined {
  const given = rules[rule]
  if (given === undefined && isOptIn(rule)) return 'off'
  if (given === undefined || allowedSetting(rule) === 'none') return undefined
  return given.severity === 'off' && (allowedSetting(rule) !== 'off' || (given.reason === undefined && !isOptIn(rule)))
    ? undefined
    : given.severity
}
