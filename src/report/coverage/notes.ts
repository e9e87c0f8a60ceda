import type { CoverageReport } from '../coverage-report.ts'
import { escapeTerminal } from '../escape.ts'
import type { Words } from '../words.ts'

/** What has to be known about the numbers, a sentence each. */
export function coverageNotes(report: CoverageReport, words: Words): string[] {
  const { coverage } = words
  const { total, by, min, unlisted, unreadable, conflicts, withoutRoster, workspaces } = report
  return [
    ...(total.talked === null ? [coverage.tooFew(min)] : []),
    ...(total.talked !== null && total.followUps === null ? [coverage.withoutSum] : []),
    ...(total.left ? [coverage.left(total.left.talked, total.left.notTalked)] : []),
    ...(total.stated ? [coverage.stated(total.stated)] : []),
    ...(report.groups.length > 0 && by.some((name) => name !== 'year') ? [coverage.smallGroups(min)] : []),
    ...(by.includes('unit') || by.includes('manager') ? [coverage.rosterOfToday] : []),
    ...(report.incomplete ? [coverage.incomplete] : []),
    ...(withoutRoster > 0 ? [coverage.withoutRoster(withoutRoster)] : []),
    ...(unlisted > 0 ? [coverage.unlisted(unlisted)] : []),
    ...(unreadable > 0 ? [coverage.unreadable(unreadable)] : []),
    ...(conflicts.length > 0 ? [coverage.conflicts(conflicts.map(escapeTerminal).join(', '))] : []),
    ...(workspaces > 1 ? [coverage.workspaces(workspaces)] : []),
    ...report.failures.map(
      ({ repository, code, params }) => `${escapeTerminal(repository)}: ${escapeTerminal(words.usage[code](params))}`,
    ),
  ]
}

/** What the numbers are of: the period, and the form of employment where only one is counted. */
export function coverageTitle({ from, asOf, employment }: CoverageReport, { coverage }: Words): string {
  const only = employment === null ? '' : ` (${coverage.employment[employment] ?? employment})`
  return `${coverage.title(from, asOf)}${only}`
}
