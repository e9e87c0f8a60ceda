import { english, swedish } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

export const valueUnknown = defineRule({
  id: 'value-unknown',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'spelling',

  checkSettings({ rules }, { allowedSetting }) {
    return Object.entries(rules).flatMap(([rule, { severity }]) =>
      severity === 'off' && allowedSetting(rule) === 'severity'
        ? [{ at: ['rules', rule], params: { allowed: ['error', 'warning'] } }]
        : [],
    )
  },

  en: {
    message: ({ property, params }) =>
      property === 'samtal'
        ? `this should be ${english.or(params.allowed)}, without quotation marks`
        : `this should be ${english.or(params.allowed)}`,
    fix: 'Change it to one of the allowed values, written exactly so.',
    why: 'Some properties have only a few allowed values, so that all talks can be listed in the same way. They are in English and lower case even when the rest is in Swedish, such as open, done, changed and dropped for status. The property samtal is the version of the format and must be 1. In samtal.yaml, the rules that make sure that a talk can be read may be error or warning, but not off.',
  },
  sv: {
    message: ({ property, params }) =>
      property === 'samtal'
        ? `här ska det stå ${swedish.or(params.allowed)}, utan citattecken`
        : `här ska det stå ${swedish.or(params.allowed)}`,
    fix: 'Byt till ett av de tillåtna värdena, skrivet precis så.',
    why: 'En del fält har bara några få tillåtna värden, så att alla samtal går att lista på samma sätt. De skrivs på engelska med små bokstäver även när resten är på svenska, till exempel open, done, changed och dropped för status. Fältet samtal är formatets version och ska vara 1. De regler i samtal.yaml som ett samtal måste följa för att alls kunna läsas får vara error eller warning, men inte off.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: Läs en bok
          status: ▶klart
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
          status: done
    `,
  },
})
