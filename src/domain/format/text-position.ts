/** A place in a text: 1-based line, and 1-based column in characters (code points). */
export interface Position {
  line: number
  column: number
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
    return { line: line + 1, column: characters + 1, excerpt, caret: offset - from }
  }
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
