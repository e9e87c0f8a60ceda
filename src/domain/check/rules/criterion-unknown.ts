import { templateOf } from '../../talk/talk-index.ts'
import { criteria } from '../../talk/template.ts'
import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const criterionUnknown = defineRule({
  id: 'criterion-unknown',
  severity: 'error',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const template = templateOf(talk, index)
    if (!template) return []
    const known = criteria(template)
    const unknown = talk.conversation.ratings.filter(({ criterion }) => !known.has(criterion))
    if (unknown.length === 0) return []
    const allowed = [...known.keys()]
    const names = new Set(unknown.map(({ criterion }) => criterion))
    return [...names].map((name) => ({ at: ['ratings', name], onKey: true, params: { allowed } }))
  },
  checkTemplate(template) {
    const known = criteria(template)
    const allowed = [...known.keys()]
    return template.sections.flatMap((section, sectionIndex) =>
      section.questions.flatMap((question, questionIndex) =>
        question.ratings.flatMap((name, index) => {
          const at = ['sections', sectionIndex, 'questions', questionIndex, 'ratings', index]
          return known.has(name) ? [] : [{ at, params: { allowed } }]
        }),
      ),
    )
  },

  en: {
    message: ({ params }) =>
      english.choice(params.allowed, 'the template has no such criterion', 'the template has no criteria to rate'),
    fix: "Write one of the template's criteria, or remove the line.",
    why: 'Under ratings there is a level for each criterion that you have rated. The criteria come from the template of the talk and are written with their ids, so that it is clear what a rating is about. In a template, questions may only name criteria that the template itself has under ratings.',
  },
  sv: {
    message: ({ params }) =>
      swedish.choice(params.allowed, 'mallen har inget sådant kriterium', 'mallen har inga kriterier att skatta'),
    fix: 'Skriv ett av mallens kriterier, eller ta bort raden.',
    why: 'Under ratings står en nivå för varje kriterium som ni har skattat. Kriterierna kommer från samtalets mall och skrivs med sina id, så att det inte råder någon tvekan om vad skattningen gäller. I en mall får frågorna bara nämna kriterier som mallen själv har under ratings.',
  },

  example: {
    wrong: `
      template: resultat-utveckling-chef
      ratings:
        ▶styrka: bra
    `,
    right: `
      template: resultat-utveckling-chef
      ratings:
        styrning: bra
    `,
  },
})
