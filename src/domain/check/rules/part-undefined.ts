import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const partUndefined = defineRule({
  id: 'part-undefined',
  severity: 'error',
  settings: 'none',

  checkTemplate(template) {
    return template.sections.flatMap(({ records }, sectionIndex) =>
      records.flatMap((part, index) =>
        template[part] === undefined ? [{ at: ['sections', sectionIndex, 'records', index], params: { part } }] : [],
      ),
    )
  },

  en: {
    message: ({ params }) => `the section refers to ${english.and(params.part)}, which the template does not have`,
    fix: 'Add the property to the template, or remove it from records.',
    why: 'With records the template says in which section goals, agreements and signatures are filled in. What to fill in is defined by the property of the same name in the template, so that property must exist.',
  },
  sv: {
    message: ({ params }) => `avsnittet hänvisar till ${swedish.and(params.part)}, men det fältet saknas i mallen`,
    fix: 'Lägg till fältet i mallen, eller ta bort det ur records.',
    why: 'Med records säger mallen i vilket avsnitt målen (goals), överenskommelserna (agreements) och underskrifterna (signatures) fylls i. Vad som ska fyllas i står i mallens fält med samma namn, så det fältet måste finnas.',
  },

  example: {
    wrong: `
      # templates/egen-mall.yaml
      sections:
        - title: Mål
          records: [▶goals]
    `,
    right: `
      # templates/egen-mall.yaml
      sections:
        - title: Mål
          records: [goals]
      goals:
        kinds:
          mal: {title: Mål}
    `,
  },
})
