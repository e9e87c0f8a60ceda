import type { RuleId } from './diagnostic.ts'

/** A fault met before there are values: its rule, and its offset in the text. */
export interface Fault {
  rule: RuleId
  offset: number
  params?: Readonly<Record<string, string>>
}

/** A place in a text: 1-based line, and 1-based column in characters (code points). */
export interface Place {
  line: number
  column: number
  /** The whole line, without its ending. */
  excerpt: string
}

/** How to find where offsets (UTF-16 code units) lie in a text; made once a text, since a text may have many findings. */
export function placing(text: string): (offset: number) => Place {
  // Where lines start, as far as has been asked: most findings stand near the top, and a text may be eight million lines.
  const starts = [0]
  let searched = 0
  const search = (offset: number) => {
    while (searched <= offset) {
      const at = text.indexOf('\n', searched)
      searched = at === -1 ? Infinity : at + 1
      if (at !== -1) starts.push(at + 1)
    }
  }
  // Many findings may stand on one long line: what has been counted and cut out of it is kept.
  let last = { line: -1, offset: 0, before: 0, excerpt: '' }
  return (offset) => {
    search(offset)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const start = starts[low] ?? 0
    if (low !== last.line) {
      const end = text.indexOf('\n', start)
      const excerpt = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '')
      last = { ...{ line: low, offset: start, before: 0 }, excerpt }
    }
    const { before, excerpt } = last
    const further = offset >= last.offset
    const count = further ? before + characters(text, last.offset, offset) : characters(text, start, offset)
    last = { line: low, offset, before: count, excerpt }
    return { line: low + 1, column: count + 1, excerpt }
  }
}

/** How many characters (code points) lie between two offsets. */
function characters(text: string, from: number, to: number): number {
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
export function controlCharacter(text: string): number {
  const first = text.search(control)
  const lone = text.includes('\r') ? text.search(/\r(?!\n)/) : -1
  return first === -1 || lone === -1 ? Math.max(first, lone) : Math.min(first, lone)
}
