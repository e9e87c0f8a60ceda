import { falseBlank, zeroWidth } from './blanks.ts'

/** What a line begins with: a list's dash, or what somebody wrote for it; a key; the rest of the line. Offsets in the line. */
export interface Entry {
  /** The columns that the white space at the start is worth: a tab is two. */
  indent: number
  /** Where the content begins. */
  start: number
  /** The dash with the blanks after it, or another mark in its place; absent where there is none. */
  bullet?: { length: number; isRight: boolean }
  key?: EntryKey
}

/** A key: its name without quotes and false blanks, where it begins, and what separates it from its value. */
export interface EntryKey {
  name: string
  start: number
  end: number
  /** Where the value begins. */
  valueStart: number
  separator: 'colon' | 'unspaced' | 'missing' | 'wrong'
}

const bulletMarks = /^(?:[•·‣▪●○◦*+–—−‐‑]|\d{1,3}[.)])\s*/u
const regular = /^(?:"([^"\\]*)"|'([^']*)'|((?:[^\s#&*!|>'"%@`[\]{},?:-]|-(?=[^\s:]))[^:]*?))\s*:(?=\s|$)/u
const word = /^[\p{L}_][\p{L}\p{N}_-]*/u

/** The white space that a line begins with, and the columns it is worth. */
export function indentOf(text: string): { length: number; columns: number; isPlain: boolean } {
  let [length, columns, isPlain] = [0, 0, true]
  for (; length < text.length; length++) {
    const character = text.charAt(length)
    if (character === ' ') columns++
    else if (character === '\t' || falseBlank.test(character) || zeroWidth.test(character)) {
      columns += character === '\t' ? 2 : zeroWidth.test(character) ? 0 : 1
      isPlain = false
    } else break
  }
  return { length, columns, isPlain }
}

/** What a line begins with. `isKey`: whether a name is that of a property here, which may then lack its colon. */
export function readEntry(text: string, isKey: (name: string) => boolean): Entry {
  const { length: start, columns: indent } = indentOf(text)
  const content = text.slice(start)
  const dash = /^-(\s+|$)/.exec(content)
  if (dash) {
    const at = start + dash[0].length
    return { indent, start, bullet: { length: dash[0].length, isRight: true }, key: readKey(text, at, isKey) }
  }
  const mark = bulletMarks.exec(content)?.[0] ?? (/^-(?=[^\s-])/.test(content) ? '-' : undefined)
  if (mark !== undefined) {
    const key = readKey(text, start + mark.length, isKey)
    if (key && isKey(key.name)) return { indent, start, bullet: { length: mark.length, isRight: false }, key }
  }
  return { indent, start, key: readKey(text, start, isKey) }
}

function readKey(text: string, start: number, isKey: (name: string) => boolean): EntryKey | undefined {
  const content = text.slice(start)
  const found = regular.exec(content)
  if (found) {
    const [whole, ...names] = found
    const name = (names.find((given) => given !== undefined) ?? '').replace(new RegExp(zeroWidth, 'g'), '').trim()
    const end = start + whole.length - 1
    return { name, start, end, valueStart: end + 1, separator: 'colon' }
  }
  const name = word.exec(content)?.[0] ?? ''
  if (name === '' || !isKey(name)) return undefined
  const end = start + name.length
  const rest = text.slice(end)
  if (/^:\S/.test(rest)) return { name, start, end, valueStart: end + 1, separator: 'unspaced' }
  const sign = /^\s*(?:[;=：]|:(?=\S))\s*/u.exec(rest)
  if (sign) return { name, start, end, valueStart: end + sign[0].length, separator: 'wrong' }
  const blank = /^(?:\s+|$)/.exec(rest)
  return blank ? { name, start, end, valueStart: end + blank[0].length, separator: 'missing' } : undefined
}
