import { findIdentityNumbers } from './identity-number.ts'
import { UsageError } from '../usage-error.ts'
import { fieldOf, typedDay, typedEmployment, typedId, type RosterField } from './roster-columns.ts'

/** A row of the list, and the line of the file where it begins, from 1. */
export interface TableRow {
  line: number
  cells: readonly string[]
}

/** A column of the list, and what it is imported as; null where it is not. */
export interface ImportColumn {
  heading: string
  field: RosterField | null
}

/** What a staff list adds to a roster. */
export interface RosterImport {
  columns: readonly ImportColumn[]
  /** The lines of the new entries, by person. */
  entries: ReadonlyMap<string, string>
  /** People who are in the roster already, which is not changed. */
  known: readonly string[]
  /** People whom an earlier line of the list has. */
  repeated: readonly { id: string; line: number }[]
}

/** In the order in which they are written. */
const written = ['name', 'manager', 'unit', 'employment', 'template', 'last_talk', 'start', 'end'] as const

/**
 * The entries that a table with headings adds to a roster of those people. A table with an identity number, or with a value
 * that is none for its column, is refused as a whole: with the line and the column, never with the value.
 */
export function importRoster(table: readonly TableRow[], people: ReadonlySet<string>): RosterImport {
  const [first, ...rows] = table
  refuseIdentityNumbers(table)
  const columns = (first?.cells ?? []).map((heading) => ({ heading, field: fieldOf(heading) ?? null }))
  const fields = columns.flatMap(({ field }) => field ?? [])
  const repeatedField = fields.find((field, index) => fields.indexOf(field) !== index)
  if (repeatedField !== undefined) throw new UsageError('import-column-repeated', { field: repeatedField })
  if (!fields.some((field) => ['id', 'name', 'family name'].includes(field))) throw new UsageError('import-no-names')

  const entries = new Map<string, string>()
  const [known, repeated]: [string[], { id: string; line: number }[]] = [[], []]
  for (const { line, cells } of rows) {
    const cell = (field: RosterField) => cells[columns.findIndex((column) => column.field === field)]?.trim() ?? ''
    const name = cell('name') || `${cell('given name')} ${cell('family name')}`.trim()
    const id = typedId(cell('id') || name)
    if (id === undefined) throw new UsageError('import-value', { line: String(line), field: 'id' })
    if (people.has(id)) known.push(id)
    else if (entries.has(id)) repeated.push({ id, line })
    else entries.set(id, entryLines(id, name, cell, line))
  }
  return { columns, entries, known, repeated }
}

function entryLines(id: string, name: string, cell: (field: RosterField) => string, line: number): string {
  const lines = written.flatMap((field) => {
    const text = field === 'name' ? name : cell(field)
    if (text === '') return []
    const value = valueOf(field, text)
    if (value === undefined) throw new UsageError('import-value', { line: String(line), field })
    return [`  ${field}: ${quoted(value)}\n`]
  })
  return lines.length === 0 ? `${id}: {}\n` : `${id}:\n${lines.join('')}`
}

function valueOf(field: (typeof written)[number], text: string): string | undefined {
  switch (field) {
    case 'manager':
    case 'template':
      return typedId(text)
    case 'employment':
      return typedEmployment(text)
    case 'last_talk':
    case 'start':
    case 'end':
      return typedDay(text)
    default:
      return text.replace(/\s+/g, ' ')
  }
}

/** Whatever YAML could take for something else than a text stands in quotes: also what a spreadsheet takes for a formula. */
function quoted(text: string): string {
  const isPlain = /^(?:\d{4}-\d\d-\d\d|[\p{L}][\p{L}\p{N} .'()/-]*)$/u.test(text)
  const isWord = /^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text)
  return isPlain && !isWord ? text : JSON.stringify(text)
}

function refuseIdentityNumbers(table: readonly TableRow[]): void {
  for (const { line, cells } of table)
    for (const [column, cell] of cells.entries())
      if (!findIdentityNumbers(cell)[Symbol.iterator]().next().done)
        throw new UsageError('import-identity-number', { line: String(line), column: String(column + 1) })
}
