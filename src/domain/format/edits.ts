import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Path } from './finding.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseFile } from './parse-file.ts'
import { isMapping, type Value } from './value.ts'
import { parseYamlDocument, keyText } from './yaml.ts'
import { applyChanges, type ValueChange, type NewRow } from './change.ts'

/** A part of a text, and what is to stand there instead. Offsets in the whole text. */
export interface TextEdit {
  start: number
  end: number
  replacement: string
}

/** The text with the edits made; none of them may overlap another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let at = 0
  const parts = inOrder.map(({ start, end, replacement }) => {
    const part = text.slice(at, start) + replacement
    at = end
    return part
  })
  return parts.join('') + text.slice(at)
}

/** How often a text is tried. Each time costs a reading, and a file with thousands of oddities is not worth minutes. */
const patience = 30

/**
 * A conversation file's text with those of the changes that can be made by small edits in it, and which those are.
 * Whatever the style a person writes in, the proof is in the reading: the edited text must read as the changed value.
 */
export async function editFrontMatter<Change extends ValueChange>(
  text: string,
  changes: readonly Change[],
  trials: Trials = { left: patience },
): Promise<{ text: string; changes: readonly Change[] }> {
  if (changes.length === 0 || trials.left-- <= 0) return { text, changes: [] }
  const next = applyEdits(text, editsFor(text, changes))
  const value = next === text ? undefined : (await parseFile(text, 'conversation')).value
  const reading = value && (await parseFile(next, 'conversation')).value
  if (value && reading && isSame(reading, applyChanges(value, changes))) return { text: next, changes }
  if (changes.length === 1) return { text, changes: [] }
  // One of them cannot be made; the others can.
  const half = Math.ceil(changes.length / 2)
  const first = await editFrontMatter(text, changes.slice(0, half), trials)
  const second = await editFrontMatter(first.text, changes.slice(half), trials)
  return { text: second.text, changes: [...first.changes, ...second.changes] }
}

/** Counts down over the parts that changes are tried in. */
interface Trials {
  left: number
}

/** The edits for the changes. Where the style leaves no plain way, there is no edit. */
export function editsFor(text: string, changes: readonly ValueChange[]): TextEdit[] {
  const parts = splitFrontMatter(text)
  if ('rule' in parts) return []
  const { yaml, yamlStart } = parts
  const top = parseYamlDocument(yaml).contents
  if (!isMap(top)) return []
  const rows = changes.filter((change): change is NewRow => change.lines !== undefined)
  const edits = [
    ...changes.flatMap((change) => (change.lines ? [] : wordEdit(yaml, top, change.at, change.value))),
    ...(rows.length > 0 ? rowsEdit(yaml, top, rows) : []),
  ]
  return edits.map((edit) => ({ ...edit, start: edit.start + yamlStart, end: edit.end + yamlStart }))
}

/** One word at a path: instead of another, after a key that has none, or with its key before the first one of its map. */
function wordEdit(yaml: string, top: YAMLMap, at: Path, word: string): TextEdit[] {
  const map = mapAt(top, at.slice(0, -1))
  if (!map) return []
  const key = String(at.at(-1))
  const pair = map.items.find((each) => keyText(each) === key)
  if (!pair) return newKey(yaml, map, map === top, `${key}: ${word}`)
  const value = isScalar(pair.value) ? pair.value : undefined
  const isThere = value !== undefined && (value.type !== 'PLAIN' || value.source !== '')
  if (isThere) return respelled(value, word)
  const colon = colonAfter(yaml, pair)
  return colon === undefined ? [] : [insertion(colon, ` ${word}`)]
}

/** A scalar's text between its quotes, where it has them; a block of text is left alone. */
function respelled({ range, type }: Scalar, word: string): TextEdit[] {
  if (!range || type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return []
  const quote = type === 'PLAIN' ? 0 : 1
  return [{ start: range[0] + quote, end: range[1] - quote, replacement: word }]
}

/** The conversation's own id stands after the format's version, as `new` writes it; any other key is the first. */
function newKey(yaml: string, map: YAMLMap, isTop: boolean, text: string): TextEdit[] {
  const [first] = map.items
  const start = keyStart(first)
  if (!first || start === undefined) return []
  if (map.flow) return [insertion(start, `${text}, `)]
  const indent = ' '.repeat(columnOf(yaml, start))
  const end = lineEnd(yaml, start)
  return isTop && keyText(first) === 'samtal'
    ? [insertion(end, `${indent}${text}${eolAt(yaml, start)}`)]
    : [insertion(start, `${text}${eolAt(yaml, start)}${indent}`)]
}

/** Rows after the last one of their list, the list begun where it is empty or not there. Never in a list in brackets. */
function rowsEdit(yaml: string, top: YAMLMap, rows: readonly NewRow[]): TextEdit[] {
  const pair = top.items.find((each) => keyText(each) === rows[0]?.at[0])
  const lines = rows.flatMap((row) => row.lines)
  if (!pair) return newList(yaml, top, [...(rows[0]?.heading ?? []), ...lines])
  if (isSeq(pair.value) && pair.value.items.length > 0) return pair.value.flow ? [] : nextRows(yaml, pair.value, lines)
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

function mapAt(top: YAMLMap, at: Path): YAMLMap | undefined {
  let node: unknown = top
  for (const step of at)
    node = isMap(node)
      ? node.items.find((each) => keyText(each) === step)?.value
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined
  return isMap(node) ? node : undefined
}

function keyStart(pair: Pair | undefined): number | undefined {
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined
}

/** The offset after the colon of a key. */
function colonAfter(yaml: string, { key }: Pair): number | undefined {
  const end = isScalar(key) ? key.range?.[1] : undefined
  const colon = end === undefined ? undefined : /^[ \t]*:/.exec(yaml.slice(end))
  return colon ? (end ?? 0) + colon[0].length : undefined
}

function insertion(at: number, replacement: string): TextEdit {
  return { start: at, end: at, replacement }
}

function columnOf(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf('\n', offset - 1) + 1)
}

/** The offset after the line that an offset lies on. */
function lineEnd(yaml: string, offset: number): number {
  const end = yaml.indexOf('\n', offset)
  return end === -1 ? yaml.length : end + 1
}

/** How the line ends that an offset lies on. */
function eolAt(yaml: string, offset: number): string {
  return yaml[lineEnd(yaml, offset) - 2] === '\r' ? '\r\n' : '\n'
}

/** Whether two values say the same, in whatever order their keys stand. */
function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isSame(each, b[index]))
  if (!isMapping(a) || !isMapping(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
