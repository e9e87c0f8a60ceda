import { defineRule } from '../rule.ts'

export const signatureOutdated = defineRule({
  id: 'signature-outdated',
  severity: 'warning',
  settings: 'off',

  checkTalk({ conversation: { digests }, contentDigest }) {
    if (!digests || contentDigest === undefined) return []
    return (['employee', 'manager'] as const)
      .filter((role) => digests[role] !== undefined && digests[role] !== contentDigest)
      .map((role) => ({ at: ['signed', role, 'date'], params: { role } }))
  },

  en: {
    message: ({ params }) =>
      `what was agreed has changed since the ${params.role === 'manager' ? 'manager' : 'employee'} signed`,
    fix: 'See what has changed with samtal log, and sign again with samtal sign.',
    why: 'Signing with samtal sign keeps a digest of what is signed: who talked and when, goals, agreements and ratings, but neither status nor result. If the file now says something else, the party has signed another text. How the text is written, with quotation marks or on several lines, makes no difference.',
  },
  sv: {
    message: ({ params }) =>
      `det överenskomna har ändrats sedan ${params.role === 'manager' ? 'chefen' : 'medarbetaren'} skrev under`,
    fix: 'Se vad som har ändrats med samtal log, och skriv under på nytt med samtal sign.',
    why: 'När man skriver under med samtal sign sparas ett kontrollvärde för det som skrivs under: vilka som samtalade och när, mål, överenskommelser och skattningar, men varken status eller resultat. Säger filen nu något annat har parten skrivit under en annan text. Hur texten är skriven, med citattecken eller på flera rader, spelar ingen roll.',
  },

  example: {
    wrong: `
      held: 2026-01-22
      goals:
        - id: m1
          kind: mal
          goal: Leda två grupper.
      signed:
        employee:
          date: ▶2026-01-23
          digest: sha256:c0f515936a0ad4a92ab1eaef0267c76ebc1a2b467ae09620a948faa68841bcec
    `,
    right: `
      held: 2026-01-22
      goals:
        - id: m1
          kind: mal
          goal: Leda en grupp.
      signed:
        employee:
          date: 2026-01-23
          digest: sha256:c0f515936a0ad4a92ab1eaef0267c76ebc1a2b467ae09620a948faa68841bcec
    `,
  },
})
