import { defineRule } from '../rule.ts'

export const frontMatterUnclosed = defineRule({
  id: 'front-matter-unclosed',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => {
      switch (params.form) {
        case 'spaces':
          return 'the line below the properties should be exactly ---; delete the spaces'
        case 'dashes':
          return 'the line below the properties should be exactly three hyphens, ---; write them instead of the other dashes'
        case 'absent':
          return 'the line --- below the last property is missing; write --- alone on a line here'
        default:
          return 'the front matter does not end with a line of only ---; write --- alone on the line below the last property'
      }
    },
    fix: 'Put --- alone on the line after the last property, without spaces or more dashes.',
    why: 'The front matter is the block at the top of the file, between two lines of only ---. Without the second line it is not clear where the properties end and the notes begin. The line must be exactly ---, because programs disagree about one with a trailing space or a fourth dash.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.form) {
        case 'spaces':
          return 'raden under fälten ska vara precis ---; ta bort blankstegen'
        case 'dashes':
          return 'raden under fälten ska vara precis tre bindestreck, ---; skriv dem i stället för de andra strecken'
        case 'absent':
          return 'raden --- under det sista fältet saknas; skriv --- ensamt på en rad här'
        default:
          return 'filhuvudet avslutas inte av en rad med bara ---; skriv --- ensamt på raden under det sista fältet'
      }
    },
    fix: 'Skriv --- ensamt på raden efter det sista fältet, utan blanksteg och utan fler streck.',
    why: 'Filhuvudet är blocket överst i filen, mellan två rader som bara innehåller ---. Utan den andra raden går det inte att se var fälten slutar och anteckningarna börjar. Raden ska vara precis ---, eftersom ett blanksteg efter eller ett fjärde streck gör att olika program läser filen olika.',
  },

  example: {
    wrong: `
      ---
      samtal: 1
      template: ki-chef
      …
      ▶----

      # Medarbetarsamtal 1 för chefer
    `,
    right: `
      ---
      samtal: 1
      template: ki-chef
      …
      ---

      # Medarbetarsamtal 1 för chefer
    `,
  },
})
