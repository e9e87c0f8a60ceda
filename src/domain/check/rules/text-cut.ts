import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const textCut = defineRule({
  id: 'text-cut',
  severity: 'error',
  settings: 'severity',

  en: {
    message: ({ params }) =>
      `the text is cut off at #, because the rest of the line is read as a comment; ${english.asText(params)}`,
    fix: 'Put the text indented on the line after the name and |; a comment may have a line of its own.',
    why: 'In YAML a space and # begin a comment, so of “Become #1 in the region” only “Become” is left. The rest would be lost unnoticed, so this is an error in every property with free text. That applies to an intended comment too, which must be moved to a line of its own.',
  },
  sv: {
    message: ({ params }) =>
      `texten klipps av vid #, för resten av raden läses som en kommentar; ${swedish.asText(params)}`,
    fix: 'Skriv texten indragen på raden efter fältnamnet och |; en kommentar får stå på en egen rad.',
    why: 'I YAML börjar en kommentar med ett blanksteg och #, så av ”Bli #1 i regionen” blir bara ”Bli” kvar. Resten skulle försvinna utan att det märks, och därför är det ett fel i alla fält med fri text. Det gäller även en avsiktlig kommentar, som alltså måste flyttas till en egen rad.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: ▶Bli #1 i regionen
    `,
    right: `
      goals:
        - id: m1
          goal: |
            Bli #1 i regionen
    `,
  },
})
