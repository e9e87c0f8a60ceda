import type { CheckReport } from '../report.ts'
import { toJson } from '../escape.ts'
import { fingerprints } from './fingerprint.ts'
import { ruleMessage } from '../rule-message.ts'

export const format = 'codequality'

export const help = {
  sv: 'GitLabs Code Quality, invid ändringarna i en merge request',
  en: "GitLab's Code Quality, beside the changes of a merge request",
}

/** Findings as GitLab's Code Quality takes them. No value of any file. */
export function render(report: CheckReport): string {
  const prints = fingerprints(report)
  return toJson(
    report.diagnostics.map(({ file, line, severity, rule, property, params }, index) => ({
      description: ruleMessage({ rule, property, params }, 'en'),
      check_name: rule,
      fingerprint: prints[index],
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: report.prefix + file, lines: { begin: line } },
    })),
  )
}
