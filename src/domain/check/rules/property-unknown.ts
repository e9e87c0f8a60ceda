import { defineRule } from '../rule.ts'

export const propertyUnknown = defineRule({
  id: 'property-unknown',
  severity: 'error',
  settings: 'off',

  en: {
    message: ({ params }) =>
      params.suggestion === undefined
        ? 'there is a property here that is not part of the format; delete it, or write it in the notes'
        : 'there is a property here that is not part of the format',
    fix: 'Correct the spelling, move this to the right property or write it in the notes.',
    why: 'A misspelt property would otherwise be forgotten without anyone noticing, so only properties of the format are allowed. It may also be a sentence that was read as a property: “Done: before summer” is read as the property Done. Names that you choose yourselves, such as those of criteria and steps, are written with the letters a–z in lower case, digits and hyphens.',
  },
  sv: {
    message: ({ params }) =>
      params.suggestion === undefined
        ? 'här står ett fält som inte ingår i formatet; ta bort det, eller skriv det i anteckningarna'
        : 'här står ett fält som inte ingår i formatet',
    fix: 'Rätta stavningen, flytta uppgiften till rätt fält eller skriv den i anteckningarna.',
    why: 'Ett felstavat fält skulle annars glömmas bort utan att någon märkte det, så bara fält som ingår i formatet får finnas. Det kan också vara en mening som har blivit ett fält: ”Klart: före sommaren” läses som fältet Klart. Namn som ni väljer själva, till exempel på kriterier och steg, skrivs med små bokstäver a–z, siffror och bindestreck.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: Läs en bok
          ▶deadline: 2026-09-30
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
          due: 2026-09-30
    `,
  },
})
