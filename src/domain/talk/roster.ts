import type { Leave } from '../time/cadence.ts'
import type { Day } from '../time/calendar.ts'
import { isMapping, type Mapping } from '../format/value.ts'
import { redact } from './identity-number.ts'

/**
 * A person who is to have talks. `leave` and `conflictOfInterest` are confidential. In `name` and `unit`, which lists in
 * every format show, identity numbers are redacted.
 */
export interface Person {
  id: string
  name?: string
  manager?: string
  unit?: string
  template?: string
  employment?: string
  /** Whether talks are expected here; false for those named only so that lists can show their name. */
  talks: boolean
  /** The last main talk before the records began. */
  lastTalk?: Day
  start?: Day
  end?: Day
  leave: readonly Leave[]
  conflictOfInterest: readonly string[]
}

/** Who is to have talks, by person id. */
export type Roster = ReadonlyMap<string, Person>

/** An entry as it stands in the file. */
type RosterEntry = Partial<Omit<Person, 'talks' | 'lastTalk' | 'conflictOfInterest'>> & {
  talks?: unknown
  last_talk?: Day
  conflict_of_interest?: string[]
}

/** The roster in a value that its schema has passed. */
export function rosterFrom(value: Mapping): Roster {
  return new Map(
    Object.entries(value).map(([id, entry]) => {
      const given: Mapping = isMapping(entry) ? entry : {}
      const { talks, last_talk, conflict_of_interest, leave, name, unit, ...rest } = given as unknown as RosterEntry
      return [
        id,
        {
          ...rest,
          ...(name === undefined ? {} : { name: redact(name) }),
          ...(unit === undefined ? {} : { unit: redact(unit) }),
          id,
          talks: String(talks) !== 'false',
          lastTalk: last_talk,
          leave: leave ?? [],
          conflictOfInterest: conflict_of_interest ?? [],
        },
      ]
    }),
  )
}

/** Everyone the roster knows: those who are to have talks, and the managers it names. */
export function knownPeople(roster: Roster): ReadonlySet<string> {
  return new Set([...roster.values()].flatMap((each) => (each.manager ? [each.id, each.manager] : [each.id])))
}
