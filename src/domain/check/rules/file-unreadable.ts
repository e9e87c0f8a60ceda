import { defineRule } from '../rule.ts'

export const fileUnreadable = defineRule({
  id: 'file-unreadable',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'the file cannot be read; perhaps it is a link, is larger than 8 MiB or has no read permission',
    fix: 'Put an ordinary file of at most 8 MiB here, and make sure that you have permission to read it.',
    why: 'Every file in the folder of talks is read, so that no talk disappears from the lists unnoticed. Everything there must therefore be an ordinary file of at most 8 MiB that you have permission to read. Links are never followed, because they may point outside the folder.',
  },
  sv: {
    message: 'filen går inte att läsa; den kan vara en länk, vara större än 8 MiB eller sakna läsrättighet',
    fix: 'Lägg en vanlig fil på högst 8 MiB här, och se till att du har rätt att läsa den.',
    why: 'Alla filer i samtalsmappen läses, så att inget samtal faller bort ur listorna utan att det märks. Därför ska allt som ligger där vara vanliga filer på högst 8 MiB som du har rätt att läsa. Länkar följs aldrig, eftersom de kan leda ut ur mappen.',
  },

  example: {
    wrong: '▶people/anna-andersson/2026-01-20-ki-chef.md -> ../../arkiv/samtal.md',
    right: 'people/anna-andersson/2026-01-20-ki-chef.md',
  },
})
