import type { AgendaEntry } from '../domain/due/agenda-sections.ts'
import { alignColumns, type Measure } from './columns.ts'

/** Before every entry. */
export const indent = '  '

/** The room for entries on a screen. */
export interface Table {
  width: number
  measure: Measure
}

/** Columns of an entry: day, person, what to do, command. Those that are shown where there is less and less room. */
const layouts = [
  [0, 1, 2, 3],
  [0, 2, 3],
  [2, 3],
] as const

/** Those of an entry whose command goes on a line of its own. */
const withoutCommand = [0, 1, 2] as const
const person = 1
const title = 2
const command = 3

/** A name or a title says enough when this many characters of it are left. */
const enough = 8
const leastWidths = ['2026-01-01'.length, enough, enough]

/** The columns that an entry has room for; undefined where its command needs lines of its own. A command is never shortened. */
function layoutOf(cells: readonly string[], { width, measure }: Table): readonly number[] | undefined {
  return layouts.find(
    (layout) =>
      layout.reduce((sum, index) => sum + (leastWidths[index] ?? measure(cells[index] ?? '')) + 2, -2) <= width,
  )
}

/** How many lines an entry takes. */
export function entryHeight(cells: readonly string[], table: Table): number {
  return layoutOf(cells, table) ? 1 : 1 + commandLines(cells[command] ?? '', table).length
}

/** The lines of each entry. Entries with the same columns are aligned with each other. */
export function entryLines(
  entries: readonly AgendaEntry[],
  cellsOf: (entry: AgendaEntry) => readonly string[],
  table: Table,
): Map<AgendaEntry, string[]> {
  const rows = entries.map((entry) => {
    const cells = cellsOf(entry)
    return { entry, cells, layout: layoutOf(cells, table) }
  })
  const lines = new Map<AgendaEntry, string[]>()
  for (const layout of [...layouts, undefined]) {
    const own = rows.filter((row) => row.layout === layout)
    const columns = (layout ?? withoutCommand).map((index) => ({
      cells: own.map(({ cells }) => cells[index] ?? ''),
      canShrink: index === person || index === title,
    }))
    const aligned = alignColumns(columns, table.width, table.measure)
    for (const [row, { entry, cells }] of own.entries()) {
      const first = `${indent}${(aligned[row] ?? []).join('').trimEnd()}`
      lines.set(entry, layout ? [first] : [first, ...commandLines(cells[command] ?? '', table)])
    }
  }
  return lines
}

/** A command on lines of its own, which can be pasted: broken with a backslash where it is too wide, at best before its options. */
function commandLines(line: string, { width, measure }: Table): string[] {
  const isTooWide = (text: string) => measure(`${indent}${text} \\`) > width
  const parts = line
    .split(/ (?=--)/)
    .flatMap((part, index) => (isTooWide(index === 0 ? part : indent + part) ? part.split(' ') : [part]))
  const lines: string[] = []
  let current = ''
  for (const part of parts) {
    const longer = current === '' ? part : `${current} ${part}`
    if (isTooWide(longer) && current !== '') {
      lines.push(`${current} \\`)
      current = `${indent}${part}`
    } else current = longer
  }
  return [...lines, current].map((text) => `${indent}${indent}${text}`)
}
