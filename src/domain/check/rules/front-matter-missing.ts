import { defineRule } from '../rule.ts'

export const frontMatterMissing = defineRule({
  id: 'front-matter-missing',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'the first line of the file is not ---',
    fix: 'Put --- alone on the first line of the file, or move the file out of the folder of talks if it is not one.',
    why: 'A talk begins with front matter: a block between two lines of only ---. It contains the properties, such as who the talk is with, when it is held and what goals you have set. The very first line of the file must be exactly ---, and below the front matter you write freely.',
  },
  sv: {
    message: 'filen börjar inte med en rad som bara innehåller ---',
    fix: 'Skriv --- ensamt på filens första rad, eller flytta ut filen ur samtalsmappen om den inte är ett samtal.',
    why: 'En samtalsfil börjar med ett filhuvud: ett block mellan två rader som bara innehåller ---. Där står fälten, till exempel vem samtalet är med, när det hålls och vilka mål ni har satt. Filens allra första rad ska vara precis ---, och under filhuvudet skriver ni fritt.',
  },

  example: {
    wrong: `
      ▶samtal: 1
      template: ki-chef
      …
      ---
    `,
    right: `
      ---
      samtal: 1
      template: ki-chef
      …
      ---
    `,
  },
})
