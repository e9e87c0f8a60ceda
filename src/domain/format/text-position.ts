/** Columns of one place, 1-based: in characters (code points), and in UTF-16 code units as in most editors. */
export interface Columns {
  column: number
  utf16Column: number
}

/** A place in a text: 1-based line and columns. */
export interface Position extends Columns {
  line: number
  /** Where what stands at the place ends, on the same line: after the key, or after the rest of the line. */
  end: Columns
  /** The line around the place, without its ending; of a long line no more than a reader could be shown. */
  excerpt: string
  /** Where in the excerpt the place is, in UTF-16 code units. */
  caret: number
}

/** More than is ever shown to either side, so that what is cut at the edges is not seen. Code units. */
const around = 400

/**
 * How to find where offsets (UTF-16 code units) lie in a text. Quickest where they are asked for in order: lines are
 * counted in passing, and so are the characters of a line, which may be eight million.
 */
export function positionFinder(text: string): (offset: number) => Position {
  const endAfter = (from: number) => {
    const end = text.indexOf('\n', from)
    return end === -1 ? Infinity : end
  }
  const firstEnd = endAfter(0)
  let [line, start, end] = [0, 0, firstEnd]
  let [counted, characters] = [0, 0]
  return (offset) => {
    if (offset < counted) [line, start, end, counted, characters] = [0, 0, firstEnd, 0, 0]
    while (end < offset) [line, start, end, counted, characters] = [line + 1, end + 1, endAfter(end + 1), end + 1, 0]
    characters += charactersIn(text, counted, offset)
    counted = offset
    const from = Math.max(start, offset - around)
    const excerpt = text.slice(from, Math.min(end, offset + around)).replace(/\r$/, '')
    const [column, utf16Column] = [characters + 1, offset - start + 1]
    const { length } = token(text, offset, end)
    const last = { column: column + charactersIn(text, offset, offset + length), utf16Column: utf16Column + length }
    return { line: line + 1, column, utf16Column, end: last, excerpt, caret: offset - from }
  }
}

/** The key at an offset, or the rest of its line; at most as much of a long one as is shown. */
function token(text: string, offset: number, lineEnd: number): string {
  const rest = text.slice(offset, Math.min(lineEnd, offset + around)).trimEnd()
  return /^[\w-]+(?=:(?:\s|$))/.exec(rest)?.[0] ?? rest
}

/** How many characters (code points) lie between two offsets. */
function charactersIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    // The second half of a pair is no character of its own.
    if (code < 0xdc00 || code > 0xdfff) count++
  }
  return count
}

// The characters YAML forbids. Carriage returns apart: one alternative more would make the search three times as slow.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/

/** The offset of the first control character, a carriage return that ends no line among them; or -1. */
export function findControlCharacter(text: string): number {
  const first = text.search(control)
  const lone = text.includes('\r') ? text.search(/\r(?!\n)/) : -1
  return first === -1 || lone === -1 ? Math.max(first, lone) : Math.min(first, lone)
}
