import type { DueReport } from '../report.ts'
import { dueStates, type DueRow, type DueState } from '../../domain/due/row.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'

export const format = 'text'

export const help = { sv: 'listor att läsa', en: 'lists to read' }

/** What is due, for people: the most urgent first, each with what it rests on. */
export function render(report: DueReport, { words, style }: Pick<RenderContext, 'words' | 'style'>): string {
  const { rows, today } = report
  if (rows.length === 0) return `${style.good(words.due.nothing(today))}\n`
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
      ...some.map((row) => rowText(row, report, words, style)),
    ].join('\n')
  })
  const summary = words.due.summary(groups.map(([state, some]) => [state, some.length]))
  return `${[...blocks, style.strong(summary)].join('\n\n')}\n`
}

function rowText(row: DueRow, report: DueReport, words: Words, style: Style): string {
  const who =
    row.person === null ? escapeTerminal(row.path ?? row.repository ?? '') : personText(row.person, row, report)
  return [
    `  ${style.strong(who)}  ${what(row, report, words)}`,
    `    ${style.faint(grounds(row, report, words).join(' · '))}`,
  ].join('\n')
}

/** The key of a name in a report that may be of several repositories. */
function keyed(row: DueRow, id: string): string {
  return row.repository === null ? id : `${row.repository}\n${id}`
}

function personText(id: string, row: DueRow, { names }: DueReport): string {
  const name = names[keyed(row, id)]
  return name ? `${escapeTerminal(name)} (${escapeTerminal(id)})` : escapeTerminal(id)
}

function what(row: DueRow, { titles, failures }: DueReport, words: Words): string {
  const { due } = words
  const failure = row.path === null ? failures.find(({ repository }) => repository === row.repository) : undefined
  if (failure) return escapeTerminal(words.usage[failure.code](failure.params))
  if (row.state === 'unreadable') return row.conversation === null ? due.unreadable : due.templateUnknown
  if (row.state === 'planned-not-held')
    return `${escapeTerminal(titles[keyed(row, row.template ?? '')] ?? '')}  ${due.forgotten(row.planned ?? '')}`
  const title =
    row.conversation === null ? due.firstTalk : (titles[keyed(row, `${row.template}/${row.step}`)] ?? row.step ?? '')
  const subject = row.item === null ? escapeTerminal(title) : due.openItem(row.item)
  const late = row.daysLate ? `, ${due.late(row.daysLate)}` : ''
  return `${subject}  ${(row.item ? due.dueItem : row.state === 'upcoming' ? due.dueAhead : due.due)(row.due ?? '')}${late}`
}

function grounds(row: DueRow, report: DueReport, { due }: Words): string[] {
  const { evidence } = row
  const { history, names } = report
  const manager = row.manager && (names[keyed(row, row.manager)] ?? row.manager)
  return [
    ...(manager ? [due.manager(escapeTerminal(manager))] : []),
    ...(evidence
      ? [due.held(evidence.held)]
      : row.conversation === null && row.state !== 'unreadable'
        ? [due.neverHeld]
        : []),
    ...(evidence?.commit
      ? [due.commit(evidence.commit.slice(0, 9), evidence.authorDate ?? '?', escapeTerminal(evidence.author ?? ''))]
      : []),
    ...(evidence && !evidence.commit && history ? [due.noCommit] : []),
    ...(evidence?.dateClaim && evidence.dateClaim !== 'ok' ? [due.claim[evidence.dateClaim]] : []),
    ...(row.state === 'due' && row.deadline ? [due.deadline(row.deadline)] : []),
    ...(row.planned && row.state !== 'planned-not-held'
      ? [row.planned < report.today ? due.plannedPast(row.planned) : due.planned(row.planned)]
      : []),
    ...row.withdrawn.map(({ held }) => due.withdrawn(held)),
    ...(row.uncommitted ? [due.uncommitted] : []),
    ...(history ? [] : [due.headOnly]),
    ...(row.repository !== null && row.path !== null ? [escapeTerminal(row.repository)] : []),
    ...(row.path ? [escapeTerminal(row.path)] : []),
  ]
}
