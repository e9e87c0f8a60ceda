import type { DueReport } from '../report.ts'
import { dueStates, type DueRow, type DueState } from '../../domain/due/row.ts'
import { redact } from '../../domain/check/identity-number.ts'
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
  const subject =
    row.person === null ? escapeTerminal(row.path ?? row.repository ?? '') : personText(row.person, row, report)
  return [
    `  ${style.strong(subject)}  ${whatIsDue(row, report, words)}`,
    `    ${style.faint(grounds(row, report, words).join(' · '))}`,
  ].join('\n')
}

/** The text of an id of the row's repository. An id may be called as a property that every object has. */
function textOf(texts: Readonly<Record<string, string>>, { repository }: DueRow, id: string): string | undefined {
  const key = repository === null ? id : `${repository}\n${id}`
  return Object.hasOwn(texts, key) ? texts[key] : undefined
}

/** The name of a person, safe to show: an identity number in it is not for others. */
function nameOf(id: string, row: DueRow, { names }: DueReport): string | undefined {
  const name = textOf(names, row, id)
  return name === undefined ? undefined : escapeTerminal(redact(name))
}

function personText(id: string, row: DueRow, report: DueReport): string {
  const name = nameOf(id, row, report)
  return name ? `${name} (${escapeTerminal(id)})` : escapeTerminal(id)
}

function whatIsDue(row: DueRow, { titles, failures }: DueReport, words: Words): string {
  const { due } = words
  const failure = row.path === null ? failures.find(({ repository }) => repository === row.repository) : undefined
  if (failure) return escapeTerminal(words.usage[failure.code](failure.params))
  if (row.state === 'unreadable') {
    if (row.conversation !== null) return due.templateUnknown
    // What is no conversation file is the roster.
    return row.path?.endsWith('.md') ? due.unreadable : due.personBroken
  }
  if (row.state === 'planned-not-held')
    return `${escapeTerminal(textOf(titles, row, row.template ?? '') ?? '')}  ${due.forgotten(row.planned ?? '')}`
  if (row.state === 'invite' || row.state === 'planned') {
    const day = row.state === 'invite' ? due.invite(row.due ?? '') : due.booked(row.planned ?? '')
    return `${escapeTerminal(row.title ?? row.step ?? '')}  ${day}`
  }
  const step = row.step ?? ''
  const title = row.conversation === null ? due.firstTalk : (textOf(titles, row, `${row.template}/${step}`) ?? step)
  const subject = row.item === null ? escapeTerminal(title) : due.openItem(escapeTerminal(row.item))
  const late = row.daysLate ? `, ${due.late(row.daysLate)}` : ''
  const when = row.item ? due.dueItem : row.state === 'upcoming' ? due.dueAhead : due.due
  return `${subject}  ${when(row.due ?? '')}${late}`
}

/** What the row rests on. */
function grounds(row: DueRow, report: DueReport, { due }: Words): string[] {
  const { history } = report
  return [
    ...(row.manager ? [due.manager(nameOf(row.manager, row, report) ?? escapeTerminal(row.manager))] : []),
    ...evidenceTexts(row, report, due),
    ...(row.state === 'due' && row.deadline ? [due.deadline(row.deadline)] : []),
    ...(row.planned && row.state !== 'planned-not-held' && row.state !== 'planned'
      ? [row.planned < report.today ? due.plannedPast(row.planned) : due.planned(row.planned)]
      : []),
    ...row.withdrawn.map(({ held }) => due.withdrawn(held)),
    ...(row.uncommitted ? [due.uncommitted] : []),
    ...(history ? [] : [due.headOnly]),
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
