import type { Diagnostic } from '../domain/check/diagnostic.ts'
import { ruleOf } from '../domain/check/rule-table.ts'
import type { Words } from './words.ts'

/** What is wrong, in a line; it begins with the property concerned, where there is one. */
export function ruleMessage(
  { rule, property, params }: Pick<Diagnostic, 'rule' | 'property' | 'params'>,
  language: Words['language'],
): string {
  const { message } = ruleOf(rule)[language]
  const text = typeof message === 'string' ? message : message({ property, params })
  return property === '' ? text : `${property}: ${text}`
}
