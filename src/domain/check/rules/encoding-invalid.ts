import { defineRule } from '../rule.ts'

export const encodingInvalid = defineRule({
  id: 'encoding-invalid',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'the file is not saved as UTF-8; save it again with UTF-8 as its encoding',
    fix: 'Save the file again with UTF-8 as its encoding.',
    why: 'Files are saved as UTF-8, so that å, ä and ö are shown correctly in every program. This file has some other encoding, such as Windows-1252 (often called ANSI) or UTF-16. Most editors let you choose the encoding when you save.',
  },
  sv: {
    message: 'filen är inte sparad som UTF-8; spara om den med teckenkodningen UTF-8',
    fix: 'Spara om filen med teckenkodningen UTF-8.',
    why: 'Filerna sparas som UTF-8, så att å, ä och ö blir rätt i alla program. Den här filen har en annan teckenkodning, till exempel Windows-1252 (kallas ofta ANSI) eller UTF-16. I de flesta redigerare väljer du teckenkodning när du sparar.',
  },

  example: {
    wrong: `
      ▶
      goals:
        - id: m1
          goal: L\\xe4s en bok
    `,
    right: `
      goals:
        - id: m1
          goal: L\\xc3\\xa4s en bok
    `,
  },
})
