import type { Report } from '../report/report.ts'
import type { FinishOptions } from './command.ts'

/** 1 where `check` found errors, or with `--strict` warnings, or `due --exit-code` anything overdue; else 0. */
export function exitCode(report: Report, { strict, exitCode: isAsked }: FinishOptions): 0 | 1 {
  if (report.kind === 'check')
    return report.diagnostics.some(({ severity }) => severity === 'error' || strict === true) ? 1 : 0
  if (report.kind === 'due' && isAsked === true)
    return report.rows.some(({ state }) => state === 'overdue' || state === 'unreadable') ? 1 : 0
  return 0
}
