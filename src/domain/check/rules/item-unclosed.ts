import { carriedOrigins, isSettled } from '../../talk/carried-items.ts'
import { itemPath } from '../../talk/conversation.ts'
import { successorOf } from '../../talk/talk-index.ts'
import { listOf } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const itemUnclosed = defineRule({
  id: 'item-unclosed',
  severity: 'error',
  settings: 'off',
  isAboutNewerTalk: true,

  checkTalk(talk, index) {
    if (talk.conversation.items.length === 0) return []
    const successor = successorOf(talk, index)
    if (!successor) return []
    const carried = carriedOrigins(index)
    const newer = successor.talk.conversation.id
    return talk.conversation.items
      .filter((item) => !isSettled({ talk, item }, carried))
      .map((item) => ({
        at: itemPath(item, 'status'),
        params: { newer: newer ?? [] },
        related: successor.talk.path,
        ...(successor.isLatest ? {} : { severity: 'warning' as const }),
      }))
  },

  en: {
    message: ({ params }) =>
      `a newer talk has been held${listOf(params.newer).map((id) => ` (${id})`)}, but this is neither closed nor carried over`,
    fix: 'Set status to done, changed or dropped, or carry it over: write its id in from of a goal or agreement in the newer talk.',
    why: 'Nothing that has been agreed on may be forgotten. When the next main talk has been held, every goal and agreement of the previous one, and of its part talks, must be closed or carried over. Closed means done or dropped; one that is changed must be carried over by what replaced it. For older talks it is only a warning.',
  },
  sv: {
    message: ({ params }) =>
      `ett nyare samtal har hållits${listOf(params.newer).map((id) => ` (${id})`)}, men det här är varken avslutat eller fört vidare`,
    fix: 'Sätt status till done, changed eller dropped, eller för det vidare genom att ange det i from på ett mål eller en överenskommelse i det nyare samtalet.',
    why: 'Inget som ni har kommit överens om får glömmas bort. När nästa huvudsamtal har hållits ska varje mål och överenskommelse i det förra, och i de delsamtal som hör till det, vara avslutade eller förda vidare. Avslutat är det som är klart (done) eller struket (dropped); det som är ersatt (changed) ska föras vidare av det som ersatte det. För äldre samtal än så är det bara en varning.',
  },

  example: {
    wrong: `
      # people/anna-andersson/2025-01-20-medarbetarsamtal.md
      held: 2025-01-22
      goals:
        - id: m1
          goal: Läs en bok
          status: ▶open
      # people/anna-andersson/2026-01-20-medarbetarsamtal.md
      held: 2026-01-22
    `,
    right: `
      # people/anna-andersson/2025-01-20-medarbetarsamtal.md
      held: 2025-01-22
      goals:
        - id: m1
          goal: Läs en bok
          status: open
      # people/anna-andersson/2026-01-20-medarbetarsamtal.md
      held: 2026-01-22
      goals:
        - id: m1
          goal: Läs en bok
          from: anna-andersson-2025-01-20-medarbetarsamtal/m1
    `,
  },
})
