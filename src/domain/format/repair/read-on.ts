import type { FormatRuleId, ParseFault, Path } from '../finding.ts'
import { keptIn, splitFile } from '../parse-file.ts'
import { propertyOrder, textProperties, type FileKind } from '../schema.ts'
import type { Mapping } from '../value.ts'
import type { ParsedYaml } from '../yaml.ts'
import { findFenceMistakes } from './fences.ts'
import type { Mistake } from './mistake.ts'
import { repaired, type Repair } from './repair.ts'
import { findMistakes } from './scan.ts'

/** What is wrong with how a file is written, and what it says apart from that. Offsets in the file as it is. */
export interface ReadOn {
  mistakes: readonly FileMistake[]
  /** The value of the file as it was meant; undefined where that cannot be told. */
  value: Mapping | undefined
  /** Whether some of the file could not be read: what is missing in the value may be there. */
  isPartial: boolean
  /** Offset of the notes in the repaired text. */
  repairedText: string
  notesStart: number
  /** The offset of a value, or of its key. */
  locate(path: Path, onKey: boolean): number
}

/** A mistake in a file. */
export interface FileMistake {
  rule: FormatRuleId
  offset: number
  at: Path
  params?: Readonly<Record<string, string>>
  /** Whether `check --fix` corrects it. */
  isCertain: boolean
}

/** Longer texts are not made by hand, and reading them twice would take seconds. */
const longest = 128 * 1024
/** How often the rest of a text is read after a line that says nothing. */
const mostRounds = 8

/** Mistakes that leave a file which can be read, with other values than were meant. Others would be guesses there. */
const inReadableFiles: ReadonlySet<string> = new Set(['blank-invisible', 'dash-missing', 'front-matter-repeated'])

/**
 * Reads a file on after what is wrong in it; undefined where it is too long for that. `isReadable`: whether the parser has
 * found nothing wrong.
 */
export async function readOn(text: string, kind: FileKind, isReadable: boolean): Promise<ReadOn | undefined> {
  const { yaml, repair, mistakes } = prepare(text, kind)
  if (yaml === undefined) return mistakes.length > 0 ? unread(text, mistakes) : undefined
  if (yaml.length > longest) return undefined
  const { parseYaml } = await import('../yaml.ts')
  const parse = (part: string) => parseYaml(part, textProperties(kind), keptIn(kind))
  const found = mistakesIn(yaml, kind, isReadable)
  const inner = repaired(yaml, found)
  const start = yamlStartOf(repair.text, kind)
  const original = (offset: number) => repair.originalOffset(start + inner.originalOffset(offset))
  const isWhole = found.every(({ rule }) => rule !== 'type-wrong')
  const rest = isWhole ? readRest(inner.text, parse) : { faults: [], parsed: undefined, isPartial: true }
  const all = [
    ...mistakes,
    ...found.map((mistake) => ({ ...mistake, offset: repair.originalOffset(start + mistake.offset) })),
  ]
  const reportedLines = new Set(all.map(({ offset }) => lineOf(text, offset)))
  const faults = rest.faults
    .map((fault) => ({ at: [], ...fault, offset: original(fault.offset), isCertain: false }))
    .filter(({ rule, offset }) => !(rule.startsWith('yaml') && reportedLines.has(lineOf(text, offset))))
  const { parsed } = rest
  // Without a property of the format, it is no talk whose ends are wrong.
  const isTalk = propertyOrder([], 'conversation').some((name) => parsed?.partial?.[name] !== undefined)
  if (mistakes.some(({ rule }) => rule !== 'control-character') && !isTalk) return unread(text, mistakes)
  return {
    mistakes: [...all, ...faults].toSorted((a, b) => a.offset - b.offset),
    value: parsed?.partial,
    isPartial: rest.isPartial,
    ...wholeText(repair.text, start, yaml.length, inner.text),
    locate: (path, onKey) => (path.length === 0 ? 0 : original(parsed?.locate(path, onKey) ?? 0)),
  }
}

function mistakesIn(yaml: string, kind: FileKind, isReadable: boolean): Mistake[] {
  const found = findMistakes(yaml, kind)
  return isReadable ? found.filter(({ rule }) => inReadableFiles.has(rule)) : found
}

