import { isMap, isScalar, isSeq, Lexer, parseDocument, type Document, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Path, ParseFault } from './finding.ts'
import { findControlCharacter } from './text-position.ts'
import { setKey, scalarValue, undefinedIfEmpty, type Mapping, type Value } from './value.ts'

/** A YAML text read in full: its value where it has one, its faults, and where each value stands. Offsets count within the text. */
export interface ParsedYaml {
  value: Mapping | undefined
  faults: ParseFault[]
  locate(path: Path, onKey: boolean): number
}

const deepest = 8
/** A line of more has keys in keys; a few in a sentence are a fault of another kind. */
const mostColons = 100
/** So many faults of one text are told. */
const most = 1000

/**
 * Reads the strict subset of YAML 1.2 that the format allows, with every fault in it.
 * `texts` names the properties that hold free text. With `keepEmpty`, a key at the top without value has an empty map:
 * in a roster the key alone says that the person is there.
 */
export function parseYaml(text: string, texts: ReadonlySet<string>, keepEmpty: boolean): ParsedYaml {
  const { fault, open } = screen(text)
  if (fault) return { value: undefined, faults: [fault], locate: () => fault.offset }
  const document = parseYamlDocument(text)
  const faults = [...document.errors, ...document.warnings]
    .slice(0, most)
    .map((error) => yamlFault(error.code, error.code === 'MISSING_CHAR' ? (open ?? error.pos[0]) : error.pos[0], text))
  // At the very end of a text the library takes an escaped mark for the closing one.
  if (open !== undefined && faults.length === 0) faults.push({ rule: 'yaml-invalid', offset: open })
  const value =
    faults.length > 0
      ? undefined
      : walk(document.contents, { text, faults, texts, keepEmpty, depth: 1, key: undefined })
  const top = value === undefined && faults.length === 0 ? {} : value
  if (faults.length === 0 && !(isMap(document.contents) || document.contents === null || top === undefined))
    faults.push({ rule: 'type-wrong', offset: 0, params: { expected: 'object' } })
  return {
    value: faults.length === 0 ? (top as Mapping) : undefined,
    faults: onePerLine(faults, text),
    locate: (path, onKey) => locate(document, path, onKey),
  }
}

/** The nodes of a YAML text with their places. For texts that `readYaml` has approved, and for itself. */
export function parseYamlDocument(text: string): Document {
  // A text made to have sixty thousand faults would spend most of its time on where in the library each was noticed.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/**
 * What must be refused before the library composes the text: constructs outside the subset, and nesting that
 * would cost it minutes or its stack. The lexer is linear, and tells text in a block scalar from structure.
 */
function screen(text: string): { fault?: ParseFault; open?: number } {
  let offset = 0
  /** Where the flow collections that are open began. */
  const flow: number[] = []
  let open: number | undefined
  let [dashes, colons] = [0, 0]
  let isText = false
  for (const lexeme of new Lexer().lex(text)) {
    // The lexer announces documents, ends of flow and scalars by control characters of its own.
    if (lexeme === '\u0002' || lexeme === '\u0018') continue
    if (lexeme === '\u001f') {
      isText = true
      continue
    }
    if (!isText) {
      const first = lexeme[0] ?? ''
      if (first === '\n' || first === '\r') dashes = colons = 0
      else if (first === '[' || first === '{') flow.push(offset)
      else if (first === ']' || first === '}') flow.pop()
      else if (lexeme === '-') dashes++
      else if (lexeme === ':' && flow.length === 0) colons++
      else if (lexeme === '?')
        return { fault: { rule: 'yaml-unsupported', offset, params: { construct: 'complex-key' } } }
      else if (first === '&') return { fault: { rule: 'yaml-unsupported', offset, params: { construct: 'anchor' } } }
      else if (first === '*') return { fault: { rule: 'yaml-unsupported', offset, params: { construct: 'alias' } } }
      else if (first === '!') return { fault: { rule: 'yaml-unsupported', offset, params: { construct: 'tag' } } }
      else if (first === '%') return { fault: { rule: 'yaml-unsupported', offset, params: { construct: 'directive' } } }
      else if (lexeme === '---' || lexeme === '...')
        return { fault: { rule: 'yaml-unsupported', offset, params: { construct: 'document' } } }
      else if ((first === '"' || first === "'") && !isClosed(lexeme)) open ??= offset
      if (flow.length > deepest || dashes > deepest || colons > mostColons)
        return { fault: { rule: 'front-matter-deep', offset } }
    }
    isText = false
    offset += lexeme.length
  }
  return { open: open ?? flow.at(-1) }
}

/** Whether a quoted scalar has its other quotation mark; one after an odd number of backslashes is text. */
function isClosed(lexeme: string): boolean {
  if (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0]) return false
  let slashes = 0
  while (lexeme[lexeme.length - 2 - slashes] === '\\') slashes++
  return lexeme[0] === "'" || slashes % 2 === 0
}

