import { isReservedName } from '../format/reserved-name.ts'
import { findControlCharacter } from '../format/text-position.ts'
import { isId } from '../talk/id.ts'
import type { Roster } from '../talk/roster.ts'
import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'

/** Ids separated by commas. */
export function parseIds(text: string): string[] {
  return text
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
}

// An answer, by option or at the keyboard, is either usable or a UsageError that names the option.

export function requireId(option: string, text: string): string {
  if (!isId(text)) throw new UsageError('id-needed', { option })
  if (isReservedName(text)) throw new UsageError('id-reserved', { option, id: text })
  return text
}

/** The people there are. */
export interface KnownPeople {
  roster: Roster | undefined
  /** Ids of those in whose entry there is an error. */
  brokenPeople: ReadonlySet<string>
}

/** The id of a person who is in the roster, if there is one, with nothing wrong in the entry. */
export function requirePerson(option: string, text: string, { roster, brokenPeople }: KnownPeople): string {
  const id = requireId(option, text)
  if (brokenPeople.has(id)) throw new UsageError('person-broken', { option, id })
  if (roster && !roster.has(id)) throw new UsageError('person-unknown', { option, id })
  return id
}

/** The id of a group, which no person has. */
export function requireGroup(text: string, roster: Roster | undefined): string {
  const id = requireId('--group', text)
  if (roster?.has(id)) throw new UsageError('group-is-person', { id })
  return id
}

/** At least one person, each once. */
export function requireParticipants(ids: readonly string[], people: KnownPeople): string[] {
  if (ids.length === 0) throw new UsageError('participants-needed')
  return [...new Set(ids.map((id) => requirePerson('--participants', id, people)))]
}

/** A day that could be made out of what was typed. */
export function dateAnswer(option: string, day: Day | undefined): Day {
  if (day === undefined) throw new UsageError('date-needed', { name: option })
  return day
}

/** A talk is with a person, or with a group and its participants. */
export function requireOneSubject(options: { person?: string; group?: string; participants?: string }): void {
  const { person, group, participants } = options
  if (person === undefined || (group === undefined && participants === undefined)) return
  throw new UsageError('option-conflict', {
    one: '--person',
    other: group === undefined ? '--participants' : '--group',
  })
}

/** A text with something in it, and nothing that YAML cannot keep. */
export function requireText(option: string, text: string): string {
  if (text.trim() === '') throw new UsageError('text-empty', { option })
  if (findControlCharacter(text.replace(/\r\n?/g, '\n')) !== -1) throw new UsageError('text-invalid', { option })
  return text
}
