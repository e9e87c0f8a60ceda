import type { Role } from '../../talk/conversation.ts'
import { isHeld, templateOf } from '../../talk/talk-index.ts'
import { defineRule } from '../rule.ts'

export const signatureMissing = defineRule({
  id: 'signature-missing',
  severity: 'warning',
  settings: 'off',
  dependsOnSetup: true,

  checkTalk(talk, index) {
    const template = templateOf(talk, index)
    if (!template?.signaturesRequired || !isHeld(talk, index)) return []
    const roles = Object.keys(template.signatures ?? {}) as Role[]
    return roles
      .filter((role) => talk.conversation.signed[role] === undefined)
      .map((role) => ({ at: ['signed', role, 'date'], onKey: true, params: { role } }))
  },

  en: {
    message: ({ params }) =>
      `the talk has been held, but ${params.role === 'manager' ? 'the manager' : 'the employee'} has not signed`,
    fix: 'Sign the plan, and write the day in date.',
    why: 'With this template the plan is signed. The warning remains until each party named in the template has a date in signed.',
  },
  sv: {
    message: ({ params }) =>
      `samtalet har hållits, men ${params.role === 'manager' ? 'chefen' : 'medarbetaren'} har inte skrivit under`,
    fix: 'Skriv under planen, och ange dagen i date.',
    why: 'Med den här mallen skrivs planen under. Varningen står kvar tills var och en som mallen nämner har ett datum i signed.',
  },

  example: {
    wrong: `
      # templates/egen-mall.yaml
      signatures: {required: true, employee: Medarbetare, manager: Chef}
      # people/anna-andersson/2026-01-20-egen-mall.md
      held: 2026-01-22
      signed:
        employee: {date: 2026-01-23}
        manager:
          ▶date:
    `,
    right: `
      # templates/egen-mall.yaml
      signatures: {required: true, employee: Medarbetare, manager: Chef}
      # people/anna-andersson/2026-01-20-egen-mall.md
      held: 2026-01-22
      signed:
        employee: {date: 2026-01-23}
        manager: {date: 2026-01-23}
    `,
  },
})
