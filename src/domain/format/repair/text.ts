import type { FormatRuleId } from '../finding.ts'
import { falseBlank } from './blanks.ts'
import { indentOf, readEntry } from './entry.ts'
import type { Line, Mistake } from './mistake.ts'
import { addMistake, lineEdit, named, type Property, type Scan } from './scan-state.ts'
import { textFault, type TextFault } from './text-fault.ts'

/** A line below a text property, and its part in it. */
interface TextLine {
  line: Line
  indent: number
  length: number
  isComment: boolean
}

/** Reads a text: the rest of the line of its key, and the lines below that belong to it. */
export function readText(scan: Scan, property: Property, moving: Mistake | undefined): void {
  const { line, valueStart } = property
  const start = valueStart + indentOf(line.text.slice(valueStart)).length
  const value = line.text.slice(start).trimEnd()
  const isHeader = /^[|>][-+0-9]*(?:\s+#.*)?$/.test(value)
  const below = linesBelow(scan, property.indent, isHeader)
  if (isHeader) return readBlock(scan, property, below, moving)
  const text = below.map((row) => row.line.text.trim())
  const unindented = below.find(({ indent }) => indent <= property.indent)
  const fault =
    textFault(value, text, scan.kind) ??
    (unindented ? ({ rule: 'text-unindented', params: {} } as TextFault) : undefined)
  if (fault) addTextMistake(scan, property, start, value, below, fault, unindented)
  else if (moving) for (const row of below) moveLine(row, row.indent + property.target - property.indent, moving)
}

/** Takes the lines that belong to a text whose key is at a column, and moves past them. */
function linesBelow(scan: Scan, indent: number, isBlock: boolean): TextLine[] {
  const taken: TextLine[] = []
  let textIndent: number | undefined
  let last = scan.at
  for (let at = scan.at; at < scan.lines.length; at++) {
    const line = scan.lines[at] as Line
    const { length, columns } = indentOf(line.text)
    const content = line.text.slice(length)
    if (content === '') continue
    const isComment = content.startsWith('#')
    const isInner = columns > indent && (!isBlock || textIndent === undefined || columns >= textIndent)
    if (!isInner && isComment && !(isBlock && columns > indent) && !goesOn(scan, at, indent, textIndent)) break
    if (!isBlock && isComment && isInner) break
    if (!isComment && (isInner ? !isBlock && isOwnKey(scan, line) : isStructure(scan, line, columns, indent))) break
    if (isBlock && columns > indent) textIndent ??= columns
    taken.push({ line, indent: columns, length, isComment: isComment && !isInner })
    last = at + 1
  }
  scan.at = last
  return taken
}

/** Whether text follows after comments that lie further out: then they are in the middle of it. */
function goesOn({ lines }: Scan, from: number, indent: number, textIndent: number | undefined): boolean {
  for (let at = from + 1; at < lines.length; at++) {
    const { text } = lines[at] as Line
    const { length, columns } = indentOf(text)
    const content = text.slice(length)
    if (content === '' || (content.startsWith('#') && columns <= indent)) continue
    return columns > indent && columns >= (textIndent ?? 0)
  }
  return false
}

/** Whether a line within a text of one line is a property instead. */
function isOwnKey({ frames }: Scan, { text }: Line): boolean {
  const { key } = readEntry(text, (name) => frames.isKey(name))
  return key !== undefined && key.separator === 'colon' && frames.isKey(key.name)
}

/** Whether a line that is indented less than a text is a property or a row, and ends the text. */
function isStructure({ frames }: Scan, { text }: Line, columns: number, indent: number): boolean {
  if (/^(?:---|\.\.\.)\s*$/.test(text)) return true
  const { key, bullet } = readEntry(text, (name) => frames.isKey(name))
  const isAtFrame = frames.open.some((frame) => frame.indent === columns)
  if (bullet && !key) return frames.open.some((frame) => frame.type === 'list' && frame.indent === columns)
  if (!key) return false
  if (frames.isKey(key.name)) return key.separator === 'colon' || isAtFrame
  // A name that the schema does not know, in the place of one.
  return columns <= indent && isAtFrame && key.separator === 'colon' && /^[\p{L}\p{N}_-]+$/u.test(key.name)
}

/** A text below `|`: lines that are not indented as the first one is. */
function readBlock(scan: Scan, property: Property, below: readonly TextLine[], moving: Mistake | undefined): void {
  const { path, indent, target } = property
  const first = below.find((row) => row.indent > indent && !row.isComment)
  const textIndent = first?.indent ?? indent + 2
  const shift = target - indent
  let unindented: Mistake | undefined
  for (const row of below) {
    const { line, length, isComment } = row
    const isOut = row.indent < textIndent
    const white = line.text.slice(0, Math.min(length, textIndent))
    const params = named(property)
    if (isComment) {
      const comment = addMistake(scan, 'text-comment', line, length, { at: path, params, isCertain: false })
      moveLine(row, textIndent + shift, comment)
    } else if (white.includes('\t')) {
      const tab = addMistake(scan, 'yaml-tab', line, white.indexOf('\t'), { at: path })
      moveLine(row, Math.max(textIndent, row.indent) + shift, tab)
    } else if (isOut || falseBlank.test(white)) {
      unindented ??= addMistake(scan, 'text-unindented', line, length, {
        at: path,
        params: { ...params, form: 'block', columns: String(textIndent + shift) },
      })
      if (/^[\p{L}\p{N}_-]+:(\s|$)/u.test(line.text.slice(length))) unindented.isCertain = false
      moveLine(row, textIndent + shift, unindented)
    } else if (moving) moveLine(row, row.indent + shift, moving)
  }
}

function moveLine({ line, length }: TextLine, column: number, mistake: Mistake): void {
  mistake.edits.push(lineEdit(line, 0, length, ' '.repeat(Math.max(0, column))))
}

/** A text that has to be below `|` to be read as it stands. */
function addTextMistake(
  scan: Scan,
  property: Property,
  start: number,
  value: string,
  below: readonly TextLine[],
  { rule, params, offset = 0, isCertain = true, text = value }: TextFault,
  unindented: TextLine | undefined,
): void {
  const { line, path, valueStart, target } = property
  const isBelow = rule === 'text-unindented'
  // The texts of other files are of one line.
  const isQuoted = scan.kind !== 'conversation' && below.length === 0
  const place = isBelow && unindented ? unindented : undefined
  const mistake = addMistake(scan, rule satisfies FormatRuleId, place?.line ?? line, place?.length ?? start + offset, {
    at: path,
    params: {
      ...params,
      ...named(property),
      ...(isBelow ? { form: value === '' ? 'bare' : 'line' } : {}),
      ...(isQuoted ? { fix: 'quotes' } : {}),
    },
    isCertain,
  })
  const end = line.text.length
  if (isQuoted) {
    mistake.edits.push(lineEdit(line, start, end, quoted(text)))
    return
  }
  const inner = ' '.repeat(target + 2)
  const replacement = text === '' ? ' |' : ` |${scan.eol}${inner}${text}`
  mistake.edits.push(lineEdit(line, valueStart, end, replacement))
  for (const row of below) {
    if (/^[\p{L}\p{N}_-]+:(\s|$)/u.test(row.line.text.slice(row.length)) && row.indent <= property.indent)
      mistake.isCertain = false
    moveLine(row, target + 2, mistake)
  }
}

/** A text in quotation marks, for files whose texts are of one line. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`
}
