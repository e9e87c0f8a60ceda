import type { CheckReport } from '../report.ts'
import { toJson } from '../escape.ts'
import { fingerprints } from './fingerprint.ts'
import { rulesEn } from '../rules.en.ts'

/** Findings as GitLab's Code Quality takes them. No value of any file. */
export function checkCodequality(report: CheckReport): string {
  const known = fingerprints(report)
  return toJson(
    report.diagnostics.map(({ file, line, severity, rule, property, params }, index) => ({
      description: rulesEn[rule].message({ property, params }),
      check_name: rule,
      fingerprint: known[index],
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: report.prefix + file, lines: { begin: line } },
    })),
  )
}
