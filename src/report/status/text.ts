import { redact } from '../../domain/talk/identity-number.ts'
import type { PersonStatus } from '../../domain/due/person-status.ts'
import { alignColumns } from '../columns.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { quoted } from '../quote.ts'
import type { StatusReport } from '../person-reports.ts'
import type { Words } from '../words.ts'

export const format = 'text'

export const help = { sv: 'en person i taget, eller en rad per person', en: 'one person, or a line for each' }

/** How it stands with a person; of several, a line each. With `showValues`, for one person, items are quoted. */
export async function render(report: StatusReport, context: RenderContext): Promise<string> {
  const { words, style, screen } = context
  const { people, one } = report
  const [first] = people
  if (!first) return `${style.good(words.status.nobody)}\n`
  if (one) return onePerson(first, report, context)
  const rows = people.map((person) => shortCells(person, report, words))
  if (!screen) return rows.map((cells) => `${cells.filter(Boolean).join('  ')}\n`).join('')
  const measure = (await import('string-width')).default
  const columns = [0, 1, 2, 3].map((index) => ({ cells: rows.map((cells) => cells[index] ?? ''), canShrink: true }))
  return alignColumns(columns, screen.columns, measure)
    .map((cells) => `${cells.join('').trimEnd()}\n`)
    .join('')
}

function onePerson(person: PersonStatus, report: StatusReport, { words, style, showValues }: RenderContext): string {
  const { status } = words
  const { lastTalk, booked, openItems, signatures, changedAfterSigning, uncommitted } = person
  const lines = [
    style.strong(subject(person)),
    person.manager === null ? undefined : status.manager(nameOf(person.manager, report)),
    lastTalk ? status.last(lastTalk.held, titleOf(lastTalk.template, null, report)) : status.never,
    nextText(person, report, words),
    ...booked.map(({ template, step, planned, invited }) =>
      status.booked(titleOf(template, step, report), planned, invited),
    ),
    signatures && status.signed(signatures.employee, signatures.manager),
    ...changedAfterSigning.map(({ conversation, signedBy, changed }) => {
      const text = status.changedAfterSigning(signedBy, changed)
      return `${style.warning(escapeTerminal(text))}  ${style.faint(escapeTerminal(conversation))}`
    }),
    openItems.length > 0 ? status.open(openItems.length) : status.noneOpen,
    ...openItems.map(({ conversation, item, due, ageDays, carried }) => {
      const text = report.itemTexts[`${conversation ?? ''}/${item}`]
      const shown = showValues && text !== undefined ? ` ${quoted(text.trim())}` : ''
      return `  ${escapeTerminal(item)}${shown}  ${status.item(due, ageDays, carried)}  ${style.faint(escapeTerminal(conversation ?? ''))}`
    }),
    ...uncommitted.map((path) => style.warning(status.uncommitted(escapeTerminal(path)))),
  ]
  return `${lines.filter((line): line is string => typeof line === 'string').join('\n')}\n`
}

function shortCells(person: PersonStatus, report: StatusReport, words: Words): string[] {
  const { status } = words
  const { lastTalk, openItems, changedAfterSigning, uncommitted } = person
  const marks = [
    ...(changedAfterSigning.length > 0 ? [status.changedShort] : []),
    ...(uncommitted.length > 0 ? [status.uncommittedShort] : []),
  ]
  const open = openItems.length > 0 ? status.open(openItems.length).replace(/:$/, '') : ''
  return [
    subject(person),
    lastTalk ? status.lastShort(lastTalk.held) : status.never,
    nextText(person, report, words) ?? '',
    [open, ...marks].filter(Boolean).join(' · '),
  ]
}

function nextText({ next, lastTalk }: PersonStatus, report: StatusReport, { status, due }: Words): string | undefined {
  if (next === null) return status.nothingNext
  const term = `${next.template ?? ''}#conversation`
  const own = Object.hasOwn(report.titles, term) ? report.titles[term] : undefined
  const title = lastTalk === null ? escapeTerminal(due.firstTalk(own)) : titleOf(next.template, next.step, report)
  return status.next(title, next.due ?? '', next.state === 'upcoming' ? null : next.deadline, next.state === 'overdue')
}

function subject({ person, name }: PersonStatus): string {
  return name === null
    ? escapeTerminal(person)
    : `${escapeTerminal(redact(name.replace(/\s+/g, ' ')))} (${escapeTerminal(person)})`
}

function nameOf(id: string, { names }: StatusReport): string {
  return escapeTerminal(redact(Object.hasOwn(names, id) ? (names[id] ?? id) : id))
}

function titleOf(template: string | null, step: string | null, { titles }: StatusReport): string {
  const key = step === null ? (template ?? '') : `${template ?? ''}/${step}`
  return escapeTerminal(Object.hasOwn(titles, key) ? (titles[key] ?? '') : (step ?? template ?? ''))
}
