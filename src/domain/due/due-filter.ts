import { redact } from '../talk/identity-number.ts'
import type { Roster } from '../talk/roster.ts'
import type { TalkIndex } from '../talk/talk-index.ts'
import { UsageError } from '../usage-error.ts'
import type { DueRow } from './row.ts'

/** Which rows to list; absent: all. */
export interface DueFilter {
  person?: string
  manager?: string
  unit?: string
  template?: string
}

/** Whether the filter lists the row. What is not known of an unreadable file may be what is asked for. */
export function matchesFilter(row: DueRow, { person, manager, unit, template }: DueFilter): boolean {
  const matches = (known: string | null, wanted: string | undefined) =>
    wanted === undefined ||
    known?.normalize('NFC') === wanted.normalize('NFC') ||
    (row.state === 'unreadable' && known === null)
  return (
    matches(row.person, person) &&
    matches(row.manager, manager) &&
    matches(row.unit, unit && redact(unit)) &&
    matches(row.template, template)
  )
}

/** The error of a filter that names what nobody and nothing has: its empty list would look like good news. */
export function unknownFilter(filter: DueFilter, index: TalkIndex): UsageError | undefined {
  const { person, manager, unit, template } = filter
  const { roster, templates, brokenTemplates, bySubject } = index
  if (person !== undefined && !roster?.has(person) && !bySubject.has(person))
    return new UsageError('person-unknown', { option: '--person', id: person })
  if (manager !== undefined && !isManager(manager, index))
    return new UsageError('person-unknown', { option: '--manager', id: manager })
  if (unit !== undefined && !hasUnit(roster, unit)) return new UsageError('unit-unknown', { unit })
  if (template !== undefined && !templates.has(template) && !brokenTemplates.has(template))
    return new UsageError('template-unknown', { name: template, allowed: [...templates.keys()].sort().join(', ') })
  return undefined
}

function isManager(id: string, { roster, talks }: TalkIndex): boolean {
  if (roster?.has(id)) return true
  return [...(roster?.values() ?? []), ...talks.map(({ conversation }) => conversation)].some(
    ({ manager }) => manager === id,
  )
}

function hasUnit(roster: Roster | undefined, wanted: string): boolean {
  const name = redact(wanted).normalize('NFC')
  return [...(roster?.values() ?? [])].some(({ unit }) => unit?.normalize('NFC') === name)
}
