import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import type { NewRow } from './change.ts'
import { insertion, type TextEdit } from './text-edit.ts'
import { flowScalar } from './text-value.ts'
import { colonAfter, columnOf, eolAt, keyStart, lineEnd, pairOf } from './yaml-positions.ts'

/** Rows after the last one of their list, the list begun where it is empty or not there. */
export function rowEdits(yaml: string, top: YAMLMap, rows: readonly NewRow[]): TextEdit[] {
  const pair = pairOf(top, rows[0]?.at[0] ?? '')
  const lines = rows.flatMap((row) => row.lines)
  if (!pair) return newList(yaml, top, [...(rows[0]?.heading ?? []), ...lines])
  if (isSeq(pair.value) && pair.value.items.length > 0)
    return pair.value.flow ? nextInBrackets(pair.value, rows) : nextRows(yaml, pair.value, lines)
  const colon = colonAfter(yaml, pair)
  if (colon === undefined) return []
  const end = (isSeq(pair.value) || isScalar(pair.value) ? pair.value.range?.[1] : undefined) ?? colon
  // `[]` or `null` goes; on a line of its own there may be a comment before it.
  const gone = yaml.slice(colon, end)
  if (gone.includes('\n') && gone.trim() !== '') return []
  return [
    ...(gone.trim() === '' ? [] : [{ start: colon, end, replacement: '' }]),
    insertion(lineEnd(yaml, colon), block(lines, columnOf(yaml, keyStart(pair) ?? 0), eolAt(yaml, colon))),
  ]
}

/** After the last row of a list in brackets, in braces. */
function nextInBrackets(list: YAMLSeq, rows: readonly NewRow[]): TextEdit[] {
  const last = list.items.at(-1)
  const end = isMap(last) ? last.range?.[1] : undefined
  if (end === undefined) return []
  return [insertion(end, rows.map((row) => `, {${flowPairs(row)}}`).join(''))]
}

function flowPairs({ value }: NewRow): string {
  return Object.entries(value)
    .map(([key, content]) => `${key}: ${flowScalar(String(content))}`)
    .join(', ')
}

function newList(yaml: string, top: YAMLMap, lines: readonly string[]): TextEdit[] {
  const start = keyStart(top.items[0]) ?? 0
  const isApart = lines[0] === '' && /(^|\n)[ \t]*\r?\n$/.test(yaml)
  return [insertion(yaml.length, block(lines.slice(isApart ? 1 : 0), columnOf(yaml, start), eolAt(yaml, start)))]
}

/** After the last row, comments further in, and one blank line. */
function nextRows(yaml: string, list: YAMLSeq, lines: readonly string[]): TextEdit[] {
  const [start, end] = list.range ?? [0, 0]
  const column = columnOf(yaml, start)
  let at = lineEnd(yaml, start + yaml.slice(start, end).trimEnd().length - 1)
  const comment = new RegExp(`^ {${column + 1},}#`)
  while (comment.test(yaml.slice(at, lineEnd(yaml, at)))) at = lineEnd(yaml, at)
  if (/^[ \t]*\r?\n/.test(yaml.slice(at))) at = lineEnd(yaml, at)
  // The lines are made for a dash two spaces in.
  const shifted = lines.map((line) => line.replace(/^ {2}/, ''))
  return [insertion(at, block(shifted, column, eolAt(yaml, start)))]
}

function block(lines: readonly string[], indent: number, eol: string): string {
  return lines.map((line) => `${line === '' ? '' : ' '.repeat(indent)}${line}${eol}`).join('')
}
