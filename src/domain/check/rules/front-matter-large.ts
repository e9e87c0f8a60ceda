import { defineRule } from '../rule.ts'

export const frontMatterLarge = defineRule({
  id: 'front-matter-large',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'too much text; front matter may be at most 64 KiB, a .yaml file at most 1 MiB and 50,000 values',
    fix: 'Move long texts to the notes below the front matter, or split a long roster between several repositories.',
    why: 'The front matter, the block between the two lines of --- at the top of the file, may be at most 64 KiB, some 65,000 characters. That is far more than a talk needs, so something has probably ended up there by mistake. The roster, the settings and the templates may be at most 1 MiB each and contain at most 50,000 values, or to be exact 100,000 of the characters that end or separate values: line ends, colons, the dashes of lists, commas, quotation marks, brackets and braces. That is enough for some six thousand people; with more people, use several repositories.',
  },
  sv: {
    message: 'för mycket text; ett filhuvud får vara högst 64 KiB, en .yaml-fil högst 1 MiB och 50 000 värden',
    fix: 'Flytta långa texter till anteckningarna under filhuvudet, eller dela upp en lång personlista på flera git-arkiv.',
    why: 'Filhuvudet, blocket mellan de två raderna med --- överst i filen, får vara högst 64 KiB, omkring 65 000 tecken. Det är mycket mer än ett samtal behöver, så troligen har något hamnat där av misstag. Personlistan, inställningarna och mallarna får vara högst 1 MiB var och innehålla högst 50 000 värden, eller noga räknat 100 000 av de tecken som avslutar eller skiljer värden åt: radslut, kolon, listans streck, komma, citattecken, hakparenteser och klamrar. Det räcker till omkring sex tusen personer; fler än så delas upp på flera git-arkiv.',
  },

  example: {
    wrong: `
      ▶
      follow_ups:
        - step: dialogue
          summary: |
            (70 000 tecken)
      ---
    `,
    right: `
      follow_ups:
        - step: dialogue
          summary: Se anteckningarna.
      ---
      (70 000 tecken)
    `,
  },
})
