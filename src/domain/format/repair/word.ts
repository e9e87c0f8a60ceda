import { isBlankLine, addMistake, lineEdit, type Property, type Scan } from './scan-state.ts'
import { indentOf } from './entry.ts'
import { shapeAt, type Shape } from './shape.ts'

/** Reads a value that is no text: a word, or a list or map in brackets or braces. */
export function readWord(scan: Scan, property: Property, type: Shape['type']): void {
  const { line, valueStart } = property
  const start = valueStart + indentOf(line.text.slice(valueStart)).length
  const value = line.text.slice(start).trimEnd()
  if (/^[[{]/.test(value)) readFlow(scan, property, start, value)
  else if (type === 'word' && /^["'][^"']*$/.test(value))
    addMistake(scan, 'text-quoted', line, start, {
      at: property.path,
      params: { form: 'word' },
      edits: [lineEdit(line, start, start + 1, '')],
    })
  else skipContinuation(scan, property.indent)
}

/** Moves past the lines that continue a plain value. */
function skipContinuation(scan: Scan, indent: number): void {
  for (; scan.at < scan.lines.length; scan.at++) {
    const { text } = scan.lines[scan.at] ?? { text: '' }
    if (isBlankLine(text) || indentOf(text).columns <= indent || /:(\s|$)|^\s*-\s/.test(text)) return
  }
}

/** A list in brackets or a map in braces: moves past its lines. */
function readFlow(scan: Scan, property: Property, start: number, value: string): void {
  const { line, path, indent } = property
  let open = depthOf(value)
  const first = scan.at
  while (open > 0 && scan.at < scan.lines.length) {
    const { text } = scan.lines[scan.at] ?? { text: '' }
    if (indentOf(text).columns <= indent && !/^\s*[\]}]/.test(text)) break
    open += depthOf(text)
    scan.at++
  }
  if (open > 0) {
    scan.at = first
    const end = line.text.trimEnd().length
    const closing = value.startsWith('{') ? ' }' : ']'
    const edits = [lineEdit(line, end, end, closing)]
    addMistake(scan, 'bracket-unclosed', line, start, {
      at: path,
      params: { bracket: value.charAt(0) },
      isCertain: open === 1,
      edits,
    })
  } else if (value.startsWith('{')) pairsWithoutColon(scan, property, start, value)
}

function depthOf(text: string): number {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\s#.*$/g, '')
  return (bare.match(/[[{]/g)?.length ?? 0) - (bare.match(/[\]}]/g)?.length ?? 0)
}

/** Names in braces that are followed by a value without a colon. */
function pairsWithoutColon(scan: Scan, { line, path }: Property, start: number, value: string): void {
  const { keys } = shapeAt(path, scan.kind)
  for (const { 1: name = '', index } of value.matchAll(/(?<=[{,]\s*)([a-z_]+)(?=\s+[^\s:,{}])/g)) {
    if (!keys.has(name)) continue
    const end = start + index + name.length
    const edits = [lineEdit(line, end, end, ':')]
    addMistake(scan, 'colon-missing', line, start + index, { at: [...path, name], params: { name }, edits })
  }
}
