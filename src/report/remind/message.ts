import type { DueRow } from '../../domain/due/row.ts'
import { whenText } from '../due/long-row.ts'
import { nameOf, titleText, type RowTexts } from '../due/row-words.ts'
import { escapeTerminal } from '../escape.ts'
import type { RemindReport } from '../remind-report.ts'
import type { Words } from '../words.ts'

export interface Message {
  /** Names nobody: subjects are shown in many places. */
  subject: string
  /** Lines of any length. */
  body: readonly string[]
}

/** The reminder in words: who, which talk or item, and the day. No deadline, which may follow from a leave. */
export function reminderMessage(report: RemindReport, words: Words): Message {
  const { sections, today, manager } = report
  const { remind, due } = words
  const rows = sections.flatMap((section) => section.rows)
  return {
    subject: remind.subject,
    body: [
      remind.greeting,
      '',
      sections.length > 0 ? remind.intro(today) : remind.nothing(today),
      ...sections.flatMap((section) => [
        '',
        `${due.state[section.state]} (${section.rows.length})`,
        ...section.rows.map((row) => `- ${rowText(row, rows, report, words)}`),
      ]),
      '',
      ...remind.ending(escapeTerminal(manager)),
    ],
  }
}

function rowText(row: DueRow, rows: readonly DueRow[], report: RowTexts, words: Words): string {
  const isBooked = row.planned !== null && row.planned >= report.today && row.state !== 'planned'
  return [
    [subject(row, rows, report), titleText(row, report, words)].join(': '),
    whenText(row, words),
    ...(isBooked ? [words.remind.booked(row.planned ?? '')] : []),
    ...(row.uncommitted ? [words.due.uncommitted] : []),
  ]
    .filter(Boolean)
    .join(', ')
}

/** The name; with the id where somebody else in the list has the same, and the id where there is none. */
function subject(row: DueRow, rows: readonly DueRow[], report: RowTexts): string {
  const name = nameOf(row.person ?? '', row, report)
  const id = escapeTerminal(row.person ?? '')
  if (name === undefined) return id
  const isShared = rows.some(
    (other) => other.person !== row.person && nameOf(other.person ?? '', other, report) === name,
  )
  return isShared ? `${name} (${id})` : name
}
