import { findIdentityNumbers, sixDigitsPattern } from '../../talk/identity-number.ts'
import { defineRule, maxFindings, type RuleFinding } from '../rule.ts'

export const identityNumber = defineRule({
  id: 'identity-number',
  severity: 'warning',
  settings: 'off',

  notesPattern: sixDigitsPattern,
  checkFile({ text }) {
    const findings: RuleFinding[] = []
    for (const { start } of findIdentityNumbers(text))
      if (findings.push({ at: [], offset: start }) === maxFindings) break
    return findings
  },

  en: {
    message: 'there is a Swedish identity number (personnummer or samordningsnummer) here',
    fix: 'Remove the number before the file is shared, and check the git history if it may already have been committed.',
    why: 'In Sweden an identity number may be used only where there is a clear reason to, and a talk has none: the employee is identified by an id. The rule searches the whole file, and the roster too, for personnummer and samordningsnummer in all their usual spellings, with ten or twelve digits, with or without a hyphen. Only numbers with a day that exists and a correct check digit count, but a telephone number may sometimes look like one. The number itself is never shown. What has once been committed stays in the history, even after it has been removed from the file.',
  },
  sv: {
    message: 'här står ett personnummer eller samordningsnummer',
    fix: 'Ta bort numret innan filen delas, och se efter i gits historik om det redan är incheckat.',
    why: 'Ett personnummer får bara behandlas när det är klart motiverat, och ett samtal behöver det inte: medarbetaren känns igen på sitt id. Regeln letar i hela filen, även i personlistan, efter personnummer och samordningsnummer i alla vanliga skrivsätt, med tio eller tolv siffror och med eller utan streck. Bara nummer med en dag som finns i kalendern och rätt kontrollsiffra räknas, så ett telefonnummer kan någon gång se ut som ett. Själva numret visas aldrig. Det som en gång har checkats in finns kvar i historiken även när det har tagits bort ur filen.',
  },

  example: {
    wrong: `
      ---
      Ring lönekontoret; personnumret är ▶121212-1212.
    `,
    right: `
      ---
      Ring lönekontoret; de har personnumret.
    `,
  },
})
