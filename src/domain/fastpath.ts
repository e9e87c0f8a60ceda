import { emptyMapping, scalar, unlessEmpty, type Mapping, type Value } from './value.ts'

/*
 * The shape that `samtal new` writes, read without a YAML library: some thirty times faster. It gives the very value
 * that `yaml.ts` gives, or nothing at all; it never finds fault. A property test holds the two against each other.
 */

const entry = /^([A-Za-z0-9_][A-Za-z0-9_-]*):(?: +(.*))?$/
const plainForm = /^[\p{L}\p{N}](?:[^:#\t]|:(?=\S)|(?<=\S)#)*$/u
const flowWord = /^[A-Za-z0-9][A-Za-z0-9_-]*$/
const deepest = 8

class Unusual extends Error {}

interface Lines {
  all: string[]
  at: number
  keepEmpty: boolean
}

/** The value of a YAML text of the usual shape; undefined where it is unusual in any way. See `readYaml` for `keepEmpty`. */
export function fastValue(text: string, keepEmpty: boolean): Mapping | undefined {
  if (text.includes('\t')) return undefined
  const lines: Lines = { all: text.split(/\r?\n/), at: 0, keepEmpty }
  try {
    if (skip(lines) === undefined) return emptyMapping()
    const value = mapping(lines, 0, 1)
    return skip(lines) === undefined ? value : undefined
  } catch (error) {
    if (error instanceof Unusual) return undefined
    throw error
  }
}

/** Moves to the next line with content and gives its indentation; undefined at the end. */
function skip(lines: Lines): number | undefined {
  for (; lines.at < lines.all.length; lines.at++) {
    const line = lines.all[lines.at] ?? ''
    const indent = line.search(/\S/)
    if (indent !== -1 && line[indent] !== '#') return indent
  }
  return undefined
}

function mapping(lines: Lines, indent: number, depth: number): Mapping {
  if (depth > deepest) throw new Unusual()
  const value = emptyMapping()
  const keys = new Set<string>()
  for (let found = skip(lines); found !== undefined && found >= indent; found = skip(lines)) {
    const line = lines.all[lines.at] ?? ''
    if (found > indent || (line[indent] === '-' && line[indent + 1] === ' ')) {
      if (found === indent) return value
      throw new Unusual()
    }
    const parts = entry.exec(line.slice(indent))
    const key = parts?.[1]
    if (key === undefined || keys.has(key)) throw new Unusual()
    keys.add(key)
    const inner = node(lines, (parts?.[2] ?? '').trimEnd(), indent, depth, depth === 1 && key === 'samtal')
    if (inner !== undefined) value[key] = inner
    else if (depth === 1 && lines.keepEmpty) value[key] = emptyMapping()
  }
  return value
}

/** The value after `key:` on the current line, whose key stands at `indent`; moves past it. */
function node(lines: Lines, rest: string, indent: number, depth: number, versionKey: boolean): Value | undefined {
  lines.at++
  if (rest === '') {
    const next = skip(lines)
    if (next === undefined || next < indent) return undefined
    const dash = /^ *- /.test(lines.all[lines.at] ?? '')
    if (dash) return list(lines, next, depth + 1)
    return next > indent ? unlessEmpty(mapping(lines, next, depth + 1)) : undefined
  }
  if (rest === '|' || rest === '|-') return literal(lines, indent, rest === '|')
  const value = inline(rest, versionKey, depth)
  const next = skip(lines)
  // A deeper line would continue a plain scalar.
  if (next !== undefined && next > indent) throw new Unusual()
  return value
}

function list(lines: Lines, indent: number, depth: number): Value[] {
  if (depth > deepest) throw new Unusual()
  const values: Value[] = []
  for (let found = skip(lines); found === indent; found = skip(lines)) {
    const line = lines.all[lines.at] ?? ''
    if (!line.startsWith('- ', indent)) break
    const rest = line.slice(indent + 2)
    const inner = indent + 2 + rest.search(/\S/)
    if (rest.trim() === '') throw new Unusual()
    if (entry.test(rest.trim())) {
      // The first entry of a map in a list: read it as a line of its own.
      lines.all[lines.at] = ' '.repeat(inner) + rest.trim()
      values.push(unlessEmpty(mapping(lines, inner, depth + 1)) ?? null)
    } else {
      lines.at++
      values.push(inline(rest.trim(), false, depth) ?? null)
      const next = skip(lines)
      if (next !== undefined && next > indent) throw new Unusual()
    }
  }
  return values
}

/** A literal block scalar whose key stands at `indent`. */
function literal(lines: Lines, indent: number, keepNewline: boolean): string | undefined {
  const taken: string[] = []
  let inner = 0
  for (; lines.at < lines.all.length; lines.at++) {
    const line = lines.all[lines.at] ?? ''
    const content = line.search(/[^ ]/)
    if (content === -1) {
      // Blank lines wider than the text to come, or than the text, mean something to YAML.
      if (line.length > indent && (inner === 0 || line.length > inner)) throw new Unusual()
      taken.push('')
    } else {
      if (inner === 0 && content > indent) inner = content
      if (inner === 0 || content < inner) {
        // Less indented than the text but more than the key: an error for YAML, save for a comment after the text.
        if (content > indent) throw new Unusual()
        break
      }
      taken.push(line.slice(inner))
    }
  }
  while (taken.length > 0 && taken.at(-1) === '') taken.pop()
  const text = taken.join('\n')
  return scalar(keepNewline ? `${text}\n` : text, false, false) as string | undefined
}

function inline(rest: string, versionKey: boolean, depth: number): Value | undefined {
  if (rest === '[]') return []
  if (plainForm.test(rest) && !rest.endsWith(':')) return scalar(rest, true, versionKey)
  if (/^"[^"\\]*"$/.test(rest) || /^'[^']*'$/.test(rest)) return scalar(rest.slice(1, -1), false, false)
  if (depth >= deepest) throw new Unusual()
  if (/^\[.*\]$/.test(rest)) return words(rest).map(word)
  if (/^\{.*\}$/.test(rest)) {
    const value = emptyMapping()
    for (const pair of words(rest)) {
      const [key = '', inner = '', ...more] = pair.split(/: +/)
      if (!flowWord.test(key) || more.length > 0 || key in value) throw new Unusual()
      value[key] = word(inner)
    }
    return value
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
  const value = scalar(text, true, false)
  if (value === undefined) throw new Unusual()
  return value
}
