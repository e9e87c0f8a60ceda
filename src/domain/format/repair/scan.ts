import type { Path } from '../finding.ts'
import { lineEndOf } from '../line-end.ts'
import type { FileKind } from '../schema.ts'
import { everyFalseBlank, firstFalseBlank, hasFalseBlanks } from './blanks.ts'
import { findConflicts } from './conflicts.ts'
import { indentOf, readEntry, type Entry, type EntryKey } from './entry.ts'
import { Frames, type Frame, type Placement } from './frames.ts'
import { linesOf, type Line, type Mistake } from './mistake.ts'
import { addMistake, isBlankLine, lineEdit, type Property, type Scan } from './scan-state.ts'
import { shapeAt } from './shape.ts'
import { readText } from './text.ts'
import { readWord } from './word.ts'

/** The most mistakes that are looked for in one file: one with more was not written by hand. */
const mostMistakes = 100

/**
 * Reads a YAML text line by line, as it was meant: what people write who do not know YAML, and how it could be read. It
 * is for texts in which the parser has found something, and takes time in proportion to their length.
 */
export function findMistakes(yaml: string, kind: FileKind): Mistake[] {
  const lines = linesOf(yaml)
  const { mistakes, skipped } = findConflicts(lines)
  const kept = lines.filter((_, index) => !skipped.has(index))
  const scan: Scan = { kind, lines: kept, eol: lineEndOf(yaml), at: 0, frames: new Frames(kind), mistakes }
  while (scan.at < kept.length && mistakes.length < mostMistakes) readLine(scan)
  return mistakes.sort((a, b) => a.offset - b.offset)
}

function readLine(scan: Scan): void {
  const line = scan.lines[scan.at] as Line
  if (isBlankLine(line.text)) scan.at++
  else if (/^(?:---|\.\.\.)\s*$/.test(line.text) && line.start > 0) readMark(scan, line)
  else {
    const entry = readEntry(line.text, (name) => scan.frames.isKey(name) || isPersonAlone(scan, name))
    const isItem = entry.bullet?.isRight === true
    const placement = entry.key || isItem ? scan.frames.place(entry) : undefined
    if (placement) readProperty(scan, line, entry, placement)
    else if (isItem && scan.frames.open.length === 1 && scan.frames.isOpenMap(scan.frames.open[0] as Frame))
      readList(scan, line)
    else readStray(scan, line)
  }
}

/** A line that would begin or end a document. Without it the rest is read. */
function readMark(scan: Scan, line: Line): void {
  const edits = [lineEdit(line, 0, line.text.length, '')]
  addMistake(scan, 'yaml-unsupported', line, 0, { at: [], params: { construct: 'document' }, edits })
  scan.at++
}

/** Whether the line to come is a person's id without its colon. */
function isPersonAlone({ kind, lines, at }: Scan, name: string): boolean {
  return kind === 'roster' && lines[at]?.text.trimEnd() === name && /^[a-z0-9][a-z0-9-]*$/.test(name)
}

/** A list where a map of people belongs. Nothing more is read. */
function readList(scan: Scan, line: Line): void {
  addMistake(scan, 'type-wrong', line, 0, { at: [], params: { expected: 'object' }, isCertain: false })
  scan.at = scan.lines.length
}

