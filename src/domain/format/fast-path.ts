import { cadenceLevels, scalarValue, undefinedIfEmpty, type KeepEmpty, type Mapping, type Value } from './value.ts'

/*
 * Parses the shape that `samtal new` writes without a YAML library, some thirty times faster. It gives the value that
 * `yaml.ts` gives, or undefined; it never reports a fault. A property test compares the two.
 */

const flowWord = /^[A-Za-z0-9][A-Za-z0-9_-]*$/
const opening = /^[\p{L}\p{N}]/u
const deepest = 8
/** YAML allows no longer ones. */
const longestKey = 1000
const [space, hash, dash, colon] = [32, 35, 45, 58]

class Unusual extends Error {}

interface Lines {
  all: string[]
  at: number
  keepEmpty: KeepEmpty
  /** Whether the key at the top is one below which empty values are kept. */
  inCadence: boolean
}

/** The value of a YAML text of the usual shape; undefined where it is unusual in any way. See `parseYaml` for `keepEmpty`. */
export function parseFast(text: string, keepEmpty: KeepEmpty): Mapping | undefined {
  if (text.includes('\t')) return undefined
  const all = text.includes('\r') ? text.split(/\r?\n/) : text.split('\n')
  const lines: Lines = { all, at: 0, keepEmpty, inCadence: false }
  try {
    if (skip(lines) === undefined) return {}
    const value = mapping(lines, 0, 1)
    return skip(lines) === undefined ? value : undefined
  } catch (error) {
    if (error instanceof Unusual) return undefined
    throw error
  }
}

/** The indentation of a line, in spaces; -1 where it is blank or a comment. */
function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === space) indent++
  return indent === line.length || line.charCodeAt(indent) === hash ? -1 : indent
}

/** Moves to the next line with content and gives its indentation; undefined at the end. */
function skip(lines: Lines): number | undefined {
  for (; lines.at < lines.all.length; lines.at++) {
    const indent = indentOf(lines.all[lines.at] ?? '')
    if (indent !== -1) return indent
  }
  return undefined
}

/** Whether the line has a list's dash at the offset. */
function hasDash(line: string, at: number): boolean {
  return line.charCodeAt(at) === dash && line.charCodeAt(at + 1) === space
}

