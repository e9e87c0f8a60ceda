import { itemPath } from '../../talk/conversation.ts'
import { talksWithSameSubject, type Talk, type TalkIndex } from '../../talk/talk-index.ts'
import { defineRule } from '../rule.ts'

export const changedUnreplaced = defineRule({
  id: 'changed-unreplaced',
  severity: 'warning',
  settings: 'off',

  checkTalk(talk, index) {
    const { id, items } = talk.conversation
    const changed = items.filter((item) => item.status === 'changed' && item.id !== undefined)
    if (id === undefined || changed.length === 0) return []
    return changed
      .filter((item) => !isContinued(`${id}/${item.id}`, talk, index))
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

/** Whether an item in a talk with the same person, or for a group with one of its participants, continues an origin. */
function isContinued(origin: string, talk: Talk, index: TalkIndex): boolean {
  if (originsIn(talksWithSameSubject(talk, index)).has(origin)) return true
  return talk.conversation.participants.some((id) => originsIn(index.bySubject.get(id) ?? []).has(origin))
}

/** What the items of a person's talks continue: `<conversation id>/<item id>`. */
function originsIn(talks: readonly Talk[]): ReadonlySet<string> {
  const known = originsOf.get(talks)
  if (known) return known
  const origins = new Set(talks.flatMap(({ conversation }) => conversation.items.flatMap(({ from }) => from ?? [])))
  originsOf.set(talks, origins)
  return origins
}

/** A person may have very many talks, and each asks for the same. */
const originsOf = new WeakMap<readonly Talk[], ReadonlySet<string>>()
