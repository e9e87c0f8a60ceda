import { Lexer } from 'yaml'
import type { ParseFault } from './finding.ts'

/** Flow collections, or list dashes on one line, in each other. The format needs three. */
const deepest = 8
/** Colons on a line, or in an entry of a flow collection. Each may be a map in a map; a sentence with a few is another fault. */
const mostColons = 100

/**
 * What must be refused before the library parses the text: constructs outside the subset, and nesting that would cost it
 * minutes or its stack. The lexer is linear, and can tell text in a block scalar from structure. `open` is the offset of
 * the first quotation mark or flow collection without an end.
 */
export function screenYaml(text: string): { fault?: ParseFault; open?: number } {
  let offset = 0
  /** The flow collections that are open: where they began, and the colons in the present entry. */
  const flow: { start: number; colons: number }[] = []
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
      const inner = flow.at(-1)
      const construct = unsupportedConstruct(lexeme)
      if (construct) return { fault: { rule: 'yaml-unsupported', offset, params: { construct } } }
      if (first === '\n' || first === '\r') dashes = colons = 0
      else if (first === '[' || first === '{') flow.push({ start: offset, colons: 0 })
      else if (first === ']' || first === '}') flow.pop()
      else if (lexeme === '-') dashes++
      else if (lexeme === ',' && inner) inner.colons = 0
      else if (lexeme === ':') {
        if (inner) inner.colons++
        else colons++
      } else if ((first === '"' || first === "'") && !isClosed(lexeme)) open ??= offset
      if (flow.length > deepest || dashes > deepest || Math.max(colons, inner?.colons ?? 0) > mostColons)
        return { fault: { rule: 'front-matter-deep', offset } }
    }
    isText = false
    offset += lexeme.length
  }
  return { open: open ?? flow.at(-1)?.start }
}

const constructs = new Map([
  ['&', 'anchor'],
  ['*', 'alias'],
  ['!', 'tag'],
  ['%', 'directive'],
])

/** What the lexeme begins that the format leaves out of YAML. */
function unsupportedConstruct(lexeme: string): string | undefined {
  if (lexeme === '?') return 'complex-key'
  if (lexeme === '---' || lexeme === '...') return 'document'
  return constructs.get(lexeme[0] ?? '')
}

/** Whether a quoted scalar has its closing quotation mark; one after an odd number of backslashes is part of the text. */
function isClosed(lexeme: string): boolean {
  if (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0]) return false
  let slashes = 0
  while (lexeme[lexeme.length - 2 - slashes] === '\\') slashes++
  return lexeme[0] === "'" || slashes % 2 === 0
}
