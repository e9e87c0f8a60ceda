import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml'
import type { Path } from './finding.ts'
import { propertyOrder, type FileKind } from './schema.ts'
import { insertion, type TextEdit } from './text-edit.ts'
import { blockText, flowScalar, isTextValue } from './text-value.ts'
import { colonAfter, columnOf, eolAt, keyStart, lineEnd, mapAt, pairEnd, pairOf } from './yaml-positions.ts'
import { keyText } from './yaml-nodes.ts'

/**
 * The edits that put a scalar at a path: instead of another, after a key without value, or with a new key. A text that
 * ends with a line end is written as a block (`|`), any other as a word. Where the style of the file leaves no plain
 * way, there is no edit.
 */
export function scalarEdits(yaml: string, top: YAMLMap, at: Path, value: string, kind: FileKind): TextEdit[] {
  const map = mapAt(top, at.slice(0, -1))
  if (!map) return newMapEdits(yaml, top, at, value, kind)
  const key = String(at.at(-1))
  const pair = pairOf(map, key)
  if (!pair) return newKeyEdits(yaml, map, at, { value }, kind)
  return isTextValue(value) ? textEdits(yaml, map, pair, value) : wordEdits(yaml, pair, value)
}

function wordEdits(yaml: string, pair: Pair, word: string): TextEdit[] {
  const scalar = isScalar(pair.value) ? pair.value : undefined
  if (scalar && hasSource(scalar)) return replaceWord(scalar, word)
  const colon = colonAfter(yaml, pair)
  if (colon === undefined) return []
  // `{ employee: , manager: }` has a space before the comma.
  const space = /^[ \t]+(?=,)/.exec(yaml.slice(colon, lineEnd(yaml, colon)))?.[0].length ?? 0
  return [{ start: colon, end: colon + space, replacement: ` ${word}` }]
}

/** A scalar between its quotes, where it has them; a block is left alone. */
function replaceWord({ range, type }: Scalar, word: string): TextEdit[] {
  if (!range || type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return []
  const quote = type === 'PLAIN' ? 0 : 1
  return [{ start: range[0] + quote, end: range[1] - quote, replacement: word }]
}

/** A text instead of whatever scalar the key has. Within braces it is quoted, since no block can stand there. */
function textEdits(yaml: string, map: YAMLMap, pair: Pair, text: string): TextEdit[] {
  const colon = colonAfter(yaml, pair)
  const scalar = isScalar(pair.value) ? pair.value : undefined
  if (colon === undefined || isMap(pair.value) || isSeq(pair.value)) return []
  const range = scalar && hasSource(scalar) ? scalar.range : undefined
  if (map.flow) {
    const quoted = flowScalar(text)
    return range ? [{ start: range[0], end: range[1], replacement: quoted }] : [insertion(colon, ` ${quoted}`)]
  }
  const eol = eolAt(yaml, colon)
  const lines = blockLines(text, columnOf(yaml, keyStart(pair) ?? 0) + 2, eol)
  if (!range) return [insertion(colon, ' |'), insertion(lineEnd(yaml, colon), lines)]
  if (scalar?.type !== 'BLOCK_LITERAL' && scalar?.type !== 'BLOCK_FOLDED')
    return [{ start: range[0], end: range[1], replacement: '|' }, insertion(lineEnd(yaml, range[1] - 1), lines)]
  const header = /^[|>][-+0-9]*/.exec(yaml.slice(range[0]))?.[0] ?? ''
  const content = lineEnd(yaml, range[0])
  return [
    { start: range[0], end: range[0] + header.length, replacement: '|' },
    { start: content, end: Math.max(content, range[1]), replacement: lines },
  ]
}

/** A new key, after those that the schema has before it. */
function newKeyEdits(yaml: string, map: YAMLMap, at: Path, content: Content, kind: FileKind): TextEdit[] {
  const [first] = map.items
  const key = String(at.at(-1))
  const start = keyStart(first)
  if (!first || start === undefined) return []
  if (map.flow) return [insertion(start, `${flowPair(key, content)}, `)]
  const indent = columnOf(yaml, start)
  const lines = pairLines(key, content, indent, eolAt(yaml, start))
  const order = propertyOrder(at.slice(0, -1), kind)
  const before = new Set(order.slice(0, Math.max(0, order.indexOf(key))))
  const predecessor = map.items.findLast((pair) => before.has(keyText(pair) ?? ''))
  const end = predecessor && pairEnd(yaml, predecessor)
  if (end !== undefined) return [insertion(end, startsLine(yaml, end) ? lines : `${eolAt(yaml, start)}${lines}`)]
  // The dash of a list may stand before the first key.
  return [insertion(start, `${lines.trimStart()}${' '.repeat(indent)}`)]
}

/** What a new key holds: a scalar, or one key in a map of its own. */
type Content = { value: string } | { key: string; content: Content }

/** A scalar whose map is not there yet: the missing maps are written with it, from the innermost that is there. */
function newMapEdits(yaml: string, top: YAMLMap, at: Path, value: string, kind: FileKind): TextEdit[] {
  let content: Content = { value }
  for (let depth = at.length - 1; depth > 0; depth--) {
    if (typeof at[depth] !== 'string' || typeof at[depth - 1] !== 'string') return []
    const parent = mapAt(top, at.slice(0, depth - 1))
    content = { key: String(at[depth]), content }
    if (!parent) continue
    const key = String(at[depth - 1])
    const pair = pairOf(parent, key)
    if (!pair) return newKeyEdits(yaml, parent, at.slice(0, depth), content, kind)
    const colon = colonAfter(yaml, pair)
    if (colon === undefined || parent.flow || (isScalar(pair.value) && hasSource(pair.value))) return []
    const indent = columnOf(yaml, keyStart(pair) ?? 0) + 2
    return [insertion(lineEnd(yaml, colon), pairLines(content.key, content.content, indent, eolAt(yaml, colon)))]
  }
  return []
}

function pairLines(key: string, content: Content, indent: number, eol: string): string {
  const start = `${' '.repeat(indent)}${key}:`
  if ('key' in content) return `${start}${eol}${pairLines(content.key, content.content, indent + 2, eol)}`
  if (!isTextValue(content.value)) return `${start} ${content.value}${eol}`
  return `${start} |${eol}${blockLines(content.value, indent + 2, eol)}`
}

function flowPair(key: string, content: Content): string {
  if ('key' in content) return `${key}: {${flowPair(content.key, content.content)}}`
  return `${key}: ${flowScalar(content.value)}`
}

function blockLines(text: string, indent: number, eol: string): string {
  return blockText(text, ' '.repeat(indent))
    .map((line) => `${line}${eol}`)
    .join('')
}

function hasSource({ type, source }: Scalar): boolean {
  return (type !== undefined && type !== 'PLAIN') || (source !== undefined && source !== '')
}

function startsLine(yaml: string, offset: number): boolean {
  return offset === 0 || yaml[offset - 1] === '\n'
}
