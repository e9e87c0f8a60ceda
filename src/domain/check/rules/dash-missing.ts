import { defineRule } from '../rule.ts'
import { lastName } from '../phrasing.ts'

export const dashMissing = defineRule({
  id: 'dash-missing',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ property }) => `every item of a list begins with a hyphen; write “- ” before ${lastName(property)}`,
    fix: 'Write a hyphen and a space before the first property of the item.',
    why: 'Goals, agreements and follow-ups are lists, in which every item begins with a hyphen and a space. Without the hyphen the properties are read as part of the item above, or of the list itself.',
  },
  sv: {
    message: ({ property }) =>
      `varje punkt i en lista börjar med ett bindestreck; skriv ”- ” framför ${lastName(property)}`,
    fix: 'Skriv ett bindestreck och ett blanksteg före punktens första fält.',
    why: 'Mål, överenskommelser och uppföljningar är listor, där varje punkt börjar med ett bindestreck och ett blanksteg. Utan bindestrecket läses fälten som en del av punkten ovanför, eller av själva listan.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: Läs en bok
          ▶id: m2
          goal: Gå en kurs
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
        - id: m2
          goal: Gå en kurs
    `,
  },
})
