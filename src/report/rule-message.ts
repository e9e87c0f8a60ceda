import type { Diagnostic } from '../domain/check/diagnostic.ts'
import { ruleOf } from '../domain/check/rule-table.ts'
import type { Words } from './words.ts'

/** What is wrong, in a line; it begins with the property concerned, where there is one. */
export function ruleMessage(
  diagnostic: Pick<Diagnostic, 'rule' | 'property' | 'params'>,
  language: Words['language'],
): string {
  const text = messageOf(diagnostic, language)
  return diagnostic.property === '' ? text : `${diagnostic.property}: ${text}`
}

/** The same to be read by people, who know a goal by its id and not by its place in a list: `goal m1, due: …`. */
export function readableMessage(diagnostic: Diagnostic, { language, items }: Words): string {
  const { item, property, rule, params } = diagnostic
  if (!item) return ruleMessage(diagnostic, language)
  const name = items[item.list].toLowerCase()
  const number = language === 'sv' ? 'nr' : 'no.'
  const place = property.replace(/^(?:goals|agreements)\[\d+\]\.?/, '')
  const subject = [`${name} ${item.id ?? `${number} ${item.number}`}`, ...(place === '' ? [] : [place])].join(', ')
  return `${subject}: ${messageOf({ rule, property, params }, language)}`
}

function messageOf(
  { rule, property, params }: Pick<Diagnostic, 'rule' | 'property' | 'params'>,
  language: Words['language'],
): string {
  const { message } = ruleOf(rule)[language]
  const text = typeof message === 'string' ? message : message({ property, params })
  return params.suggestion === undefined ? text : `${text}; ${didYouMean[language](String(params.suggestion))}`
}

const didYouMean: Record<Words['language'], (name: string) => string> = {
  en: (name) => `did you mean ${name}?`,
  sv: (name) => `menade du ${name}?`,
}
