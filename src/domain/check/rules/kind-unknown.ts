import { itemPath } from '../../talk/conversation.ts'
import { templateOf } from '../../talk/talk-index.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const kindUnknown = defineRule({
  id: 'kind-unknown',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const template = templateOf(talk, index)
    if (!template) return []
    const allowed = Object.keys(template.goals?.kinds ?? {})
    return talk.conversation.items.flatMap((item) =>
      item.kind !== undefined && !allowed.includes(item.kind)
        ? [{ at: itemPath(item, 'kind'), params: { allowed } }]
        : [],
    )
  },

  en: {
    message: ({ params }) =>
      english.choice(
        params.allowed,
        'the template has no such kind of goal',
        'the template has no goals, and so no kinds to choose from',
      ),
    fix: "Write one of the template's kinds of goal, or leave this empty if the template has only one.",
    why: 'The template divides goals into kinds, such as goals for results and goals for learning. In kind you write the id of the kind, exactly as in the template. If the template has only one kind, the property may be empty.',
  },
  sv: {
    message: ({ params }) =>
      swedish.choice(params.allowed, 'mallen har ingen sådan måltyp', 'mallen har inga mål och därför inga måltyper'),
    fix: 'Skriv en av mallens måltyper, eller lämna fältet tomt om mallen bara har en.',
    why: 'Mallen delar in målen i måltyper, till exempel resultatmål och kunskapsmål. I kind står måltypens id, precis som i mallen. Har mallen bara en måltyp kan fältet vara tomt.',
  },

  example: {
    wrong: `
      template: tillvaxtverket
      goals:
        - id: m1
          kind: ▶delmal
          goal: Läs en bok
    `,
    right: `
      template: tillvaxtverket
      goals:
        - id: m1
          kind: kunskapsmal
          goal: Läs en bok
    `,
  },
})
