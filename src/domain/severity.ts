import { RULES, type Finding, type RuleId, type Severity } from './diagnostic.ts'
import { isMapping, type Mapping, type Value } from './value.ts'

/** What the settings say of a rule: how grave what it finds in talks is here, and why. */
export interface RuleSetting {
  severity: Severity | 'off'
  reason: string | undefined
}

/** By the names given, of which some may be no rule's. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>

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

export function isOptional(rule: string): boolean {
  return optional.has(rule)
}

/** Whether the rule counts here at all. */
export function isOn(rule: RuleId, rules: RuleSettings): boolean {
  return inForce(rule, rules) !== 'off'
}

/** Whether settings may lower the rule or raise it, and whether they may switch it off. */
export function freedom(rule: string): 'none' | 'severity' | 'off' {
  if (!Object.hasOwn(RULES, rule) || notOnTalks.has(rule)) return 'none'
  return indispensable.has(rule) ? 'severity' : 'off'
}

/** The part of the settings on rules, as its schema has passed it: `window-missed: error`, or properties. */
export function ruleSettingsFrom(value: Value | undefined): RuleSettings {
  return Object.fromEntries(Object.entries((value ?? {}) as Mapping).map(([rule, given]) => [rule, setting(given)]))
}

function setting(given: Value | undefined): RuleSetting {
  const { severity, reason } = isMapping(given) ? given : { severity: given, reason: undefined }
  return { severity: severity as RuleSetting['severity'], reason: reason as string | undefined }
}

/** What the settings' schema cannot say of them. */
export function ruleSettingFindings(rules: RuleSettings): Finding[] {
  return Object.entries(rules).flatMap(([rule, { severity, reason }]): Finding[] => {
    const at = ['rules', rule]
    if (freedom(rule) === 'none') return [{ rule: 'rule-unknown', at, onKey: true }]
    if (severity !== 'off') return []
    if (freedom(rule) === 'severity') return [{ rule: 'value-unknown', at, params: { allowed: ['error', 'warning'] } }]
    return reason === undefined && !isOptional(rule) ? [{ rule: 'reason-missing', at, onKey: true }] : []
  })
}

/** What was found in talks, as grave as the settings have it. The only place where they are heeded. */
export function weighed<Found extends Pick<Finding, 'rule' | 'severity'>>(
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
  if (given === undefined && isOptional(rule)) return 'off'
  if (given === undefined || freedom(rule) === 'none') return undefined
  return given.severity === 'off' && (freedom(rule) !== 'off' || (given.reason === undefined && !isOptional(rule)))
    ? undefined
    : given.severity
}
