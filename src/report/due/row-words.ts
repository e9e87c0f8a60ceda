import { redact } from '../../domain/talk/identity-number.ts'
import type { DueRow } from '../../domain/due/row.ts'
import { escapeTerminal } from '../escape.ts'
import type { DueReport } from '../report.ts'
import type { Words } from '../words.ts'

/** The texts that a row is shown with. */
export type RowTexts = Pick<DueReport, 'names' | 'titles' | 'failures' | 'today'>

/** Whom a row is about, safe to show: the name and the id, or the path of a file or repository. */
export function subjectText(row: DueRow, report: RowTexts): string {
  if (row.person === null) return escapeTerminal(row.path ?? row.repository ?? '')
  return nameText(row.person, row, report)
}

/** The name of a person with the id, safe to show. */
export function nameText(id: string, row: DueRow | null, texts: Pick<DueReport, 'names'>): string {
  const name = nameOf(id, row, texts)
  return name ? `${name} (${escapeTerminal(id)})` : escapeTerminal(id)
}

/** The name of a person, safe to show: an identity number in it is not for others. */
export function nameOf(id: string, row: DueRow | null, { names }: Pick<DueReport, 'names'>): string | undefined {
  const name = textOf(names, row, id)
  return name === undefined ? undefined : escapeTerminal(redact(name))
}

/** The name of the row's manager, else the id. */
export function managerName(row: DueRow, report: RowTexts): string {
  return row.manager === null ? '' : (nameOf(row.manager, row, report) ?? escapeTerminal(row.manager))
}

/** What the row asks for: the step, the talk, the item, or why something cannot be read. */
export function titleText(row: DueRow, { titles, failures }: RowTexts, words: Words): string {
  const { due } = words
  const failure = row.path === null ? failures.find(({ repository }) => repository === row.repository) : undefined
  if (failure) return escapeTerminal(words.usage[failure.code](failure.params))
  if (row.state === 'unreadable') {
    if (row.conversation !== null) return due.templateUnknown
    // What is no conversation file is the roster.
    return row.path?.endsWith('.md') ? due.unreadable : due.personBroken
  }
  if (row.state === 'planned-not-held') return escapeTerminal(textOf(titles, row, row.template ?? '') ?? '')
  if (row.state === 'invite' || row.state === 'planned') return escapeTerminal(row.title ?? row.step ?? '')
  return escapeTerminal(ownTitle(row, titles, words))
}

/** The item, the first talk or the step, in the words of the template where it has its own. */
function ownTitle(row: DueRow, titles: DueReport['titles'], { due, items }: Words): string {
  const { template, list, item, step } = row
  if (list !== null) return `${textOf(titles, row, `${template}#${list}`) ?? items[list]} ${item}`
  if (row.conversation === null) return due.firstTalk(textOf(titles, row, `${template}#conversation`))
  return textOf(titles, row, `${template}/${step}`) ?? step ?? ''
}

/** What bears on the row besides its evidence. */
export function noteTexts(row: DueRow, { today }: RowTexts, { due }: Words): string[] {
  return [
    ...(row.state === 'due' && row.deadline ? [due.deadline(row.deadline)] : []),
    ...(row.planned && row.state !== 'planned-not-held' && row.state !== 'planned'
      ? [row.planned < today ? due.plannedPast(row.planned) : due.planned(row.planned)]
      : []),
    ...row.withdrawn.map(({ held }) => due.withdrawn(held)),
    ...(row.uncommitted ? [due.uncommitted] : []),
  ]
}

/** The text of an id of the row's repository. An id may be called as a property that every object has. */
function textOf(texts: Readonly<Record<string, string>>, row: DueRow | null, id: string): string | undefined {
  const repository = row?.repository ?? null
  const key = repository === null ? id : `${repository}\n${id}`
  return Object.hasOwn(texts, key) ? texts[key] : undefined
}
