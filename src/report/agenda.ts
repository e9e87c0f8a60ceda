import { weekdayOf } from '../domain/time/date-input.ts'
import type { AgendaEntry, AgendaSection } from '../domain/due/agenda-sections.ts'
import { alignColumns } from './columns.ts'
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
  const shown = limitEntries(sections, room)
  const texts: RowTexts = { ...report, failures: [] }
  const lines = await entryLines(
    shown.flatMap(({ entries }) => entries),
    screen?.columns,
    (entry) => [
      entry.day ?? '',
      entry.person === null ? '' : personText(entry, entry.person, texts),
      entry.row === null ? escapeTerminal(entry.path ?? '') : titleText(entry.row, texts, words),
      nextCommandLine(entry.next),
    ],
  )
  const counts = new Map(sections.map(({ name, entries }) => [name, entries.length]))
  const blocks = shown.map(({ name, entries }) => {
    const paint = name === 'overdue' || name === 'unreadable' ? style.error : style.warning
    return [
      paint(`${agenda.section[name]} (${counts.get(name) ?? 0})`),
      ...entries.map((entry) => lines.get(entry) ?? ''),
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
export function limitEntries(sections: readonly AgendaSection[], room: number): AgendaSection[] {
  let left = Math.max(0, room - 2 * sections.length)
  return sections.map(({ name, entries }) => {
    const extra = Math.min(left, entries.length - 1)
    left -= extra
    return { name, entries: entries.slice(0, 1 + extra) }
  })
}

/** Columns of an entry: day, person, what to do, command. Those that are shown where there is less and less room. */
const layouts = [[0, 1, 2, 3], [0, 2, 3], [2, 3], [3]] as const
const person = 1
const title = 2

/** A name or a title says enough when this many characters of it are left. */
const enough = 8

/** The entries in columns. A command is never shortened: where it leaves little room, other columns go. */
async function entryLines(
  entries: readonly AgendaEntry[],
  width: number | undefined,
  cellsOf: (entry: AgendaEntry) => string[],
): Promise<Map<AgendaEntry, string>> {
  const rows = entries.map((entry) => ({ entry, cells: cellsOf(entry) }))
  if (width === undefined)
    return new Map(rows.map(({ entry, cells }) => [entry, `  ${cells.filter(Boolean).join('  ')}`]))
  const measure = (await import('string-width')).default
  const room = width - 2
  // The columns are as wide as those of all entries with the same layout.
  const leastWidths = ['2026-01-01'.length, enough, enough]
  const fits = (cells: readonly string[], layout: readonly number[]) =>
    layout.reduce((sum, index) => sum + (leastWidths[index] ?? measure(cells[index] ?? '')) + 2, -2) <= room
  const lines = new Map<AgendaEntry, string>()
  // Entries with the same columns are aligned with each other.
  for (const layout of layouts) {
    const own = rows.filter(
      ({ entry, cells }) => !lines.has(entry) && (fits(cells, layout) || layout === layouts.at(-1)),
    )
    const columns = layout.map((index) => ({
      cells: own.map(({ cells }) => cells[index] ?? ''),
      canShrink: index === person || index === title,
    }))
    const aligned = alignColumns(columns, room, measure)
    for (const [row, { entry }] of own.entries()) lines.set(entry, `  ${(aligned[row] ?? []).join('').trimEnd()}`)
  }
  return lines
}
