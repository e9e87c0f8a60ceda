import { parseDay, type Day } from '../time/calendar.ts'
import type { Finding, Path } from '../format/finding.ts'
import { conversation as validate } from '../format/generated/conversation.js'
import { schemaFindings } from '../format/schema.ts'
import { isMapping, type Mapping, type Value } from '../format/value.ts'

/**
 * The front matter of one conversation file. A property that is missing or invalid by the schema is undefined, so
 * that rules can check the others; the schema's own findings report the rest.
 */
export interface Conversation {
  id: string | undefined
  template: string | undefined
  employee: string | undefined
  group: string | undefined
  participants: readonly string[]
  manager: string | undefined
  planned: Day | undefined
  invited: Day | undefined
  cancelled: Day | undefined
  held: Day | undefined
  follows: string | undefined
  /** Goals and agreements in the order of the file, blank rows left out. */
  items: readonly Item[]
  followUps: readonly FollowUp[]
  ratings: readonly Rating[]
  signed: Readonly<Partial<Record<Role, Day>>>
  /** The digests of what was signed, where a signature has one. Confidential. */
  digests: Readonly<Partial<Record<Role, string>>> | undefined
}

/** A level for a criterion, by one of the parties or agreed on by both. Confidential. */
export interface Rating {
  criterion: string
  by: Role | 'agreed'
  level: string
  at: Path
}

/** The two parties of a talk. */
export type Role = 'employee' | 'manager'

/** A goal or an agreement. */
export interface Item {
  list: 'goals' | 'agreements'
  /** Its index in the list, from 0. */
  index: number
  id: string | undefined
  kind: string | undefined
  owner: string | undefined
  due: Day | undefined
  status: string
  /** `<conversation id>/<item id>` of the item that it continues. */
  from: string | undefined
  /** The properties that have a value, of any type. */
  filled: readonly string[]
  /** The values themselves; only on request, because the texts of all talks would fill the memory. */
  row: Readonly<Mapping> | undefined
}

/** A follow-up of a conversation. */
export interface FollowUp {
  index: number
  step: string | undefined
  planned: Day | undefined
  held: Day | undefined
}

/**
 * The conversation in a file's front matter; `withRows` adds the rows of its items. Plain loops, for speed: this runs on
 * every version of every file.
 */
export function conversationFrom(value: Mapping, withRows = false): Conversation {
  const signed = mapping(value.signed)
  const core = coreFrom(value)
  // No spread: an object made with spread takes much more memory.
  return {
    id: core.id,
    template: core.template,
    employee: core.employee,
    group: core.group,
    participants: participants(value.participants),
    manager: text(value.manager),
    planned: day(value.planned),
    invited: day(value.invited),
    cancelled: core.cancelled,
    held: core.held,
    follows: text(value.follows),
    items: items(value.agreements, 'agreements', items(value.goals, 'goals', [], withRows), withRows),
    followUps: core.followUps,
    ratings: ratings(value.ratings),
    signed: { employee: day(mapping(signed?.employee)?.date), manager: day(mapping(signed?.manager)?.date) },
    digests: digestsFrom(value),
  }
}

/** The digests of a conversation's signatures; undefined where no signature has one. */
export function digestsFrom(value: Mapping): Conversation['digests'] {
  const signed = mapping(value.signed)
  const [employee, manager] = [text(mapping(signed?.employee)?.digest), text(mapping(signed?.manager)?.digest)]
  return employee === undefined && manager === undefined ? undefined : { employee, manager }
}

/** The properties that say what has been held, and with whom. */
export type ConversationCore = Pick<
  Conversation,
  'id' | 'template' | 'employee' | 'group' | 'cancelled' | 'held' | 'followUps'
>

export function coreFrom(value: Mapping): ConversationCore {
  return {
    id: text(value.id),
    template: text(value.template),
    employee: text(value.employee),
    group: text(value.group),
    cancelled: day(value.cancelled),
    held: day(value.held),
    followUps: followUps(value.follow_ups),
  }
}

/** Who the talk is with: the employee, or the group. */
export function subjectOf(conversation: ConversationCore): string | undefined {
  return conversation.employee ?? conversation.group
}

