import { defineRule } from '../rule.ts'

export const frontMatterUnclosed = defineRule({
  id: 'front-matter-unclosed',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'the front matter does not end with a line of only ---',
    fix: 'Put --- alone on the line after the last property, without spaces or more dashes.',
    why: 'The front matter is the block at the top of the file, between two lines of only ---. Without the second line it is not clear where the properties end and the notes begin. The line must be exactly ---, because programs disagree about one with a trailing space or a fourth dash.',
  },
  sv: {
    message: 'filhuvudet avslutas inte av en rad som bara innehåller ---',
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
