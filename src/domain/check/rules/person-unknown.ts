import type { Path } from '../../format/finding.ts'
import { suggestion } from '../../format/suggest.ts'
import type { Conversation } from '../../talk/conversation.ts'
import { knownPeople, type Roster } from '../../talk/roster.ts'
import { defineRule } from '../rule.ts'

export const personUnknown = defineRule({
  id: 'person-unknown',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk({ conversation }, { roster }) {
    if (!roster) return []
    const known = knownPeopleOf(roster)
    return peopleIn(conversation).flatMap(([id, at]) =>
      known.has(id) ? [] : [{ at, params: suggestedPerson(id, roster, known) }],
    )
  },

  en: {
    message: 'the person is not in the roster',
    fix: "Correct the person's id, or add the person to people.yaml.",
    why: 'The roster (people.yaml, unless samtal.yaml names another file) says who should have talks, and with whom. With a mistyped id the talk does not count for the right person. A manager needs no entry of their own if someone in the roster has them as manager, and if there is no roster at all, everyone is accepted.',
  },
  sv: {
    message: 'personen finns inte i personlistan',
    fix: 'Rätta personens id, eller lägg till personen i people.yaml.',
    why: 'Personlistan (people.yaml, om inte samtal.yaml anger en annan fil) säger vilka som ska ha samtal och med vem. Är ett id felskrivet räknas samtalet inte för rätt person. En chef behöver ingen egen rad om någon i listan har den personen som chef, och finns det ingen personlista alls godtas alla.',
  },

  example: {
    wrong: `
      # people.yaml
      anna-andersson: {manager: karin-ek}

      # people/anna-andersson/2026-01-20-kungsbacka.md
      template: kungsbacka
      held: 2026-01-22
      employee: anna-andersson
      manager: ▶karin-ekk
    `,
    right: `
      # people.yaml
      anna-andersson: {manager: karin-ek}

      # people/anna-andersson/2026-01-20-kungsbacka.md
      template: kungsbacka
      held: 2026-01-22
      employee: anna-andersson
      manager: karin-ek
    `,
  },
})

/** The people whom a talk names, and where. */
function peopleIn({ employee, manager, participants }: Conversation): [id: string, at: Path][] {
  const people = participants.map((id, index): [string, Path] => [id, ['participants', index]])
  if (employee) people.push([employee, ['employee']])
  if (manager) people.push([manager, ['manager']])
  return people
}

const suggestions = new WeakMap<Roster, Map<string, { suggestion: string } | undefined>>()
/** For more people, or more wrong ids, it would take too long to find out who was meant. */
const [mostPeople, mostIds] = [5000, 50]

function suggestedPerson(id: string, roster: Roster, known: ReadonlySet<string>): { suggestion: string } | undefined {
  let found = suggestions.get(roster)
  if (!found) suggestions.set(roster, (found = new Map()))
  if (!found.has(id) && known.size <= mostPeople && found.size < mostIds) {
    const meant = suggestion(id, known)
    found.set(id, meant === undefined ? undefined : { suggestion: meant })
  }
  return found.get(id)
}

const knownByRoster = new WeakMap<Roster, ReadonlySet<string>>()

/** The same set for every talk: a roster may have thousands of people. */
function knownPeopleOf(roster: Roster): ReadonlySet<string> {
  const known = knownByRoster.get(roster) ?? knownPeople(roster)
  knownByRoster.set(roster, known)
  return known
}
