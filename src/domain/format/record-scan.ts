import { addKey, hasText, isFlow, isPlainScalar, isQuotedScalar, isWord, skipSpaces, trimEnd } from './inline-scan.ts'
import { asciiText } from './ascii-text.ts'
import { scalarValue, type Mapping } from './value.ts'

/*
 * Reads of a conversation file only what records are made of. Most of an old version is of no interest, but it counts
 * only if all of its front matter can be read, so that every byte is looked at. Few are decoded.
 */

const wantedAtTop = ['id', 'template', 'employee', 'group', 'held', 'follow_ups']
const wantedInRow = ['step', 'held']
const [lineEnd, space, hash, dash, colon] = [10, 32, 35, 45, 58]
/** The same limit as for every front matter, and stricter ones than those of `fast-path.ts`. */
const [largest, deepest] = [64 * 1024, 6]

const unusual = new Error('unusual')

/** What follows a key. */
type Kind = 'nothing' | 'scalar' | 'other'

/**
 * The properties of the front matter that say what was held, and with whom, by the bytes of a file in UTF-8; undefined
 * where it is unusual in any way. Where there are some, `parseFileFast` gives a value too, and the same records: a property
 * test compares them.
 */
export function scanRecordFields(bytes: Uint8Array): Mapping | undefined {
  try {
    return new Scan(bytes).frontMatter()
  } catch (error) {
    if (error === unusual) return undefined
    throw error
  }
}

/** At a line of the front matter. */
class Scan {
  private readonly bytes: Uint8Array
  private start = 0
  private end = 0
  /** How many spaces it begins with. The dash of a list counts as one where a map begins behind it. */
  private indent = 0
  private isFence = false
  /** The scalar found last. */
  private scalarStart = 0
  private scalarEnd = 0
  private isQuoted = false

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  frontMatter(): Mapping {
    if (!hasText(this.bytes, 0, 4, '---\n')) throw unusual
    this.load(4)
    const fields: Mapping = {}
    if (this.skip()) this.mapping(0, 1, wantedAtTop, fields)
    if (!this.isFence) throw unusual
    return fields
  }

  /** Moves to the line that begins at an offset. */
  private load(start: number): void {
    const { bytes } = this
    let at = skipSpaces(bytes, start)
    this.start = start
    this.indent = at - start
    for (let code = bytes[at]; code !== lineEnd && code !== undefined; code = bytes[++at]) {
      // Control characters, in UTF-8 also C2 80 to C2 9F, and U+FFFE and U+FFFF.
      if (code < 32 || code === 127) throw unusual
      if ((code === 0xc2 && (bytes[at + 1] ?? 0) < 0xa0) || (code === 0xef && bytes[at + 1] === 0xbf)) throw unusual
    }
    this.end = at
    this.isFence = hasText(bytes, start, start + 3, '---')
    if (at > largest || (this.isFence ? at !== start + 3 : bytes[at] === undefined)) throw unusual
  }

  /** Moves to the next line, this one included, that is neither blank nor a comment; false at the end. */
  private skip(): boolean {
    for (; !this.isFence; this.load(this.end + 1)) {
      const first = this.start + this.indent
      if (first !== this.end && this.bytes[first] !== hash) return true
    }
    return false
  }

  private hasDash(): boolean {
    const at = this.start + this.indent
    return this.bytes[at] === dash && this.bytes[at + 1] === space
  }

  /** The offset of the colon after the key that begins at an offset; -1 if there is no key. */
  private keyEnd(at: number): number {
    const { bytes } = this
    let end = at
    while (isWord(bytes[end]) || (bytes[end] === dash && end > at)) end++
    if (end === at || bytes[end] !== colon) return -1
    return end + 1 === this.end || bytes[end + 1] === space ? end : -1
  }

