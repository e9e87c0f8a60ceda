import { suggestion } from '../../format/suggest.ts'
import { defineRule } from '../rule.ts'

export const ruleUnknown = defineRule({
  id: 'rule-unknown',
  severity: 'error',
  settings: 'none',

  checkSettings({ rules }, { allowedSetting, ruleNames }) {
    return Object.keys(rules).flatMap((rule) => {
      if ((allowedSetting(rule) ?? 'none') !== 'none') return []
      const meant = suggestion(rule, ruleNames)
      return [{ at: ['rules', rule], onKey: true, params: meant === undefined ? undefined : { suggestion: meant } }]
    })
  },

  en: {
    message: 'no rule for talks has this name',
    fix: 'Correct the name; samtal explain lists the rules.',
    why: 'Under rules in samtal.yaml you choose how severe each rule for talks is: error, warning or off. With a name that none of them has, the line would have no effect and nobody would notice. Rules that concern only settings and templates cannot be changed.',
  },
  sv: {
    message: 'ingen regel för samtal heter så',
    fix: 'Rätta namnet; samtal explain listar reglerna.',
    why: 'Under rules i samtal.yaml anger ni hur allvarliga reglerna för samtal är hos er: error, warning eller off. Med ett namn som ingen av dem har skulle raden inte göra någon skillnad, utan att det märks. Regler som bara gäller inställningar och mallar går inte att ändra.',
  },

  example: {
    wrong: `
      # samtal.yaml
      rules:
        ▶window-mised: error
    `,
    right: `
      # samtal.yaml
      rules:
        window-missed: error
    `,
  },
})
