import { defineRule } from '../rule.ts'

export const reasonMissing = defineRule({
  id: 'reason-missing',
  severity: 'error',
  settings: 'none',

  checkSettings({ rules }, { allowedSetting }) {
    return Object.entries(rules).flatMap(([rule, { severity, reason }]) =>
      severity === 'off' && reason === undefined && allowedSetting(rule) === 'off'
        ? [{ at: ['rules', rule], onKey: true }]
        : [],
    )
  },

  en: {
    message: 'the rule is off without a reason',
    fix: 'Write {severity: off, reason: …} with the reason, or choose warning instead.',
    why: 'A rule that is off is easily forgotten, and whoever reads the settings later should see why it is off. So off is always written together with a reason. Until there is a reason, the rule stays on.',
  },
  sv: {
    message: 'regeln är avstängd utan skäl',
    fix: 'Skriv {severity: off, reason: …} med skälet, eller välj warning i stället.',
    why: 'En avstängd regel glöms lätt bort, och den som senare läser inställningarna ska se varför den är avstängd. Därför skrivs off alltid tillsammans med ett skäl. Så länge skälet saknas gäller regeln som vanligt.',
  },

  example: {
    wrong: `
      # samtal.yaml
      rules:
        ▶reference-unknown: off
    `,
    right: `
      # samtal.yaml
      rules:
        reference-unknown:
          severity: off
          reason: Samtal före 2024 finns bara på papper.
    `,
  },
})
