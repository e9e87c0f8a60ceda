import { defineRule } from '../rule.ts'

export const bracketUnclosed = defineRule({
  id: 'bracket-unclosed',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) =>
      params.bracket === '{'
        ? 'the brace { has no other half; write } at the end of the line'
        : 'the bracket [ has no other half; write ] at the end of the line',
    fix: 'Write the missing } or ].',
    why: 'Properties on one line stand in braces, such as { date: 2026-01-25 }, and a list on one line in brackets, such as [anna-andersson, olle-lind]. Without the second half it is not clear where they end, and the rest of the file cannot be read.',
  },
  sv: {
    message: ({ params }) =>
      params.bracket === '{'
        ? 'klammern { saknar sin andra hälft; skriv } sist på raden'
        : 'hakparentesen [ saknar sin andra hälft; skriv ] sist på raden',
    fix: 'Skriv den klammer eller hakparentes som saknas.',
    why: 'Fält på samma rad står inom klammer, till exempel { date: 2026-01-25 }, och en lista på en rad inom hakparentes, till exempel [anna-andersson, olle-lind]. Utan den andra hälften går det inte att se var de slutar, och då kan resten av filen inte läsas.',
  },

  example: {
    wrong: `
      held: 2026-01-22
      signed:
        employee: ▶{ date: 2026-01-25
    `,
    right: `
      held: 2026-01-22
      signed:
        employee: { date: 2026-01-25 }
    `,
  },
})
