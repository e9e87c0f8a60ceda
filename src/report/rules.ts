import type { RuleId } from '../domain/check/diagnostic.ts'
import type { RuleWords } from './rule-words.ts'
import type { Words } from './words.ts'

/** The words of every rule, by id. */
export type RuleTexts = Readonly<Record<RuleId, RuleWords>>

/** The words of the rules in a language; loaded only where there is something to say. */
export async function rulesIn(language: Words['language']): Promise<RuleTexts> {
  return language === 'sv' ? (await import('./rules.sv.ts')).rulesSv : (await import('./rules.en.ts')).rulesEn
}
