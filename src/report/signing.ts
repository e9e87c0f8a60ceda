import { isMapping, type Mapping, type Value } from '../domain/format/value.ts'
import { signedContent } from '../domain/talk/signed-content.ts'
import { escapeTerminal } from './escape.ts'
import type { Words } from './words.ts'

/** What a party is about to sign: all that the digest covers. Confidential, for a terminal only. */
export function signingText(conversation: Mapping, { sign }: Words): string {
  const { goals = [], agreements = [], ratings, ...talk } = JSON.parse(signedContent(conversation)) as Mapping
  const parts = [
    ...propertyLines(talk, ''),
    ...[...rowsOf(goals), ...rowsOf(agreements)].flatMap(({ id, goal, agreement, ...row }) => [
      '',
      ...lines(`${String(id ?? '')}: ${String(goal ?? agreement ?? '')}`, ''),
      ...propertyLines(row, '  '),
    ]),
    ...(isMapping(ratings) ? ['', sign.ratings, ...propertyLines(ratings, '  ')] : []),
  ]
  return [sign.about, '', ...parts, '', ''].join('\n')
}

function rowsOf(rows: Value): Mapping[] {
  return Array.isArray(rows) ? rows.filter(isMapping) : []
}

function propertyLines(values: Mapping, indent: string): string[] {
  return Object.entries(values).flatMap(([name, value]) => lines(`${name}: ${inWords(value)}`, indent))
}

function inWords(value: Value): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (!isMapping(value)) return String(value ?? '')
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${inWords(inner)}`)
    .join(', ')
}

function lines(text: string, indent: string): string[] {
  return text.split('\n').map((line, index) => `${indent}${index === 0 ? '' : '  '}${escapeTerminal(line)}`)
}