/** The text with those mistakes corrected that have one right answer: those around the front matter first. */
export function withoutCertain(
  text: string,
  kind: FileKind,
  isReadable: boolean,
): { text: string; mistakes: readonly FileMistake[] } {
  const { yaml, repair, mistakes } = prepare(text, kind)
  if (mistakes.length > 0 || yaml === undefined || yaml.length > longest) return corrected(text, mistakes)
  const start = yamlStartOf(repair.text, kind)
  const found = mistakesIn(yaml, kind, isReadable).map((mistake) => ({
    ...mistake,
    offset: mistake.offset + start,
    edits: mistake.edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start })),
  }))
  return corrected(text, found)
}

function corrected(text: string, all: readonly Mistake[]): { text: string; mistakes: readonly FileMistake[] } {
  const mistakes = all.filter(({ isCertain }) => isCertain)
  return { text: repaired(text, mistakes).text, mistakes }
}

/** The YAML of a file, once its line ends and the lines around it are right. */
function prepare(text: string, kind: FileKind): { yaml?: string; repair: Repair; mistakes: Mistake[] } {
  const controlled = controlMistakes(text, kind)
  const lined = repaired(text, controlled)
  const fences = kind === 'conversation' ? findFenceMistakes(lined.text) : []
  const mistakes = [
    ...controlled,
    ...fences.map((mistake) => ({ ...mistake, offset: lined.originalOffset(mistake.offset) })),
  ]
  const repair = repaired(lined.text, fences)
  const both: Repair = {
    text: repair.text,
    originalOffset: (offset) => lined.originalOffset(repair.originalOffset(offset)),
  }
  const parts = splitFile(repair.text, kind)
  return { yaml: 'rule' in parts ? undefined : parts.yaml, repair: both, mistakes }
}

/** Characters that may not be in the YAML: line ends of an old Mac, a carriage return alone, and other control characters. */
function controlMistakes(text: string, kind: FileKind): Mistake[] {
  // A file of bytes, such as UTF-16, is not read as text.
  if (text.includes('\0')) return []
  const end = kind === 'conversation' ? headLength(text) : text.length
  const found = [...text.matchAll(controls)].filter(({ index }) => index < end)
  const mistake = (isLineEnd: boolean): Mistake[] => {
    const own = found.filter(([character]) => (character === '\r') === isLineEnd)
    const edits = own.map(({ index }) => ({ start: index, end: index + 1, replacement: isLineEnd ? '\n' : '' }))
    const params = { form: isLineEnd ? 'line-end' : 'control' }
    return edits.slice(0, 1).map(({ start: offset }) => ({
      ...{ rule: 'control-character', offset, at: [], params, isCertain: isLineEnd, edits },
    }))
  }
  return [...mistake(true), ...mistake(false)]
}

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\r(?!\n)/g

function headLength(text: string): number {
  const closing = /(?:\r|\n)---(?=\r|\n|$)/.exec(text.slice(3))
  return closing ? closing.index + 8 : text.length
}

function yamlStartOf(text: string, kind: FileKind): number {
  const parts = splitFile(text, kind)
  return 'rule' in parts ? 0 : parts.yamlStart
}

function wholeText(text: string, start: number, length: number, yaml: string) {
  const repairedText = text.slice(0, start) + yaml + text.slice(start + length)
  const notesStart = repairedText.indexOf('\n', start + yaml.length + 1)
  return { repairedText, notesStart: notesStart === -1 ? repairedText.length : notesStart + 1 }
}

interface Rest {
  faults: ParseFault[]
  parsed: ParsedYaml | undefined
  isPartial: boolean
}

/** Parses a text; where a line cannot be read, parses the rest without it. One unreadable line breeds others. */
function readRest(yaml: string, parse: (yaml: string) => ParsedYaml): Rest {
  const faults: Rest['faults'] = []
  let text = yaml
  for (let round = 0; round < mostRounds; round++) {
    const parsed = parse(text)
    if (parsed.partial || parsed.faults.length === 0)
      return { faults: [...faults, ...parsed.faults], parsed, isPartial: round > 0 }
    const [first] = parsed.faults
    if (!first) break
    faults.push(first)
    const from = text.lastIndexOf('\n', first.offset - 1) + 1
    const end = text.indexOf('\n', from)
    const to = end === -1 ? text.length : end
    const line = text.slice(from, to)
    if (line.trim() === '') break
    // A space for each character keeps all offsets.
    text = text.slice(0, from) + ' '.repeat(line.length) + text.slice(to)
  }
  return { faults, parsed: undefined, isPartial: true }
}

function unread(text: string, mistakes: readonly Mistake[]): ReadOn {
  return { mistakes, value: undefined, isPartial: true, repairedText: text, notesStart: 0, locate: () => 0 }
}

function lineOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1)
}