/** The path of an item's property, or of the item itself. */
export function itemPath(item: Item, key?: string): Path {
  return key === undefined ? [item.list, item.index] : [item.list, item.index, key]
}

// The properties that due days, states and identities depend on. A wrong kind of goal or signature does not affect them.
const vital = new Set([
  ...['samtal', 'id', 'template', 'employee', 'group', 'participants', 'manager', 'planned', 'cancelled', 'held'],
  ...['goals', 'agreements', 'follow_ups'],
])
const vitalOfItem = new Set(['id', 'due', 'status', 'from', 'step', 'planned', 'held'])

/**
 * Whether the dates and identities in the front matter can be relied on: the properties they depend on are valid by the
 * schema. A talk that is not reliable is listed as unreadable, never left out.
 */
export function isReliable(value: Mapping): boolean {
  return conversationFindings(value).every(({ rule, at, params }) => {
    if (rule === 'property-unknown') return true
    const path = rule === 'property-missing' ? [...at, String(params?.missing)] : at
    const [top, , key] = path
    if (path.length === 0) return false
    return !vital.has(String(top)) || (key !== undefined && !vitalOfItem.has(String(key)))
  })
}

/** The schema's findings. In a blank row nothing is required, but an unknown key may contain a text and is reported. */
export function conversationFindings(value: Mapping): Finding[] {
  return schemaFindings(value, 'conversation', validate).filter(({ rule, at }) => {
    const [name, index] = at
    if (rule === 'property-unknown' || typeof name !== 'string' || typeof index !== 'number') return true
    const row = list(value[name])[index]
    return !(row === null || (name !== 'follow_ups' && row !== undefined && isBlankRow(row)))
  })
}

const texts = ['goal', 'agreement', 'how', 'effect', 'needs', 'follow_up', 'result']

/** A row without any text is blank: written by `new`, and not used (yet). */
export function isBlankRow(row: Value): boolean {
  return row === null || (isMapping(row) && !texts.some((key) => row[key] !== undefined))
}

/** Adds to `found`. */
function items(rows: Value | undefined, name: Item['list'], found: Item[], withRows: boolean): Item[] {
  for (const [index, row] of list(rows).entries()) {
    if (!isMapping(row) || isBlankRow(row)) continue
    found.push({
      list: name,
      index,
      id: text(row.id),
      kind: text(row.kind),
      owner: text(row.owner),
      due: day(row.due),
      status: text(row.status) ?? 'open',
      from: text(row.from),
      filled: Object.keys(row),
      row: withRows ? row : undefined,
    })
  }
  return found
}

function followUps(rows: Value | undefined): FollowUp[] {
  const found: FollowUp[] = []
  for (const [index, row] of list(rows).entries())
    if (isMapping(row)) found.push({ index, step: text(row.step), planned: day(row.planned), held: day(row.held) })
  return found
}

function participants(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((participant) => typeof participant === 'string') : none
}

function ratings(value: Value | undefined): readonly Rating[] {
  const found: Rating[] = []
  for (const [criterion, rating] of Object.entries(mapping(value) ?? {})) {
    const at = ['ratings', criterion]
    if (typeof rating === 'string') found.push({ criterion, by: 'agreed', level: rating, at })
    else
      for (const by of ['employee', 'manager', 'agreed'] as const) {
        const level = text(mapping(rating)?.[by])
        if (level !== undefined) found.push({ criterion, by, level, at: [...at, by] })
      }
  }
  return found
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? interned(value) : undefined
}

function day(value: Value | undefined): Day | undefined {
  return typeof value === 'string' ? parseDay(value) : undefined
}

const known = new Map<string, string>()

/**
 * The same text, shared by all talks and copied. The same names, ids and days are repeated again and again, and in V8 a
 * slice of thirteen characters or more keeps the whole text it was cut from: a few ids would keep all files in memory.
 */
function interned(given: string): string {
  const same = known.get(given)
  if (same !== undefined) return same
  if (known.size > 100_000) known.clear()
  const own = given.length < 13 ? given : ` ${given}`.slice(1)
  known.set(own, own)
  return own
}

const none: never[] = []

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : none
}

function mapping(value: Value | undefined): Mapping | undefined {
  return isMapping(value) ? value : undefined
}
