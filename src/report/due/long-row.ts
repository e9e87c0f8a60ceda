import type { DueRow } from '../../domain/due/row.ts'
import { escapeTerminal } from '../escape.ts'
import type { DueReport } from '../report.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'
import { managerName, noteTexts, subjectText, titleText } from './row-words.ts'

/** A row in two lines: what is due, and what that rests on. */
export function longRow(row: DueRow, report: DueReport, words: Words, style: Style): string[] {
  const what = [titleText(row, report, words), whenText(row, words)].filter(Boolean).join('  ')
  return [
    `  ${style.strong(subjectText(row, report))}  ${what}`,
    `    ${style.faint(grounds(row, report, words).join(' · '))}`,
  ]
}

/** When it is due, was planned for, or is to be done. */
export function whenText(row: DueRow, { due }: Words): string {
  switch (row.state) {
    case 'unreadable':
      return ''
    case 'planned-not-held':
      return due.forgotten(row.planned ?? '')
    case 'invite':
      return due.invite(row.due ?? '')
    case 'planned':
      return due.booked(row.planned ?? '')
    default: {
      const when = row.item ? due.dueItem : row.daysLate ? due.due : due.dueAhead
      return `${when(row.due ?? '')}${row.daysLate ? `, ${due.late(row.daysLate)}` : ''}`
    }
  }
}

/** What the row rests on. */
function grounds(row: DueRow, report: DueReport, words: Words): string[] {
  const { due } = words
  return [
    ...(row.manager ? [due.manager(managerName(row, report))] : []),
    ...evidenceTexts(row, report, due),
    ...noteTexts(row, report, words),
    ...(report.history ? [] : [due.headOnly]),
    ...(row.repository !== null && row.path !== null ? [escapeTerminal(row.repository)] : []),
    ...(row.path ? [escapeTerminal(row.path)] : []),
  ]
}

function evidenceTexts({ evidence, conversation, state }: DueRow, { history }: DueReport, due: Words['due']): string[] {
  if (!evidence) return conversation === null && state !== 'unreadable' ? [due.neverHeld] : []
  const { held, commit, authorDate, author, dateClaim } = evidence
  return [
    due.held(held),
    ...(commit ? [due.commit(commit.slice(0, 9), authorDate ?? '?', escapeTerminal(author ?? ''))] : []),
    ...(!commit && history ? [due.noCommit] : []),
    ...(dateClaim && dateClaim !== 'ok' ? [due.claim[dateClaim]] : []),
  ]
}
