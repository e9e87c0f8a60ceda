import { defineRule } from '../rule.ts'

export const controlCharacter = defineRule({
  id: 'control-character',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) =>
      params.form === 'line-end'
        ? 'the line ends here as on an old Mac, with a single carriage return; write an ordinary line break instead'
        : 'there is an invisible control character here; delete it',
    fix: 'Delete the character, or type the line again if you cannot see it.',
    why: 'Control characters are invisible, and sometimes come with text pasted from another program. They can hide what the file really says, and some programs cannot read it. They are not allowed in the front matter (the block between the two lines of --- at the top of the file) or in a .yaml file, but tabs and ordinary line endings are.',
  },
  sv: {
    message: ({ params }) =>
      params.form === 'line-end'
        ? 'raden slutar här som på en gammal Mac, med en ensam vagnretur; skriv en vanlig radbrytning i stället'
        : 'här står ett osynligt styrtecken; ta bort det',
    fix: 'Radera tecknet, eller skriv om raden för hand om tecknet inte syns.',
    why: 'Styrtecken är osynliga tecken som ibland följer med när man klistrar in text från ett annat program. De kan dölja vad som egentligen står i filen, och en del program kan inte läsa den. De får inte finnas i filhuvudet (blocket mellan de två raderna med --- överst i filen) eller i en .yaml-fil, medan tabbar och vanliga radbrytningar går bra.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: Läs▶\\u0007 en bok
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
    `,
  },
})
