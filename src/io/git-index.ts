/*
 * The paths in git's index, https://git-scm.com/docs/index-format, read without starting git. Only the common form: a
 * caller that gets undefined asks git.
 */

const headerLength = 12
/** The bytes before the name of an entry: ten numbers of four bytes, the object id, two bytes of flags. */
const nameOffset = 40 + 20 + 2
const extended = 0x4000
const checksumLength = 20

/** The paths in the index, relative to the work tree's root; undefined if it has another form or is damaged. */
export function namesInIndex(bytes: Uint8Array): ReadonlySet<string> | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = buffer.length - checksumLength
  if (end < headerLength || buffer.toString('latin1', 0, 4) !== 'DIRC') return undefined
  const version = buffer.readUInt32BE(4)
  // Version 4 has compressed names.
  if (version !== 2 && version !== 3) return undefined
  const names = new Set<string>()
  let at = headerLength
  for (let left = buffer.readUInt32BE(8); left > 0; left--) {
    if (at + nameOffset > end) return undefined
    const isExtended = (buffer.readUInt16BE(at + nameOffset - 2) & extended) !== 0
    const start = at + nameOffset + (isExtended ? 2 : 0)
    const zero = buffer.indexOf(0, start)
    if (zero <= start || zero >= end) return undefined
    names.add(buffer.toString('utf8', start, zero))
    // Filled with zeros to a multiple of eight bytes, at least one.
    const next = at + ((zero - at + 8) & ~7)
    for (let filler = zero; filler < next; filler++) if (buffer[filler] !== 0) return undefined
    at = next
  }
  return hasOnlyPlainExtensions(buffer, at, end) ? names : undefined
}

/** Whether extensions fill the rest of the index, and none of them must be understood, such as `link` and `sdir`. */
function hasOnlyPlainExtensions(buffer: Buffer, start: number, end: number): boolean {
  let at = start
  while (at + 8 <= end) {
    // Extensions that may be ignored have a name with a capital first letter.
    if (!/^[A-Z][\x20-\x7e]{3}$/.test(buffer.toString('latin1', at, at + 4))) return false
    at += 8 + buffer.readUInt32BE(at + 4)
  }
  return at === end
}
