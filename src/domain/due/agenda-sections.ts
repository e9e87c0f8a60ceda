import { memoOf, type IndexMemo } from '../talk/index-memo.ts'
import { grouped, type TalkIndex } from '../talk/talk-index.ts'
import type { Day } from '../time/calendar.ts'
import type { DueRow } from './row.ts'

/** The parts of the agenda, in its order. */
export const agendaSectionNames = [
  'unreadable',
  'overdue',
  'planned-not-held',
  'due',
  'invite',
  'planned',
  'uncommitted',
  'open-item',
] as const
export type AgendaSectionName = (typeof agendaSectionNames)[number]

export interface AgendaSection {
  name: AgendaSectionName
  entries: readonly AgendaEntry[]
}

/** Something to do: a row of `due`, or a file to commit. */
export interface AgendaEntry {
  row: DueRow | null
  day: Day | null
  /** Person id, or the id of a group; null where it is not known. */
  person: string | null
  /** Relative to the workspace's root, with `/`. */
  path: string | null
  next: NextStep
}

/** The command that comes next. */
export interface NextStep {
  verb: 'new' | 'invite' | 'hold' | 'follow-up' | 'close' | 'save' | 'check'
  person: string | null
  /** Named where the person alone does not say which talk. */
  conversation: string | null
  /** `m1`, or with the conversation before it where the person has another of that id. */
  item: string | null
  template: string | null
  path: string | null
}

const noStep: Omit<NextStep, 'verb'> = { person: null, conversation: null, item: null, template: null, path: null }

/**
 * What there is to do today, in parts: rows of `due` (with what is booked in the period that was asked for), and talks
 * whose latest version is not committed. What never happened and what is still to come ask for nothing, and are left to
 * `due`.
 */
export function agendaSections(
  rows: readonly DueRow[],
  changed: readonly { path: string; person: string | null }[],
  index: TalkIndex,
): AgendaSection[] {
  const files = changed.map(({ path, person }): AgendaEntry => {
    return { row: null, day: null, person, path, next: { ...noStep, verb: 'save' } }
  })
  const openItems = grouped(rows, (row) => (row.state === 'open-item' ? itemKey(row) : undefined))
  const sections = agendaSectionNames.map((name): AgendaSection => {
    const own = rows.filter(({ state }) => state === name)
    return {
      name,
      entries: name === 'uncommitted' ? files : own.map((row) => entryOf(row, openItems, index)),
    }
  })
  return sections.filter(({ entries }) => entries.length > 0)
}

function entryOf(row: DueRow, openItems: OpenItemRows, index: TalkIndex): AgendaEntry {
  const isPlanned = row.state === 'planned' || row.state === 'planned-not-held'
  return {
    row,
    day: isPlanned ? row.planned : row.due,
    person: row.person,
    path: row.path,
    next: nextStep(row, openItems, index),
  }
}

/** What would close the row. */
function nextStep(row: DueRow, openItems: OpenItemRows, index: TalkIndex): NextStep {
  const { state, person, path, item, conversation } = row
  if (state === 'unreadable' || person === null) return { ...noStep, verb: 'check', path }
  if (row.uncommitted) return { ...noStep, verb: 'save' }
  if (state === 'open-item') {
    const isRepeated = (openItems.get(itemKey(row))?.length ?? 0) > 1
    return { ...noStep, verb: 'close', person, item: isRepeated ? `${conversation ?? ''}/${item ?? ''}` : item }
  }
  if (state === 'invite') return { ...noStep, verb: 'invite', person, conversation: ifSeveral(row, index) }
  if (row.step === null) return { ...noStep, verb: 'hold', person, conversation: ifSeveral(row, index) }
  const step = index.templates.get(row.template ?? '')?.steps[row.step]
  if (state === 'planned' || step?.by === 'follow-up') return { ...noStep, verb: 'follow-up', person }
  if (row.planned !== null) return { ...noStep, verb: 'hold', person, conversation: ifSeveral(row, index) }
  const [template, other] = step?.templates ?? []
  return { ...noStep, verb: 'new', person, template: template !== undefined && other === undefined ? template : null }
}

/** The rows of open items by person and item id. */
type OpenItemRows = ReadonlyMap<string, readonly DueRow[]>

function itemKey({ person, item }: DueRow): string {
  return `${person ?? ''}/${item ?? ''}`
}

/** The talk that the row is about, where the person has several that are still to be held. */
function ifSeveral({ person, planned, conversation }: DueRow, index: TalkIndex): string | null {
  const { ids, byDay } = openTalks(person ?? '', index)
  if (ids.size < 2) return null
  return ids.has(conversation) ? conversation : (byDay.get(planned) ?? null)
}

interface OpenTalks {
  ids: ReadonlySet<string | null>
  /** The first talk that is planned for a day. */
  byDay: ReadonlyMap<Day | null, string | null>
}

/** The talks with a person that are still to be held. The index and the work tree may both have the same talk. */
function openTalks(person: string, index: TalkIndex): OpenTalks {
  const memo = memoOf(openTalksOf, index)
  const known = memo.get(person)
  if (known) return known
  const ids = new Set<string | null>()
  const byDay = new Map<Day | null, string | null>()
  for (const { conversation } of index.bySubject.get(person) ?? []) {
    const { id = null, held, cancelled, planned = null } = conversation
    if (held !== undefined || cancelled !== undefined) continue
    ids.add(id)
    if (planned !== null && !byDay.has(planned)) byDay.set(planned, id)
  }
  memo.set(person, { ids, byDay })
  return { ids, byDay }
}

const openTalksOf: IndexMemo<string, OpenTalks> = new WeakMap()