  /** Moves past a map. The wanted of its properties are set in `fields`. */
  private mapping(indent: number, depth: number, wanted: readonly string[], fields: Mapping | undefined): void {
    if (depth > deepest) throw unusual
    const keys: number[] = []
    while (this.skip() && this.indent >= indent) {
      if (this.indent > indent) throw unusual
      if (this.hasDash()) return
      const start = this.start + indent
      const end = this.keyEnd(start)
      if (end === -1 || !addKey(this.bytes, keys, start, end)) throw unusual
      const name = fields && this.nameAmong(wanted, start, end)
      const rows: Mapping[] | undefined = name === 'follow_ups' ? [] : undefined
      const kind = this.node(end + 1, indent, depth, rows)
      if (!fields || name === undefined) continue
      if (rows) fields[name] = rows
      else if (kind === 'other') throw unusual
      else if (kind === 'scalar') this.setScalar(fields, name)
    }
  }

  private nameAmong(names: readonly string[], start: number, end: number): string | undefined {
    for (const name of names) if (hasText(this.bytes, start, end, name)) return name
    return undefined
  }

  private setScalar(fields: Mapping, name: string): void {
    const text = asciiText(this.bytes, this.scalarStart, this.scalarEnd)
    if (text === undefined) throw unusual
    const value = scalarValue(text, !this.isQuoted, false)
    if (value !== undefined) fields[name] = value
  }

  /** Moves past what stands behind a key. The maps of a list are added to `rows`. */
  private node(from: number, indent: number, depth: number, rows: Mapping[] | undefined): Kind {
    const { bytes } = this
    const start = skipSpaces(bytes, from)
    const end = trimEnd(bytes, start, this.end)
    if (start === this.end) {
      this.load(this.end + 1)
      if (!this.skip() || this.indent < indent) return 'nothing'
      if (this.hasDash()) this.list(this.indent, depth + 1, rows)
      else if (this.indent === indent) return 'nothing'
      else this.mapping(this.indent, depth + 1, [], undefined)
      return 'other'
    }
    if (hasText(bytes, start, end, '|') || hasText(bytes, start, end, '|-')) {
      this.literal(indent)
      return 'other'
    }
    return this.inline(start, end, indent)
  }

  private list(indent: number, depth: number, rows: Mapping[] | undefined): void {
    if (depth > deepest) throw unusual
    while (this.skip() && this.indent === indent && this.hasDash()) {
      const inner = skipSpaces(this.bytes, this.start + indent + 2)
      if (inner === this.end) throw unusual
      if (this.keyEnd(inner) === -1) this.inline(inner, trimEnd(this.bytes, inner, this.end), indent)
      else {
        const row = rows && {}
        this.indent = inner - this.start
        this.mapping(this.indent, depth + 1, wantedInRow, row)
        if (row) rows.push(row)
      }
    }
  }

  /** Moves past a literal block whose key is at `indent`. */
  private literal(indent: number): void {
    let inner = 0
    for (this.load(this.end + 1); !this.isFence; this.load(this.end + 1)) {
      const length = this.end - this.start
      if (this.indent === length) {
        // Blank lines wider than the text to come, or than the text, mean something to YAML.
        if (length > indent && (inner === 0 || length > inner)) throw unusual
        continue
      }
      if (inner === 0 && this.indent > indent) inner = this.indent
      if (inner !== 0 && this.indent >= inner) continue
      if (this.indent > indent) throw unusual
      return
    }
  }

  /** Moves past a value on one line, of a key or a list at `indent`. */
  private inline(start: number, end: number, indent: number): Kind {
    const { bytes } = this
    this.isQuoted = isQuotedScalar(bytes, start, end)
    this.scalarStart = this.isQuoted ? start + 1 : start
    this.scalarEnd = this.isQuoted ? end - 1 : end
    const isScalar = this.isQuoted || isPlainScalar(bytes, start, end)
    if (!isScalar && !isFlow(bytes, start, end)) throw unusual
    this.load(this.end + 1)
    // A deeper line would continue a plain scalar.
    if (this.skip() && this.indent > indent) throw unusual
    return isScalar ? 'scalar' : 'other'
  }
}
