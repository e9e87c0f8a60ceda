import { defineRule } from '../rule.ts'
import { findFenceMistakes } from '../../format/repair/fences.ts'

export const frontMatterRepeated = defineRule({
  id: 'front-matter-repeated',
  severity: 'error',
  settings: 'off',
  fixedBy: 'mistakes',

  notesPattern:
    /\n---[ \t]*\r?\n\s*(?:samtal|id|template|employee|group|manager|planned|held|goals|agreements|follow_ups|signed):/,
  checkFile({ kind, text, notesStart }) {
    if (kind !== 'conversation' || notesStart === undefined || !text.includes('\n---', notesStart - 1)) return []
    return findFenceMistakes(text)
      .filter(({ rule }) => rule === 'front-matter-repeated')
      .map(({ offset, params }) => ({ at: [], offset, params }))
  },

  en: {
    message: ({ params }) => {
      switch (params.form) {
        case 'doubled':
          return 'the line --- is here twice; delete one of them'
        case 'early':
          return 'the front matter ends here, but properties follow below, where nobody reads them; delete this line of ---'
        default:
          return 'a second front matter begins here, which nobody reads; move what is in it to the first one, at the top of the file'
      }
    },
    fix: 'Put all properties in one front matter, between the first two lines of ---.',
    why: 'The properties are read from the block at the top of the file, between the first two lines of ---. What follows is notes, in which everything is allowed: goals and dates there are seen by people and by nothing else. So properties below the second line of --- are an error; they usually come from a pasted file, or a line of --- that was typed to divide them.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.form) {
        case 'doubled':
          return 'raden --- står här två gånger; ta bort den ena'
        case 'early':
          return 'filhuvudet slutar här, men nedanför följer fält som ingen läser; ta bort den här raden med ---'
        default:
          return 'här börjar ett andra filhuvud, som ingen läser; flytta det som står där till det första, överst i filen'
      }
    },
    fix: 'Samla alla fält i ett filhuvud, mellan de två första raderna med ---.',
    why: 'Fälten läses ur blocket överst i filen, mellan de två första raderna med ---. Det som följer är anteckningar, där allt är tillåtet: mål och datum som står där ser människor, men inget annat. Därför är det ett fel med fält nedanför den andra raden med ---. Oftast har en hel fil klistrats in, eller så har någon skrivit --- för att skilja fälten åt.',
  },

  example: {
    wrong: `
      held: 2026-01-22
      ---
      Ett bra samtal.

      ▶---
      goals:
        - id: m1
          goal: Läs en bok
      ---
    `,
    right: `
      held: 2026-01-22
      ---
      Ett bra samtal.
    `,
  },
})
