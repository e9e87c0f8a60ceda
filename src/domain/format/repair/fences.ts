import { lineEndOf } from '../line-end.ts'
import { propertyOrder } from '../schema.ts'
import { linesOf, type Line, type Mistake } from './mistake.ts'

const names = () => new RegExp(`^(?:${propertyOrder([], 'conversation').join('|')}):(?:\\s|$)`)

/** Only dashes, of whatever kind and number, as somebody writes who means `---`. */
const dashes = /^\s*(?:-{2,}|[—–―‒−]{1,})\s*$/u

/** What is wrong with the two lines of `---` around the front matter. Offsets in the whole text. */
export function findFenceMistakes(text: string): Mistake[] {
  const lines = linesOf(text)
  const name = names()
  const first = lines.findIndex((line) => line.text.trim() !== '')
  const opening = openingMistake(lines, first, name, lineEndOf(text))
  if (opening && opening.edits.length === 0) return [opening]
  // The line of the opening fence; before the first line where there is none.
  const start = opening?.params?.form === 'absent' ? -1 : openingIndex(lines, first, opening)
  const closing = closingMistake(lines, start, name, lineEndOf(text))
  const second = closing ? undefined : repeatedMistake(lines, start, name)
  return [opening, closing, second].filter((mistake) => mistake !== undefined)
}

function openingIndex(lines: readonly Line[], first: number, opening: Mistake | undefined): number {
  if (!opening?.params?.form || !['text-before', 'code'].includes(opening.params.form)) return first
  return lines.findIndex(({ text }) => text === '---')
}

function openingMistake(lines: readonly Line[], first: number, name: RegExp, eol: string): Mistake | undefined {
  const line = lines[first]
  if (!line) return missing(0, 'empty')
  const { text, start } = line
  if (first === 0 && text === '---') return undefined
  const end = start + text.length
  if (dashes.test(text)) {
    const form = text === '---' ? 'blank-before' : text.trim() === '---' ? 'spaces' : 'dashes'
    return missing(form === 'blank-before' ? 0 : start, form, [{ start: 0, end, replacement: '---' }])
  }
  const fence = lines.findIndex((other, index) => index > first && other.text === '---')
  if (name.test(text)) return missing(0, 'absent', [{ start: 0, end: 0, replacement: `---${eol}` }], fence !== -1)
  if (fence === -1 || !name.test(lines[fence + 1]?.text ?? '')) return missing(0, 'other')
  const edits = [{ start: 0, end: lines[fence]?.start ?? 0, replacement: '' }]
  return missing(start, /^\s*```/.test(text) ? 'code' : 'text-before', edits, false)
}

function missing(offset: number, form: string, edits: Mistake['edits'] = [], isCertain = edits.length > 0): Mistake {
  return { rule: 'front-matter-missing', offset, at: [], params: { form }, isCertain, edits }
}

function closingMistake(lines: readonly Line[], start: number, name: RegExp, eol: string): Mistake | undefined {
  const closing = lines.findIndex(({ text }, index) => index > start && text.startsWith('---'))
  if (lines[closing]?.text === '---') return undefined
  const candidates = lines.filter(({ text }, index) => index > start && dashes.test(text))
  const line = lines[closing] ?? candidates[0]
  if (line && dashes.test(line.text)) {
    const form = line.text.trim() === '---' ? 'spaces' : 'dashes'
    const edits = [{ start: line.start, end: line.start + line.text.length, replacement: '---' }]
    return unclosed(line.start, form, edits, candidates.length === 1)
  }
  if (line) return unclosed(line.start, 'other')
  const end = endOfProperties(lines, start, name)
  return unclosed(end, 'absent', [{ start: end, end, replacement: `---${eol}` }], false)
}

function unclosed(offset: number, form: string, edits: Mistake['edits'] = [], isCertain = edits.length > 0): Mistake {
  return { rule: 'front-matter-unclosed', offset, at: [], params: { form }, isCertain, edits }
}

/** Where the properties seem to end: before the first line of prose, and before the headings and blank lines above it. */
function endOfProperties(lines: readonly Line[], start: number, name: RegExp): number {
  const last = lines.findLastIndex(({ text }) => name.test(text))
  let end = Math.max(start, last) + 1
  // What belongs to the last property is indented.
  for (let at = end; at < lines.length; at++) {
    const { text } = lines[at] as Line
    if (/^\s*$|^#/.test(text)) continue
    if (!/^\s|^- /.test(text)) break
    end = at + 1
  }
  return lines[end]?.start ?? lines.at(-1)?.start ?? 0
}

/** A second front matter below the first, which nothing reads. */
function repeatedMistake(lines: readonly Line[], start: number, name: RegExp): Mistake | undefined {
  const closing = lines.findIndex(({ text }, index) => index > start && text === '---')
  if (closing === -1) return undefined
  const own = lines.slice(start + 1, closing).filter(({ text }) => text.trim() !== '')
  const below = lines.findIndex(({ text }, index) => index > closing && text.trim() !== '')
  const line = lines[closing] as Line
  const next = lines.findIndex(({ text }, index) => index > closing && text === '---')
  if (name.test(lines[below]?.text ?? '') && next !== -1) {
    const given = new Set(keysIn(own, name))
    const isCertain = !keysIn(lines.slice(below, next), name).some((key) => given.has(key))
    const edits = isCertain
      ? [{ start: line.start, end: lines[closing + 1]?.start ?? line.start, replacement: '' }]
      : []
    return repeated(line.start, own.length === 0 ? 'doubled' : 'early', edits)
  }
  for (let at = next; at !== -1 && at < lines.length; at++)
    if (lines[at]?.text === '---' && name.test(lines[at + 1]?.text ?? ''))
      return repeated(lines[at]?.start ?? 0, 'second')
  return undefined
}

function repeated(offset: number, form: string, edits: Mistake['edits'] = []): Mistake {
  return { rule: 'front-matter-repeated', offset, at: [], params: { form }, isCertain: edits.length > 0, edits }
}

function keysIn(lines: readonly Line[], name: RegExp): string[] {
  return lines.flatMap(({ text }) => name.exec(text)?.[0].replace(/:\s?$/, '') ?? [])
}
