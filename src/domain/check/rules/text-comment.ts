import { defineRule } from '../rule.ts'

export const textComment = defineRule({
  id: 'text-comment',
  severity: 'error',
  settings: 'severity',

  en: {
    message: ({ params }) =>
      `the line begins with # and is not indented as far as the text, so it is left out as a comment; indent it like the text, or move it above ${params.name === undefined ? 'the property' : `“${params.name}:”`} if it is a comment`,
    fix: 'Indent the line as far as the text that it belongs to.',
    why: 'A line that begins with # is a comment, and no part of any text, unless it is indented as far as the text around it. A heading in the middle of a goal would be lost unnoticed. A comment that is meant as one stands above the property, as in the files that samtal new writes.',
  },
  sv: {
    message: ({ params }) =>
      `raden börjar med # och är inte indragen lika långt som texten, så den räknas som en kommentar och faller bort; dra in den som texten, eller flytta den ovanför ${params.name === undefined ? 'fältet' : `”${params.name}:”`} om den är en kommentar`,
    fix: 'Dra in raden lika långt som texten den hör till.',
    why: 'En rad som börjar med # är en kommentar och ingår inte i någon text, om den inte är indragen lika långt som texten omkring. En rubrik mitt i ett mål skulle försvinna utan att det märks. Den som verkligen vill skriva en kommentar sätter den ovanför fältet, som i filerna från samtal new.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: |
            Läs en bok
           ▶# och berätta om den
    `,
    right: `
      goals:
        - id: m1
          goal: |
            Läs en bok
            # och berätta om den
    `,
  },
})
