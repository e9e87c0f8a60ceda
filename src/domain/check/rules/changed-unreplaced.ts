import { itemPath } from '../../talk/conversation.ts'
import { talksWithSameSubject, type Talk, type TalkIndex } from '../../talk/talk-index.ts'
import { defineRule } from '../rule.ts'

export const changedUnreplaced = defineRule({
  id: 'changed-unreplaced',
  severity: 'warning',
  settings: 'off',

  checkTalk(talk, index) {
    const { id, items } = talk.conversation
    return items.flatMap((item) => {
      if (item.list !== 'goals' || item.status !== 'changed' || !item.id || !id) return []
      return continuedItems(talk, index).has(`${id}/${item.id}`) ? [] : [{ at: itemPath(item, 'status') }]
    })
  },

  en: {
    message: 'the goal is marked as replaced, but no new goal refers to it',
    fix: 'Write <id of the talk>/<id of the goal> for the old goal in from of the new one, or change the status.',
    why: 'With status: changed a goal has been replaced by a new one, and the new goal should name the old one in from. Otherwise a goal may be lost between two talks without anyone having decided so. If the goal has been given up, write dropped, and if it has been reached, write done.',
  },
  sv: {
    message: 'målet är markerat som ersatt, men inget nytt mål hänvisar till det',
    fix: 'Skriv <samtalets id>/<målets id> för det gamla målet i fältet from på det nya, eller byt status.',
    why: 'Med status: changed menas att målet har ersatts av ett nytt, och det nya målet ska nämna det gamla i from. Annars kan ett mål falla bort mellan två samtal utan att någon har bestämt det. Är målet struket skriver du dropped, och är det klart skriver du done.',
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

/** What the items in talks with the same person continue: `<conversation id>/<item id>`. */
function continuedItems(talk: Talk, index: TalkIndex): ReadonlySet<string> {
  const items = talksWithSameSubject(talk, index).flatMap(({ conversation }) => conversation.items)
  return new Set(items.flatMap(({ from }) => from ?? []))
}
