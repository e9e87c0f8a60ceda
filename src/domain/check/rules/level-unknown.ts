import { templateOf } from '../../talk/talk-index.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const levelUnknown = defineRule({
  id: 'level-unknown',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const levels = templateOf(talk, index)?.ratings?.levels
    if (!levels) return []
    const allowed = Object.keys(levels)
    return talk.conversation.ratings.flatMap(({ level, at }) =>
      allowed.includes(level) ? [] : [{ at, params: { allowed } }],
    )
  },
  checkTemplate({ ratings }) {
    const allowed = Object.keys(ratings?.levels ?? {})
    const known = new Set(allowed)
    return (ratings?.groups ?? []).flatMap((group, index) =>
      Object.entries(group.criteria).flatMap(([name, { key = {} }]) =>
        Object.keys(key).flatMap((level) => {
          const at = ['ratings', 'groups', index, 'criteria', name, 'key', level]
          return known.has(level) ? [] : [{ at, onKey: true, params: { allowed } }]
        }),
      ),
    )
  },

  en: {
    message: ({ params }) =>
      english.choice(params.allowed, 'the template has no such level', 'the template has no levels'),
    fix: "Write the id of one of the template's levels.",
    why: "Every criterion is rated on the scale of the template, so that the same word means the same for everyone. The level is written with its id, exactly as in the template under ratings and levels. That also applies to the levels in the template's own key of criteria.",
  },
  sv: {
    message: ({ params }) => swedish.choice(params.allowed, 'mallen har ingen sådan nivå', 'mallen har inga nivåer'),
    fix: 'Skriv en av mallens nivåer med dess id.',
    why: 'Varje kriterium skattas på mallens skala, så att samma ord betyder samma sak för alla. Nivån skrivs med sitt id, precis som i mallen under ratings och levels. Det gäller också nivåerna i mallens egen kriterienyckel.',
  },

  example: {
    wrong: `
      template: resultat-utveckling-chef
      ratings:
        styrning: ▶fint
    `,
    right: `
      template: resultat-utveckling-chef
      ratings:
        styrning: bra
    `,
  },
})
