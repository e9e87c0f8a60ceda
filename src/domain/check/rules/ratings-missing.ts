import { isHeld, templateOf } from '../../talk/talk-index.ts'
import { criteria } from '../../talk/template.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const ratingsMissing = defineRule({
  id: 'ratings-missing',
  severity: 'warning',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const template = templateOf(talk, index)
    if (!template?.ratings?.required || !isHeld(talk, index)) return []
    const rated = new Set(talk.conversation.ratings.map(({ criterion, by }) => `${criterion} ${by}`))
    const isRatedBy = (name: string, by: string) => rated.has(`${name} ${by}`)
    const isRated = (name: string) =>
      isRatedBy(name, 'agreed') || (isRatedBy(name, 'employee') && isRatedBy(name, 'manager'))
    const missing = [...criteria(template).keys()].filter((name) => !isRated(name))
    return missing.length > 0 ? [{ at: ['ratings'], onKey: true, params: { missing } }] : []
  },

  en: {
    message: ({ params }) => `${english.and(params.missing)} is not rated by both, though the talk has been held`,
    fix: "Fill in both parties' levels, or the level that you agreed on.",
    why: "With this template both parties rate every criterion. A criterion is rated when it has a level that both agreed on, or both the employee's and the manager's own level.",
  },
  sv: {
    message: ({ params }) => `skattning saknas för ${swedish.and(params.missing)}, fast samtalet har hållits`,
    fix: 'Fyll i bådas nivåer, eller den nivå som ni har enats om.',
    why: 'Med den här mallen skattar båda parter varje kriterium. Ett kriterium är skattat när det har en nivå som ni har enats om, eller både medarbetarens och chefens egen nivå.',
  },

  example: {
    wrong: `
      # templates/egen-mall.yaml
      ratings:
        by: both
        required: true
        levels: {lag: {title: Låg}, hog: {title: Hög}}
        groups:
          - title: Resultat
            criteria: {kvalitet: {title: Kvalitet}, tempo: {title: Tempo}}
      # people/anna-andersson/2026-01-20-egen-mall.md
      held: 2026-01-22
      ▶ratings:
        kvalitet: {employee: hog, manager: lag}
        tempo: {employee: hog}
    `,
    right: `
      # templates/egen-mall.yaml
      ratings:
        by: both
        required: true
        levels: {lag: {title: Låg}, hog: {title: Hög}}
        groups:
          - title: Resultat
            criteria: {kvalitet: {title: Kvalitet}, tempo: {title: Tempo}}
      # people/anna-andersson/2026-01-20-egen-mall.md
      held: 2026-01-22
      ratings:
        kvalitet: {employee: hog, manager: lag}
        tempo: hog
    `,
  },
})