/** The offset of the colon after the key that begins at an offset of the line; -1 if there is no key. */
function keyEnd(line: string, at: number): number {
  let end = at
  for (; ; end++) {
    const code = line.charCodeAt(end)
    const isWord =
      (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95
    if (!isWord && !(code === dash && end > at)) break
  }
  if (end === at || line.charCodeAt(end) !== colon) return -1
  return end + 1 === line.length || line.charCodeAt(end + 1) === space ? end : -1
}

/** The rest of a line without spaces at both ends; YAML has no other white space, and tabs never come here. */
function restOf(line: string, from: number): string {
  let [start, end] = [from, line.length]
  while (start < end && line.charCodeAt(start) === space) start++
  while (end > start && line.charCodeAt(end - 1) === space) end--
  return line.slice(start, end)
}

function mapping(lines: Lines, indent: number, depth: number): Mapping {
  if (depth > deepest) throw new Unusual()
  const value: Mapping = {}
  /** Keys without a value; they may not be repeated either. */
  let empty: Set<string> | undefined
  for (let found = skip(lines); found !== undefined && found >= indent; found = skip(lines)) {
    const line = lines.all[lines.at] ?? ''
    if (found > indent) throw new Unusual()
    if (hasDash(line, indent)) return value
    const end = keyEnd(line, indent)
    const key = line.slice(indent, end)
    if (end === -1 || end - indent > longestKey || Object.hasOwn(value, key) || empty?.has(key) || key === '__proto__')
      throw new Unusual()
    if (depth === 1) lines.inCadence = lines.keepEmpty === 'cadence' && key === 'cadence'
    const inner = node(lines, restOf(line, end + 1), indent, depth, depth === 1 && key === 'samtal')
    if (inner !== undefined) value[key] = inner
    else if (depth === 1 && lines.keepEmpty === 'people') value[key] = {}
    else if (depth > 1 && depth <= cadenceLevels && lines.inCadence) value[key] = null
    else (empty ??= new Set()).add(key)
  }
  return value
}

/** The value after `key:` on the current line, whose key is at `indent`; moves past it. */
function node(lines: Lines, rest: string, indent: number, depth: number, versionKey: boolean): Value | undefined {
  lines.at++
  if (rest === '') {
    const next = skip(lines)
    if (next === undefined || next < indent) return undefined
    if (hasDash(lines.all[lines.at] ?? '', next)) return list(lines, next, depth + 1)
    if (next === indent) return undefined
    const value = mapping(lines, next, depth + 1)
    return lines.inCadence && depth > 1 && depth <= cadenceLevels ? value : undefinedIfEmpty(value)
  }
  if (rest === '|' || rest === '|-') return literal(lines, indent, rest === '|')
  if (lines.inCadence && depth <= cadenceLevels && rest.startsWith('{')) throw new Unusual()
  const value = inline(rest, versionKey, depth)
  const next = skip(lines)
  // A deeper line would continue a plain scalar.
  if (next !== undefined && next > indent) throw new Unusual()
  return value
}

function list(lines: Lines, indent: number, depth: number): Value[] {
  if (depth > deepest || (lines.inCadence && depth <= cadenceLevels + 1)) throw new Unusual()
  const values: Value[] = []
  for (let found = skip(lines); found === indent; found = skip(lines)) {
    const line = lines.all[lines.at] ?? ''
    if (!hasDash(line, indent)) break
    let inner = indent + 2
    while (line.charCodeAt(inner) === space) inner++
    if (inner === line.length) throw new Unusual()
    if (keyEnd(line, inner) !== -1) {
      // The first entry of a map in a list: read as a line of its own.
      lines.all[lines.at] = ' '.repeat(inner) + line.slice(inner)
      values.push(undefinedIfEmpty(mapping(lines, inner, depth + 1)) ?? null)
    } else {
      lines.at++
      values.push(inline(restOf(line, inner), false, depth) ?? null)
      const next = skip(lines)
      if (next !== undefined && next > indent) throw new Unusual()
    }
  }
  return values
}

/** A literal block scalar whose key is at `indent`. */
function literal(lines: Lines, indent: number, keepNewline: boolean): string | undefined {
  const taken: string[] = []
  let inner = 0
  for (; lines.at < lines.all.length; lines.at++) {
    const line = lines.all[lines.at] ?? ''
    let content = 0
    while (line.charCodeAt(content) === space) content++
    if (content === line.length) {
      // Blank lines wider than the text to come, or than the text, mean something to YAML.
      if (line.length > indent && (inner === 0 || line.length > inner)) throw new Unusual()
      taken.push('')
    } else {
      if (inner === 0 && content > indent) inner = content
      if (inner === 0 || content < inner) {
        // Less indented than the text but more than the key: an error in YAML, except for a comment after the text.
        if (content > indent) throw new Unusual()
        break
      }
      taken.push(line.slice(inner))
    }
  }
  while (taken.length > 0 && taken.at(-1) === '') taken.pop()
  const text = taken.join('\n')
  return scalarValue(keepNewline ? `${text}\n` : text, false, false) as string | undefined
}

/** Whether the whole text is one plain scalar. */
function isPlain(rest: string): boolean {
  const first = rest.charCodeAt(0)
  const isAscii = (first >= 97 && first <= 122) || (first >= 48 && first <= 57) || (first >= 65 && first <= 90)
  if (!isAscii && (first < 128 || !opening.test(rest))) return false
  for (let at = rest.indexOf(':'); at !== -1; at = rest.indexOf(':', at + 1))
    if (at + 1 === rest.length || rest.charCodeAt(at + 1) === space) return false
  return !rest.includes(' #')
}

function inline(rest: string, versionKey: boolean, depth: number): Value | undefined {
  if (rest === '[]') return []
  if (isPlain(rest)) return scalarValue(rest, true, versionKey)
  if (/^"[^"\\]*"$/.test(rest) || /^'[^']*'$/.test(rest)) return scalarValue(rest.slice(1, -1), false, false)
  if (depth >= deepest) throw new Unusual()
  if (/^\[.*\]$/.test(rest)) return words(rest).map(word)
  if (/^\{.*\}$/.test(rest)) {
    const value: Mapping = {}
    const given = new Set<string>()
    for (const pair of words(rest)) {
      const isEmpty = pair.endsWith(':')
      const [key = '', inner, ...more] = isEmpty ? [pair.slice(0, -1)] : pair.split(/: +/)
      // A name without a colon is a text in braces, which the full parser reports.
      if (inner === undefined && !isEmpty) throw new Unusual()
      if (!flowWord.test(key) || more.length > 0 || given.has(key)) throw new Unusual()
      given.add(key)
      if (inner !== undefined) value[key] = word(inner)
    }
    return undefinedIfEmpty(value)
  }
  throw new Unusual()
}

function words(flow: string): string[] {
  return flow
    .slice(1, -1)
    .split(',')
    .map((part) => part.trim())
}

function word(text: string): Value {
  if (!flowWord.test(text)) throw new Unusual()
  const value = scalarValue(text, true, false)
  if (value === undefined) throw new Unusual()
  return value
}
