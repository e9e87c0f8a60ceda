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

/** Where an offset (UTF-16 code units) lies in a text. */
export function place(text: string, offset: number): Place {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) line++
  const end = text.indexOf('\n', start)
  const excerpt = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '')
  return { line, column: [...text.slice(start, offset)].length + 1, excerpt }
}

// The characters YAML forbids, and a carriage return that ends no line.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\r(?!\n)/

/** The offset of the first control character, or -1. */
export function controlCharacter(text: string): number {
  return text.search(control)
}
