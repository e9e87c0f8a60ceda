import { weekdayOf } from '../domain/time/date-input.ts'
import type { AgendaEntry, AgendaSection } from '../domain/due/agenda-sections.ts'
import { entryHeight, entryLines, indent } from './agenda-lines.ts'
import { nameOf, nameText, titleText, type RowTexts } from './due/row-words.ts'
import { escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import { nextCommandLine } from './next-command.ts'
import type { AgendaReport } from './person-reports.ts'

/** How many lines there are where there is no terminal to say so. */
const usualHeight = 24

/** The day on one screen: a line for each thing to do, with the command to type next. */
export async function agendaText(report: AgendaReport, { words, style, screen }: RenderContext): Promise<string> {
  const { today, sections } = report
  const { agenda, edit } = words
  const day = edit.day(weekdayOf(today), today)
  if (sections.length === 0) return `${style.good(agenda.nothing(day))}\n`
  // The heading, the last line and the prompt below it.
  const room = (screen?.rows || usualHeight) - 3
  const texts: RowTexts = { ...report, failures: [] }
  const cellsOf = (entry: AgendaEntry) => [
    entry.day ?? '',
    entry.person === null ? '' : personText(entry, entry.person, texts),
    entry.row === null ? escapeTerminal(entry.path ?? '') : titleText(entry.row, texts, words),
    nextCommandLine(entry.next),
  ]
  const measure = screen && (await import('string-width')).default
  const table = measure && { width: screen.columns - indent.length, measure }
  const shown = limitEntries(sections, room, (entry) => (table ? entryHeight(cellsOf(entry), table) : 1))
  const all = shown.flatMap(({ entries }) => entries)
  const lines = table
    ? entryLines(all, cellsOf, table)
    : new Map(all.map((entry) => [entry, [`${indent}${cellsOf(entry).filter(Boolean).join('  ')}`]]))

  const counts = new Map(sections.map(({ name, entries }) => [name, entries.length]))
  const blocks = shown.map(({ name, entries }) => {
    const paint = name === 'overdue' || name === 'unreadable' ? style.error : style.warning
    return [
      paint(`${agenda.section[name]} (${counts.get(name) ?? 0})`),
      ...entries.flatMap((entry) => lines.get(entry) ?? []),
    ]
  })
  const used = blocks.reduce((sum, block) => sum + block.length, 0)
  // Empty lines between the parts, where there is room for them.
  const body = blocks.map((block) => block.join('\n')).join(used + blocks.length <= room ? '\n\n' : '\n')
  const hidden = sections.reduce((sum, { entries }) => sum + entries.length, 0) - lines.size
  const last = hidden > 0 ? agenda.more(hidden) : agenda.all
  return `${[style.strong(day), body, style.faint(last)].join(used + blocks.length + 2 <= room ? '\n\n' : '\n')}\n`
}

/** The command has the id. */
function personText({ row, next }: AgendaEntry, person: string, texts: RowTexts): string {
  return (next.person !== null && nameOf(person, row, texts)) || nameText(person, row, texts)
}

/** As many entries as there is room for: one of each part, and then the most urgent ones. */
function limitEntries(
  sections: readonly AgendaSection[],
  room: number,
  heightOf: (entry: AgendaEntry) => number,
): AgendaSection[] {
  const least = sections.reduce((sum, { entries: [first] }) => sum + 1 + (first ? heightOf(first) : 0), 0)
  let left = Math.max(0, room - least)
  return sections.map(({ name, entries }) => {
    const shown = entries.slice(0, 1)
    for (const entry of entries.slice(1)) {
      const height = heightOf(entry)
      if (height > left) break
      left -= height
      shown.push(entry)
    }
    return { name, entries: shown }
  })
}
