import { redact } from '../../domain/talk/identity-number.ts'
import type { CoverageGroup } from '../../domain/coverage/coverage.ts'
import type { Grouping } from '../../domain/coverage/group-people.ts'
import type { CoverageReport } from '../coverage-report.ts'
import { escapeTerminal } from '../escape.ts'
import type { Words } from '../words.ts'

/** What a group is called, a cell for each grouping; of groups put together, in the first that tells them apart. */
export function groupLabels(group: CoverageGroup, report: CoverageReport, words: Words): string[] {
  const first = report.by.find((name) => name !== 'year')
  return report.by.map((name) => {
    if (group.pooled !== undefined && name !== 'year') return name === first ? words.coverage.pooled(group.pooled) : ''
    return valueLabel(name, group[name] ?? null, report, words)
  })
}

function valueLabel(name: Grouping, value: string | null, { names, titles }: CoverageReport, words: Words): string {
  if (value === null) return words.coverage.noneStated
  const table = name === 'manager' ? names : name === 'template' ? titles : {}
  const known = Object.hasOwn(table, value) ? table[value] : undefined
  return escapeTerminal(redact((known ?? value).replace(/\s+/g, ' ')))
}