/** A line that is neither a property nor part of a text. The rest is read without it. */
function readStray(scan: Scan, line: Line): void {
  const { length: start, columns } = indentOf(line.text)
  scan.at++
  // What is YAML and not part of the format is reported by the parser.
  if (/^[?%&*![{:]/.test(line.text.slice(start))) return
  // A value may be on the line below its key.
  if (scan.frames.open.at(-1) && columns > (scan.frames.open.at(-1) as Frame).indent && !/:(\s|$)/.test(line.text))
    return
  const edits = [lineEdit(line, start, line.text.length, '')]
  addMistake(scan, 'yaml-invalid', line, start, { at: [], isCertain: false, edits })
}

function readProperty(scan: Scan, line: Line, entry: Entry, { frame, fault }: Placement): void {
  const { key, bullet } = entry
  scan.at++
  const name = key?.name
  const at = name !== undefined && scan.frames.knows(frame, name) ? [...frame.path, name] : frame.path
  const mistake = placeMistake(scan, line, entry, { frame, fault }, at)
  if (mistake && mistake.rule === 'indent-wrong' && bullet) frame.mistake = mistake
  moveStart(line, entry, frame, fault, mistake ?? frame.mistake)
  if (!key || name === undefined) return
  frame.keys.add(name)
  if (key.separator !== 'colon') addSeparator(scan, line, key, at)
  const path = [...frame.path, name]
  const indent = entry.indent + (bullet?.length ?? 0)
  const own = moved(mistake ?? frame.mistake, indent, frame.target)
  readValue(
    scan,
    {
      path,
      name: at === frame.path ? undefined : name,
      line,
      valueStart: key.valueStart,
      indent,
      target: frame.target,
    },
    own,
  )
}

function moved(mistake: Mistake | undefined, indent: number, target: number): Mistake | undefined {
  return indent === target ? undefined : mistake
}

/** What is wrong with how a line begins. */
function placeMistake(
  scan: Scan,
  line: Line,
  { start, bullet }: Entry,
  { frame, fault }: Placement,
  at: Path,
): Mistake | undefined {
  const target = bullet ? Math.max(0, frame.target - 2) : frame.target
  const { isPlain } = indentOf(line.text)
  const white = line.text.slice(0, start)
  if (!isPlain && white.includes('\t')) return addMistake(scan, 'yaml-tab', line, white.indexOf('\t'), { at })
  if (!isPlain) {
    const blank = firstFalseBlank(white)
    return addMistake(scan, 'blank-invisible', line, blank?.offset ?? 0, { at, params: blank?.params })
  }
  if (bullet && !bullet.isRight) return addMistake(scan, 'bullet-wrong', line, start, { at })
  if (fault === 'dash') return addMistake(scan, 'dash-missing', line, start, { at })
  if (fault === 'indent')
    return addMistake(scan, 'indent-wrong', line, start, { at, params: { columns: String(target) } })
  return undefined
}

/** Puts the key of a line where it belongs, behind its dash. */
function moveStart(
  line: Line,
  { start, bullet }: Entry,
  frame: Frame,
  fault: Placement['fault'],
  mistake: Mistake | undefined,
): void {
  const isRow = bullet !== undefined || fault === 'dash'
  const wanted = isRow ? `${' '.repeat(Math.max(0, frame.target - 2))}- ` : ' '.repeat(frame.target)
  const end = start + (bullet?.length ?? 0)
  const width = bullet?.isRight ? bullet.length : 2
  const exact = isRow ? wanted.slice(0, frame.target - width).padEnd(Math.max(0, frame.target - width)) : wanted
  const replacement = isRow ? `${exact}-${' '.repeat(Math.max(1, width - 1))}` : wanted
  if (mistake && line.text.slice(0, end) !== replacement) mistake.edits.push(lineEdit(line, 0, end, replacement))
}

/** A key without a colon and a space. */
function addSeparator(scan: Scan, line: Line, { name, start, end, valueStart, separator }: EntryKey, at: Path): void {
  const hasValue = valueStart < line.text.trimEnd().length
  const edits = [lineEdit(line, end, valueStart, hasValue ? ': ' : ':')]
  if (separator === 'unspaced') addMistake(scan, 'space-missing', line, valueStart, { at, params: { name }, edits })
  else addMistake(scan, 'colon-missing', line, separator === 'missing' ? start : end, { at, params: { name }, edits })
}

function readValue(scan: Scan, property: Property, mistake: Mistake | undefined): void {
  const { path, line, indent, target } = property
  blankMistakes(scan, property)
  const value = line.text.slice(property.valueStart).trim()
  const { type } = shapeAt(path, scan.kind)
  if (type === 'text' || /^[|>]/.test(value)) readText(scan, property, mistake)
  else if (value === '' || value.startsWith('#')) scan.frames.pending = { path, indent, target, mistake }
  else readWord(scan, property, type)
}

/** False blanks in a key, after its colon, and around or in a value that is no text. */
function blankMistakes(scan: Scan, { path, line, valueStart }: Property): void {
  const before = line.text.slice(0, valueStart)
  const start = indentOf(before).length
  const after = /^\s*/.exec(line.text.slice(valueStart))?.[0] ?? ''
  const { type } = shapeAt(path, scan.kind)
  const end = type === 'word' ? line.text.length : valueStart + after.length
  const part = line.text.slice(start, end)
  const first = hasFalseBlanks(part) ? firstFalseBlank(part) : undefined
  if (!first) return
  const edits = [...part.matchAll(everyFalseBlank)].map((found) => {
    const at = start + found.index
    const isGap = at >= valueStart && at < valueStart + after.length
    return lineEdit(line, at, at + 1, isGap ? ' ' : '')
  })
  addMistake(scan, 'blank-invisible', line, start + first.offset, { at: path, params: first.params, edits })
}
