import type { CoverageGroup, CoverageTotal } from '../../domain/coverage/coverage.ts'
import type { CoverageReport } from '../coverage-report.ts'
import type { Words } from '../words.ts'
import { groupLabels } from './group-label.ts'

/** A line of the table: what it is about, and the numbers as texts. */
export interface CoverageLine {
  labels: readonly string[]
  people: string
  talked: string
  /** Of the people, in per cent. */
  share: string
  late: string
  notYet: string
  onTime: string
  heldLate: string
  missed: string
  pending: string
  openItems: string
}

export const talkColumns = ['people', 'talked', 'share', 'late', 'notYet'] as const
export const followUpColumns = ['onTime', 'heldLate', 'missed', 'pending', 'openItems'] as const

/** The groups, and the total last. */
export function coverageLines(report: CoverageReport, words: Words): CoverageLine[] {
  const total = words.coverage.total
  const totalLabels = report.by.length === 0 ? [total] : report.by.map((_, index) => (index === 0 ? total : ''))
  return [
    ...report.groups.map((group) => lineOf(groupLabels(group, report, words), group)),
    lineOf(totalLabels, report.total),
  ]
}

/** The headings of the labels. */
export function labelHeadings(report: CoverageReport, { coverage }: Words): string[] {
  return report.by.length === 0 ? [''] : report.by.map((name) => coverage.columns[name])
}

function lineOf(labels: readonly string[], numbers: CoverageGroup | CoverageTotal): CoverageLine {
  const { people, talked, late, notYet, followUps, openItems } = numbers
  return {
    labels,
    people: String(people),
    talked: shown(talked),
    share: talked === null ? '' : `${Math.round((100 * talked) / people)} %`,
    late: shown(late),
    notYet: shown(notYet),
    onTime: shown(followUps?.onTime),
    heldLate: shown(followUps?.late),
    missed: shown(followUps?.missed),
    pending: shown(followUps?.pending),
    openItems: shown(openItems),
  }
}

/** A number; a dash where there is none. */
function shown(count: number | null | undefined): string {
  return count === null || count === undefined ? '–' : String(count)
}
