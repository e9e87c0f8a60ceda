import { defineRule } from '../rule.ts'

export const blankInvisible = defineRule({
  id: 'blank-invisible',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => {
      const code = String(params.code)
      switch (params.blank) {
        case 'no-break':
          return `there is a no-break space (${code}) here, which only looks like a space; write an ordinary space instead`
        case 'soft-hyphen':
          return `there is an invisible soft hyphen (${code}) here; delete it`
        case 'byte-order-mark':
          return `there is an invisible byte order mark (${code}) here; delete it`
        case 'zero-width':
          return `there is an invisible character (${code}) here; delete it`
        default:
          return `there is a blank of another width than a space (${code}) here; write an ordinary space instead`
      }
    },
    fix: 'Delete the character and type an ordinary space, if there should be one.',
    why: 'Text that is pasted from Word or a web page often brings blanks that look like a space, and characters that cannot be seen at all. In a text they do no harm, but between a name and its value, in a date or an id, and at the start of a line they keep the file from being read. The message gives the code of the character.',
  },
  sv: {
    message: ({ params }) => {
      const code = String(params.code)
      switch (params.blank) {
        case 'no-break':
          return `här står ett hårt blanksteg (${code}), som bara ser ut som ett vanligt; skriv ett vanligt blanksteg i stället`
        case 'soft-hyphen':
          return `här står ett osynligt mjukt bindestreck (${code}); ta bort det`
        case 'byte-order-mark':
          return `här står en osynlig byteordningsmarkering (${code}); ta bort den`
        case 'zero-width':
          return `här står ett osynligt tecken (${code}); ta bort det`
        default:
          return `här står ett blanksteg av annan bredd än det vanliga (${code}); skriv ett vanligt blanksteg i stället`
      }
    },
    fix: 'Radera tecknet, och skriv ett vanligt blanksteg om det ska vara ett där.',
    why: 'Text som klistras in från Word eller en webbsida för ofta med sig blanksteg som bara ser ut som vanliga, och tecken som inte syns alls. I en text gör de ingen skada, men mellan ett fältnamn och dess värde, i ett datum eller ett id och i början av en rad gör de att filen inte går att läsa. Meddelandet anger tecknets kod.',
  },

  example: {
    wrong: `
      planned:▶\\u00a02026-01-20
    `,
    right: `
      planned: 2026-01-20
    `,
  },
})