interface Walk {
  text: string
  faults: ParseFault[]
  texts: ReadonlySet<string>
  keepEmpty: boolean
  depth: number
  key: string | undefined
}

function walk(node: unknown, at: Walk): Value | undefined {
  if (isScalar(node)) {
    const plain = node.type === 'PLAIN' || node.type === undefined
    const source = plain ? (node.source ?? '') : String(node.value)
    const isText = plain && at.key !== undefined && at.texts.has(at.key)
    if (isText && commentFollows(node, at.text)) at.faults.push({ rule: 'text-cut', offset: start(node) })
    // Escapes in double quotes can spell what may not stand in a file.
    if (!plain && findControlCharacter(source) !== -1)
      at.faults.push({ rule: 'control-character', offset: start(node) })
    return scalarValue(source, plain, at.depth === 2 && at.key === 'samtal')
  }
  if (!isMap(node) && !isSeq(node)) return undefined
  if (at.depth > deepest) {
    at.faults.push({ rule: 'front-matter-deep', offset: start(node) })
    return undefined
  }
  const depth = at.depth + 1
  if (isSeq(node)) return node.items.map((item) => walk(item, { ...at, depth }) ?? null)
  const value: Mapping = {}
  const keys = new Set<string>()
  for (const pair of node.items) {
    const key = keyText(pair)
    if (key === undefined) {
      at.faults.push({
        rule: 'yaml-unsupported',
        offset: start(pair.key ?? node),
        params: { construct: 'complex-key' },
      })
      continue
    }
    if (keys.has(key)) at.faults.push({ rule: 'key-duplicate', offset: start(pair.key) })
    keys.add(key)
    const inner = walk(pair.value, { ...at, depth, key })
    if (inner !== undefined) setKey(value, key, inner)
    else if (at.depth === 1 && at.keepEmpty) setKey(value, key, {})
  }
  return at.depth === 1 ? value : undefinedIfEmpty(value)
}

/** Whether a comment follows on the scalar's own last line: `goal: Bli #1`. One on a line below cuts nothing. */
function commentFollows(node: Node, text: string): boolean {
  const end = node.range?.[1] ?? 0
  const line = text.indexOf('\n', end)
  return /^[ \t]*#/.test(text.slice(end, line === -1 ? undefined : line))
}

/** A key's text; undefined where it is none. */
export function keyText(pair: Pair): string | undefined {
  if (!isScalar(pair.key)) return undefined
  return pair.key.type === 'PLAIN' ? (pair.key.source ?? '') : String(pair.key.value)
}

function start(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0
}

/** The offset of the value at the path, of its key, or of the nearest parent that is there. */
function locate(document: Document, path: Path, onKey: boolean): number {
  let node: unknown = document.contents
  let offset = start(node)
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1
    if (isMap(node)) {
      const pair: Pair | undefined = pairsOf(node).get(String(step))
      if (!pair) return offset
      node = pair.value
      // A value that is not there is pointed at through its key.
      const there = isMap(node) || isSeq(node) || (isScalar(node) && (node.source ?? '') !== '')
      offset = (last && onKey) || !there ? start(pair.key) : start(node)
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)]
      if (item === undefined) return offset
      node = item
      offset = start(item) || offset
    } else return offset
  }
  return offset
}

const indexed = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

/** The pairs of a map by key, the first of each; kept, since many findings may lie in one map. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexed.get(map)
  if (known) return known
  const pairs = new Map<string, Pair>()
  for (const pair of map.items) {
    const key = keyText(pair)
    if (key !== undefined && !pairs.has(key)) pairs.set(key, pair)
  }
  indexed.set(map, pairs)
  return pairs
}

/** The library's faults as ours; its own words may quote the text, and are never passed on. */
function yamlFault(code: string, offset: number, text: string): ParseFault {
  if (code === 'TAB_AS_INDENT') return { rule: 'yaml-tab', offset }
  if (code === 'TAG_RESOLVE_FAILED') return { rule: 'yaml-unsupported', offset, params: { construct: 'tag' } }
  if (code === 'BAD_DIRECTIVE') return { rule: 'yaml-unsupported', offset, params: { construct: 'directive' } }
  if (code === 'BAD_ALIAS') return { rule: 'yaml-unsupported', offset, params: { construct: 'alias' } }
  const from = text.lastIndexOf('\n', offset - 1) + 1
  const line = text.slice(from, from + 200).split('\n', 1)[0] ?? ''
  if (/^[^\n]*: *[|>][-+0-9]* *[^\s#|>+-]/.test(line)) return { rule: 'text-header', offset }
  return { rule: 'yaml-invalid', offset }
}

/** One fault in the YAML breeds others on its line; the first says it. */
function onePerLine(faults: ParseFault[], text: string): ParseFault[] {
  const lines = new Set<string>()
  return faults.filter((fault) => {
    const key = `${fault.rule.startsWith('yaml') ? 'yaml' : fault.rule} ${text.lastIndexOf('\n', fault.offset - 1)}`
    return !lines.has(key) && lines.add(key)
  })
}
