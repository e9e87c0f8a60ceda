import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { knownPeople, type Person } from './roster.ts'
import { indexTalks, templateOf, type Talk, type TalkIndex } from './talk-index.ts'
import { fixedClock } from '../time/calendar.ts'

/** The person whose manager is to change; refused where the roster does not have her or him. */
export function requirePerson({ roster }: TalkIndex, id: string): Person {
  const person = roster?.get(id)
  if (!person) throw new UsageError('person-unknown', { option: '<person>', id })
  return person
}

/**
 * Refuses a manager who cannot take over. One message covers every reason why somebody may not hold the talks: nobody
 * can tell a conflict of interest from it.
 */
export function requireManager({ roster, today }: TalkIndex, person: Person, manager: string): void {
  if (!roster || !knownPeople(roster).has(manager))
    throw new UsageError('person-unknown', { option: '--to', id: manager })
  const end: Day | undefined = roster.get(manager)?.end
  const hasLeft = end !== undefined && end < today
  if (manager === person.id || hasLeft || person.conflictOfInterest.includes(manager))
    throw new UsageError('manager-refused', { id: manager })
  if (manager === person.manager) throw new UsageError('manager-unchanged', { id: manager })
}

/** The planned talks that go over to the new manager: those of the previous one, and all that the nearest manager holds. */
export function talksToHandOver(index: TalkIndex, person: Person): Talk[] {
  return (index.bySubject.get(person.id) ?? []).filter((talk) => {
    const { held, cancelled, manager } = talk.conversation
    if (held !== undefined || cancelled !== undefined) return false
    return manager === person.manager || templateOf(talk, index)?.manager === 'nearest'
  })
}

/** The index with the person's new manager in the roster. */
export function withManager(index: TalkIndex, person: Person, manager: string): TalkIndex {
  const roster = new Map(index.roster).set(person.id, { ...person, manager })
  return indexTalks({ ...index, roster }, fixedClock(index.today))
}
