import { dueStates, type DueRow, type DueState } from '../../domain/due/row.ts'
import type { RenderContext } from '../format.ts'
import type { DueReport } from '../report.ts'
import { longRow } from './long-row.ts'
import { shortRows } from './short-rows.ts'

export const format = 'text'

export const help = { sv: 'listor att läsa', en: 'lists to read' }

/** What is due, for people: the most urgent first, a line each; with `long` also what each row rests on. */
export async function render(
  report: DueReport,
  { words, style, screen, long }: Pick<RenderContext, 'words' | 'style' | 'screen' | 'long'>,
): Promise<string> {
  const { rows, today } = report
  const noTalks = report.noTalks ? `${words.check.empty['no-talks']}\n` : ''
  if (rows.length === 0) return `${style.good(words.due.nothing(today))}\n${noTalks}`
  const lines = long ? undefined : await shortRows(report, words, style, screen?.columns)
  const groups = dueStates.flatMap((state): [DueState, DueRow[]][] => {
    const some = rows.filter((row) => row.state === state)
    return some.length > 0 ? [[state, some]] : []
  })
  const blocks = groups.map(([state, some]) => {
    const paint = ['overdue', 'unreadable', 'missed'].includes(state)
      ? style.error
      : state === 'upcoming'
        ? style.good
        : style.warning
    return [
      paint(`${words.due.state[state]} (${some.length})`),
      ...some.flatMap((row) => (lines ? [lines.get(row) ?? ''] : longRow(row, report, words, style))),
    ].join('\n')
  })
  const summary = words.due.summary(groups.map(([state, some]) => [state, some.length]))
  return `${[...blocks, style.strong(summary)].join('\n\n')}\n${noTalks}`
}
