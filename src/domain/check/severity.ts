import type { Severity } from '../format/finding.ts'
import type { RuleSetting, RuleSettings } from '../talk/settings.ts'
import type { Finding } from './diagnostic.ts'
import { ruleOf, type RuleId } from './rule-table.ts'

/** Whether the rule counts with these settings. */
export function isRuleOn(rule: RuleId, settings: RuleSettings): boolean {
  return severityInSettings(rule, settings) !== 'off'
}

/** The severity of a finding before settings apply. */
export function severityOf({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): Severity {
  return severity ?? ruleOf(rule).severity
}

/** The findings in talks with the severity that the settings give them; those of rules that are off are left out. */
export function applySeverities<Found extends Pick<Finding, 'rule' | 'severity'>>(
  findings: readonly Found[],
  settings: RuleSettings,
): (Found & { severity: Severity })[] {
  return findings.flatMap((finding) => {
    const own = severityOf(finding)
    const set = severityInSettings(finding.rule, settings)
    if (set === 'off') return []
    // A rule warns where a talk was right in its day; settings do not make that an error again.
    const isLowered = own === 'warning' && ruleOf(finding.rule).severity === 'error'
    return [{ ...finding, severity: isLowered || set === undefined ? own : set }]
  })
}

/** Undefined where the settings leave the rule as it is. A setting that is not allowed is reported and has no effect. */
function severityInSettings(rule: RuleId, settings: RuleSettings): RuleSetting['severity'] | undefined {
  const setting = settings[rule]
  const allowed = ruleOf(rule).settings
  if (setting === undefined) return allowed === 'opt-in' ? 'off' : undefined
  if (allowed === 'none') return undefined
  if (setting.severity !== 'off' || allowed === 'opt-in') return setting.severity
  return allowed === 'off' && setting.reason !== undefined ? 'off' : undefined
}
