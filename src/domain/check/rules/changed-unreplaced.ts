import { itemPath, subjectOf } from '../../talk/conversation.ts'
import type { TalkIndex } from '../../talk/talk-index.ts'
import { defineRule } from '../rule.ts'

export const changedUnreplaced = defineRule({
  id: 'changed-unreplaced',
  severity: 'warning',
  settings: 'off',

  checkTalk(talk, index) {
    const { id, items, participants } = talk.conversation
    const changed = items.filter((item) => item.status === 'changed' && item.id !== undefined)
    if (id === undefined || changed.length === 0) return []
    const subjects = subjectsByOrigin(index)
    // An item of a group may be continued with one of its participants.
    const allowed = new Set([subjectOf(talk.conversation), ...participants])
    return changed
      .filter((item) => ![...(subjects.get(`${id}/${item.id}`) ?? [])].some((subject) => allowed.has(subject)))
      .map((item) => ({ at: itemPath(item, 'status') }))
  },

  en: {
    message: 'this is marked as replaced, but nothing that replaced it refers to it',
    fix: 'In the new goal or agreement, write <id of the talk>/<id of the goal or agreement> of the old one in from, or change the status.',
    why: 'With status: changed a goal or an agreement has been replaced by a new one, and the new one should name the old one in from. Otherwise it may be lost between two talks although nobody decided that. If it has been given up, write dropped, and if it has been reached, write done.',
  },
  sv: {
    message: 'det här är markerat som ersatt, men inget som har ersatt det hänvisar hit',
    fix: 'Skriv <samtalets id>/<målets eller överenskommelsens id> för det gamla i fältet from på det nya, eller byt status.',
    why: 'Med status: changed menas att ett mål eller en överenskommelse har ersatts av något nytt, och det nya ska nämna det gamla i from. Annars kan det falla bort mellan två samtal utan att någon har bestämt det. Är det struket skriver du dropped, och är det klart skriver du done.',
  },

  example: {
    wrong: `
      id: anna-andersson-2026-01-20-ki-chef
      goals:
        - id: m1
          goal: Läs en bok
          status: ▶changed
    `,
    right: `
      id: anna-andersson-2026-01-20-ki-chef
      goals:
        - id: m1
          goal: Läs en bok
          status: changed
        - id: m2
          goal: Läs två böcker
          from: anna-andersson-2026-01-20-ki-chef/m1
    `,
  },
})

/** With whom the talks are in which an item continues an origin, by origin: `<conversation id>/<item id>`. */
function subjectsByOrigin(index: TalkIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const known = subjectsOf.get(index)
  if (known) return known
  const subjects = new Map<string, Set<string>>()
  for (const { conversation } of index.talks) {
    const subject = subjectOf(conversation)
    if (subject === undefined) continue
    for (const { from } of conversation.items) {
      if (from === undefined) continue
      const others = subjects.get(from)
      if (others) others.add(subject)
      else subjects.set(from, new Set([subject]))
    }
  }
  subjectsOf.set(index, subjects)
  return subjects
}

/** Every talk with a changed item asks for the same. */
const subjectsOf = new WeakMap<TalkIndex, ReadonlyMap<string, ReadonlySet<string>>>()
