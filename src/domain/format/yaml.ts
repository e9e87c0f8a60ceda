import { isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Scalar } from 'yaml'
import type { ParseFault, Path } from './finding.ts'
import { findControlCharacter } from './text-position.ts'
import {
  cadenceLevels,
  isMapping,
  setKey,
  scalarValue,
  undefinedIfEmpty,
  type KeepEmpty,
  type Mapping,
  type Value,
} from './value.ts'
import { keyText, locateNode, nodeStart } from './yaml-nodes.ts'
import { screenYaml } from './yaml-screen.ts'

/** A YAML text in full: its value where it has one, its faults, and the offset of each value, all within the text. */
export interface ParsedYaml {
  value: Mapping | undefined
  /** The value in spite of faults, where they leave any: to find what else is wrong in the file. */
  partial: Mapping | undefined
  faults: ParseFault[]
  locate(path: Path, onKey: boolean): number
}

const deepest = 8
/** Of a text with more faults, the rest are not reported. */
const maxFaults = 1000
/** The most white space looked through for a comment below a text. */
const longestGap = 2000

/**
 * Parses the strict subset of YAML 1.2 that the format allows, and finds every fault in it.
 * `texts` names the properties that hold free text.
 */
export function parseYaml(text: string, texts: ReadonlySet<string>, keepEmpty: KeepEmpty): ParsedYaml {
  const { fault, open } = screenYaml(text)
  if (fault) return unparsed(fault)
  try {
    return parseScreened(text, open, texts, keepEmpty)
  } catch (error) {
    // The library's stack. Nothing known gets here past the screen; whatever does is a finding, not the end of the run.
    if (error instanceof RangeError) return unparsed({ rule: 'front-matter-deep', offset: 0 })
    throw error
  }
}

function unparsed(fault: ParseFault): ParsedYaml {
  return { value: undefined, partial: undefined, faults: [fault], locate: () => fault.offset }
}

function parseScreened(
  text: string,
  open: number | undefined,
  texts: ReadonlySet<string>,
  keepEmpty: KeepEmpty,
): ParsedYaml {
  const document = parseYamlDocument(text)
  const faults = [...document.errors, ...document.warnings]
    .slice(0, maxFaults)
    .map((error) => yamlFault(error.code, error.code === 'MISSING_CHAR' ? (open ?? error.pos[0]) : error.pos[0], text))
  // At the very end of a text the library takes an escaped mark for the closing one.
  if (open !== undefined && faults.length === 0) faults.push({ rule: 'yaml-invalid', offset: open })
  const isParsed = faults.length === 0
  const value = isParsed
    ? walk(document.contents, { text, faults, texts, keepEmpty, depth: 1, key: undefined, path: [], inCadence: false })
    : undefined
  const top = value === undefined && isParsed ? {} : value
  if (faults.length === 0 && !(isMap(document.contents) || document.contents === null || top === undefined))
    faults.push({ rule: 'type-wrong', offset: 0, params: { expected: 'object' } })
  return {
    value: faults.length === 0 ? (top as Mapping) : undefined,
    partial: isMapping(top) ? top : undefined,
    faults: onePerLine(faults, text),
    locate: (path, onKey) => locateNode(document, path, onKey),
  }
}

/** The nodes of a YAML text with their offsets. For texts that `parseYaml` has approved, and for itself. */
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

interface Walk {
  text: string
  faults: ParseFault[]
  texts: ReadonlySet<string>
  keepEmpty: KeepEmpty
  depth: number
  key: string | undefined
  path: Path
  /** Where that key begins. */
  keyStart?: number
  /** Whether empty values below the key at the top are kept. */
  inCadence: boolean
}

function walk(node: unknown, at: Walk): Value | undefined {
  if (isScalar(node)) {
    const plain = node.type === 'PLAIN' || node.type === undefined
    const source = plain ? (node.source ?? '') : String(node.value)
    const isText = plain && at.key !== undefined && at.texts.has(at.key)
    if (isText && commentFollows(node, at.text))
      at.faults.push({ rule: 'text-cut', offset: nodeStart(node), at: at.path })
    const comment = plain ? undefined : commentInBlock(node, at)
    if (comment !== undefined) at.faults.push({ rule: 'text-comment', offset: comment, at: at.path })
    // Escapes in double quotes can spell what may not stand in a file.
    if (!plain && findControlCharacter(source) !== -1)
      at.faults.push({ rule: 'control-character', offset: nodeStart(node), at: at.path })
    return scalarValue(source, plain, at.depth === 2 && at.key === 'samtal')
  }
  if (!isMap(node) && !isSeq(node)) return undefined
  if (at.depth > deepest) {
    at.faults.push({ rule: 'front-matter-deep', offset: nodeStart(node) })
    return undefined
  }
  const depth = at.depth + 1
  if (isSeq(node))
    return node.items.map((item, index) => walk(item, { ...at, depth, path: [...at.path, index] }) ?? null)
  const value: Mapping = {}
  const keys = new Set<string>()
  for (const pair of node.items) {
    const key = keyText(pair)
    if (key === undefined) {
      at.faults.push({
        rule: 'yaml-unsupported',
        offset: nodeStart(pair.key ?? node),
        params: { construct: 'complex-key' },
      })
      continue
    }
    const path = [...at.path, key]
    if (keys.has(key)) at.faults.push({ rule: 'key-duplicate', offset: nodeStart(pair.key), at: path })
    keys.add(key)
    const inCadence = at.depth === 1 ? at.keepEmpty === 'cadence' && key === 'cadence' : at.inCadence
    // In braces, a name without a colon is text that somebody put there.
    if (node.flow && pair.value === null)
      at.faults.push({ rule: 'text-bracketed', offset: nodeStart(node), at: at.path, params: { bracket: '{' } })
    const inner = walk(pair.value, { ...at, depth, key, path, keyStart: nodeStart(pair.key), inCadence })
    if (inner !== undefined) setKey(value, key, inner)
    else if (at.depth === 1 && at.keepEmpty === 'people') setKey(value, key, {})
    else if (at.inCadence && at.depth <= cadenceLevels) setKey(value, key, null)
  }
  const isKept = at.depth === 1 || (at.inCadence && at.depth > 2 && at.depth <= cadenceLevels + 1)
  return isKept ? value : undefinedIfEmpty(value)
}

/** Whether a comment follows on the scalar's own last line: `goal: Bli #1`. One on a line below cuts nothing. */
function commentFollows(node: Node, text: string): boolean {
  const end = node.range?.[1] ?? 0
  const line = text.indexOf('\n', end)
  return /^[ \t]*#/.test(text.slice(end, line === -1 ? undefined : line))
}

/** Where a comment follows a block text on a line that is indented more than its key: it was meant to be part of the text. */
function commentInBlock(node: Scalar, { text, keyStart }: Walk): number | undefined {
  if ((node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') || keyStart === undefined) return undefined
  const column = keyStart - (text.lastIndexOf('\n', keyStart - 1) + 1)
  const comment = /^(?:[ \t]*\r?\n)*( *)#/.exec(text.slice(node.range?.[1] ?? text.length).slice(0, longestGap))
  if (!comment || (comment[1]?.length ?? 0) <= column) return undefined
  return (node.range?.[1] ?? 0) + comment[0].length - 1
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
