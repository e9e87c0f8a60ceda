import {
  compareByDay,
  cycleOf,
  firstIndex,
  heldMainTalks,
  mainTalks,
  talksWithSameSubject,
  templateOf,
  type Talk,
  type TalkIndex,
} from '../../talk/talk-index.ts'
import { employeesOf } from '../employees.ts'
import { defineRule } from '../rule.ts'

export const managersDiffer = defineRule({
  id: 'managers-differ',
  severity: 'warning',
  settings: 'off',

  checkTalk(talk, index) {
    const sameManagerAs = templateOf(talk, index)?.sameManagerAs ?? []
    const mainTalk = mainTalkOf(talk, index)?.conversation
    if (!mainTalk?.manager || !sameManagerAs.includes(mainTalk.template ?? '')) return []
    const { manager } = mainTalk
    const hasConflict = employeesOf(talk).some((id) => index.roster?.get(id)?.conflictOfInterest.includes(manager))
    return manager === talk.conversation.manager || hasConflict ? [] : [{ at: ['manager'] }]
  },

  en: {
    message: 'the manager is not the same as in the main talk that this talk belongs to',
    fix: 'Let the same manager hold both talks if possible, or correct the property if it is wrong.',
    why: 'With this template (same_manager_as) the same manager holds both talks, so that whoever follows up the goals was there when they were set. The talk is compared with the latest main talk before it. This is only a warning, because managers change, and it is not given where the roster says that the earlier manager has a conflict of interest.',
  },
  sv: {
    message: 'chefen är en annan än i det huvudsamtal som samtalet hör till',
    fix: 'Låt samma chef hålla båda samtalen om det går, eller rätta fältet om det är fel.',
    why: 'Enligt mallen (same_manager_as) ska samma chef hålla båda samtalen, så att den som följer upp målen också var med och satte dem. Jämförelsen görs med det senaste huvudsamtalet före det här. Det är bara en varning, eftersom chefer byts ut, och den ges inte om den förra chefen är jävig enligt personlistan.',
  },

  example: {
    wrong: `
      # people/anna-andersson/2026-01-20-ki-chef.md
      template: ki-chef
      manager: karin-ek

      # people/anna-andersson/2026-11-03-ki-lonesamtal.md
      template: ki-lonesamtal
      manager: ▶olle-lind
    `,
    right: `
      # people/anna-andersson/2026-01-20-ki-chef.md
      template: ki-chef
      manager: karin-ek

      # people/anna-andersson/2026-11-03-ki-lonesamtal.md
      template: ki-lonesamtal
      manager: karin-ek
    `,
  },
})

/** The main talk that a part talk belongs to: the latest one before it. */
function mainTalkOf(talk: Talk, index: TalkIndex): Talk | undefined {
  if (cycleOf(talk, index) !== 'part') return undefined
  const talks = talksWithSameSubject(talk, index)
  const main = talk.conversation.held ? heldMainTalks(talks, index) : mainTalks(talks, index)
  return main[firstIndex(main, (other) => compareByDay(other, talk) > 0) - 1]
}
