import { defineRule } from '../rule.ts'

export const frontMatterMissing = defineRule({
  id: 'front-matter-missing',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => {
      switch (params.form) {
        case 'empty':
          return 'the file is empty; make a talk with samtal new, or delete the file'
        case 'absent':
          return 'the line --- before the first property is missing; write --- alone on the first line'
        case 'blank-before':
          return 'there is a blank line before the first ---; delete it'
        case 'spaces':
          return 'the first line should be exactly ---; delete the spaces'
        case 'dashes':
          return 'the first line should be exactly three hyphens, ---; write them instead of the other dashes'
        case 'text-before':
          return 'there is text before the first ---; move it to the notes, below the second line of ---'
        case 'code':
          return 'the file is in a block of code; delete the line of ``` before the first --- and the one at the end'
        default:
          return 'the first line of the file is not ---; write --- alone there, then the properties, then --- again'
      }
    },
    fix: 'Put --- alone on the first line of the file, or move the file out of the folder of talks if it is not one.',
    why: 'A talk begins with front matter: a block between two lines of only ---. It contains the properties, such as who the talk is with, when it is held and what goals you have set. The very first line of the file must be exactly ---, and below the front matter you write freely.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.form) {
        case 'empty':
          return 'filen är tom; skapa ett samtal med samtal new, eller ta bort filen'
        case 'absent':
          return 'raden --- före det första fältet saknas; skriv --- ensamt på första raden'
        case 'blank-before':
          return 'det står en tom rad före den första raden med ---; ta bort den'
        case 'spaces':
          return 'första raden ska vara precis ---; ta bort blankstegen'
        case 'dashes':
          return 'första raden ska vara precis tre bindestreck, ---; skriv dem i stället för de andra strecken'
        case 'text-before':
          return 'det står text före den första raden med ---; flytta den till anteckningarna, under den andra raden med ---'
        case 'code':
          return 'filen står i ett kodblock; ta bort raden med ``` före den första raden med --- och den i slutet'
        default:
          return 'filen börjar inte med ---; skriv --- ensamt på första raden, sedan fälten och sedan --- igen'
      }
    },
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
