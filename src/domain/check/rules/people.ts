import type { Path } from '../../format/finding.ts'
import {
  cycleOf,
  compareByDay,
  isHeld,
  talksWithSameSubject,
  templateOf,
  type TalkIndex,
  type Talk,
} from '../../talk/talk-index.ts'
import { knownPeople, type Roster } from '../../talk/roster.ts'
import type { TalkRules } from './rule.ts'

/** Who talks with whom. Rules on the nearest manager and on jäv judge only talks not yet held: what was true stays green. */
export const peopleRules: TalkRules = {
  'person-unknown': (talk, { roster }) => {
    if (!roster) return []
    const known = people(roster)
    return named(talk).flatMap(([id, at]) => (known.has(id) ? [] : [{ at }]))
  },

  'person-repeated': (talk) =>
    talk.conversation.participants.flatMap((id, index, all) =>
      all.indexOf(id) < index ? [{ at: ['participants', index] }] : [],
    ),

  'self-talk': (talk) => {
    const { employee, manager, participants } = talk.conversation
    const isBoth = manager !== undefined && (employee === manager || participants.includes(manager))
    return isBoth ? [{ at: ['manager'] }] : []
  },

  // One rule for the nearest manager and for jäv: a log that told them apart would tell who has a conflict with whom.
  'manager-wrong': (talk, records) => {
    const { manager, held } = talk.conversation
    if (held || !manager) return []
    const isNearest = templateOf(talk, records)?.manager === 'nearest'
    const stands = employees(talk).every((id) => {
      const person = records.roster?.get(id)
      if (!person) return true
      const conflicts = person.conflictOfInterest
      if (conflicts.includes(manager)) return false
      return !isNearest || !person.manager || person.manager === manager || conflicts.includes(person.manager)
    })
    return stands ? [] : [{ at: ['manager'] }]
  },

  'managers-differ': (talk, records) => {
    const same = templateOf(talk, records)?.sameManagerAs ?? []
    const main = mainTalkOf(talk, records)
    if (!main?.conversation.manager || !same.includes(main.conversation.template ?? '')) return []
    const first = main.conversation.manager
    const excused = employees(talk).some((id) => records.roster?.get(id)?.conflictOfInterest.includes(first))
    return first === talk.conversation.manager || excused ? [] : [{ at: ['manager'] }]
  },
}

/** The main talk that a part talk belongs to: the latest one before it. */
function mainTalkOf(talk: Talk, records: TalkIndex): Talk | undefined {
  if (cycleOf(talk, records) !== 'part') return undefined
  return talksWithSameSubject(talk, records)
    .filter(
      (each) =>
        cycleOf(each, records) === 'main' &&
        compareByDay(each, talk) <= 0 &&
        (isHeld(each, records) || !talk.conversation.held),
    )
    .sort(compareByDay)
    .at(-1)
}

function employees(talk: Talk): readonly string[] {
  const { employee, participants } = talk.conversation
  return employee === undefined ? participants : [employee]
}

function named(talk: Talk): [string, Path][] {
  const { employee, manager, participants } = talk.conversation
  const found = participants.map((id, index): [string, Path] => [id, ['participants', index]])
  if (employee) found.push([employee, ['employee']])
  if (manager) found.push([manager, ['manager']])
  return found
}

const known = new WeakMap<Roster, ReadonlySet<string>>()

function people(roster: Roster): ReadonlySet<string> {
  const set = known.get(roster) ?? knownPeople(roster)
  known.set(roster, set)
  return set
}
