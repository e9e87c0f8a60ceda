/*
 * Values on one line, by their bytes in UTF-8, looked at without being decoded. Each function tells whether the bytes from
 * `start` to `end` are what it is named after, in a form that `fast-path.ts` reads too.
 */

const [space, hash, comma, dash, colon, underscore, backslash] = [32, 35, 44, 45, 58, 95, 92]
const [quote, apostrophe, openingBracket, closingBracket, openingBrace, closingBrace] = [34, 39, 91, 93, 123, 125]
const [mostKeys, longestKey] = [64, 100]

export function isPlainScalar(bytes: Uint8Array, start: number, end: number): boolean {
  const [first = 0, second = 0] = [bytes[start], bytes[start + 1]]
  // A letter or a digit; of the others À to ÿ, which are letters but for × and ÷.
  const isLatin = first === 0xc3 && second !== 0x97 && second !== 0xb7
  if (!isLatin && (!isWord(first) || first === underscore)) return false
  for (let at = start; at < end; at++) {
    const code = bytes[at]
    if (code === colon && (at + 1 === end || bytes[at + 1] === space)) return false
    if (code === hash && bytes[at - 1] === space) return false
  }
  return true
}

export function isQuotedScalar(bytes: Uint8Array, start: number, end: number): boolean {
  const mark = bytes[start]
  if ((mark !== quote && mark !== apostrophe) || end < start + 2 || bytes[end - 1] !== mark) return false
  for (let at = start + 1; at < end - 1; at++)
    if (bytes[at] === mark || (bytes[at] === backslash && mark === quote)) return false
  return true
}

/** A list or a map, of words only. */
export function isFlow(bytes: Uint8Array, start: number, end: number): boolean {
  const isMap = bytes[start] === openingBrace
  if (!isMap && bytes[start] !== openingBracket) return false
  if (end < start + 2 || bytes[end - 1] !== (isMap ? closingBrace : closingBracket)) return false
  if (!isMap && end === start + 2) return true
  const keys: number[] = []
  for (let at = start + 1; ; at++) {
    at = skipSpaces(bytes, at)
    let after = wordEnd(bytes, at)
    if (after === at) return false
    if (isMap) {
      if (bytes[after] !== colon || !addKey(bytes, keys, at, after)) return false
      at = skipSpaces(bytes, after + 1)
      // A word right after the colon would be part of the key.
      if (at === after + 1 && isWord(bytes[at])) return false
      after = wordEnd(bytes, at)
    }
    at = skipSpaces(bytes, after)
    if (at === end - 1) return true
    if (bytes[at] !== comma) return false
  }
}

/** The end of the word that begins at an offset; the offset itself where there is none, or one that may be `null`. */
function wordEnd(bytes: Uint8Array, start: number): number {
  let end = start
  while (isWord(bytes[end]) || (bytes[end] === dash && end > start)) end++
  const mayBeNull = end - start === 4 && ((bytes[start] ?? 0) | 32) === 110
  return mayBeNull || bytes[start] === underscore ? start : end
}

export function skipSpaces(bytes: Uint8Array, start: number): number {
  let at = start
  while (bytes[at] === space) at++
  return at
}

/** The end of what stands before the spaces at the end. */
export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && bytes[at - 1] === space) at--
  return at
}

/** Adds the place of a key to those of its map; false where the map has it, or it is unusual. */
export function addKey(bytes: Uint8Array, keys: number[], start: number, end: number): boolean {
  if (keys.length === 2 * mostKeys || end - start > longestKey || hasText(bytes, start, end, '__proto__')) return false
  for (let index = 0; index < keys.length; index += 2) {
    const [from = 0, to = 0] = [keys[index], keys[index + 1]]
    if (to - from !== end - start) continue
    let same = 0
    while (same < to - from && bytes[from + same] === bytes[start + same]) same++
    if (same === to - from) return false
  }
  keys.push(start, end)
  return true
}

/** Whether it is a text in ASCII. */
export function hasText(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (text.length !== end - start) return false
  for (let at = start; at < end; at++) if (bytes[at] !== text.charCodeAt(at - start)) return false
  return true
}

/** Whether a byte is a letter in ASCII, a digit or `_`. */
export function isWord(code: number | undefined): boolean {
  if (code === undefined) return false
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === underscore
}
