import { defineRule } from '../rule.ts'

export const nameMismatch = defineRule({
  id: 'name-mismatch',
  severity: 'error',
  settings: 'none',

  checkTemplate({ name }, fileName) {
    return name === fileName ? [] : [{ at: ['name'] }]
  },

  en: {
    message: 'the name of the template is not the name of its file',
    fix: "Change name or rename the file, so that the file name is the template's name followed by .yaml.",
    why: 'A template is chosen by its name, and the name must be the file name without .yaml. If they differ, it is not clear which one counts. A template of your own replaces a template of the same name that comes with samtal.',
  },
  sv: {
    message: 'mallens namn är inte detsamma som filens',
    fix: 'Ändra name eller döp om filen, så att filen heter som name med .yaml efter.',
    why: 'En mall väljs med sitt namn, och namnet ska vara filnamnet utan .yaml. Är de olika går det inte att veta vilket som gäller. En egen mall med samma namn som en av dem som följer med samtal ersätter den.',
  },

  example: {
    wrong: `
      # templates/egen-mall.yaml
      name: ▶var-mall
    `,
    right: `
      # templates/egen-mall.yaml
      name: egen-mall
    `,
  },
})
