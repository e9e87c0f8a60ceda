import type { Leave } from '../time/cadence.ts'
import type { Day } from '../time/calendar.ts'
import { isMapping, type Mapping } from '../format/value.ts'

/** A person who is to have talks. `leave` and `conflictOfInterest` are confidential. */
export interface Person {
  id: string
  name?: string
  manager?: string
  unit?: string
  template?: string
  employment?: string
  start?: Day
  end?: Day
  leave: readonly Leave[]
  conflictOfInterest: readonly string[]
}

/** Who is to have talks, by person id. */
export type Roster = ReadonlyMap<string, Person>

/** The roster in a value that its schema has passed. */
export function rosterFrom(value: Mapping): Roster {
  return new Map(
    Object.entries(value).map(([id, entry]) => {
      const given = (isMapping(entry) ? entry : {}) as unknown as Partial<Person> & { conflict_of_interest?: string[] }
      return [id, { ...given, id, leave: given.leave ?? [], conflictOfInterest: given.conflict_of_interest ?? [] }]
    }),
  )
}

/** Everyone the roster knows: those who are to have talks, and the managers it names. */
export function knownPeople(roster: Roster): ReadonlySet<string> {
  return new Set([...roster.values()].flatMap((each) => (each.manager ? [each.id, each.manager] : [each.id])))
}
