import type { Path, ParseFault } from './finding.ts'
import { parseFast } from './fast-path.ts'
import { splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { textProperties, type FileKind } from './schema.ts'
import { findControlCharacter } from './text-position.ts'
import type { KeepEmpty, Mapping } from './value.ts'
import type { ParsedYaml } from './yaml.ts'

/*
 * The only parser of the format's files, for the work tree and for old commits, so that a file means the same to `check`
 * and to `due`.
 */

/** A parsed file: its value, or its faults (offsets in the whole text). */
export interface ParsedFile {
  value: Mapping | undefined
  faults: readonly ParseFault[]
  /** Offset of the notes below the front matter; 0 if there is no front matter. */
  notesStart: number
}

/** Parses a conversation file of the usual shape, synchronously; undefined if it needs the full parser. */
export function parseFileFast(text: string): (ParsedFile & { value: Mapping }) | undefined {
  const parts = splitFrontMatter(text)
  const value = 'rule' in parts ? undefined : parseFast(parts.yaml, 'none')
  return value && { value, faults: [], notesStart: (parts as FrontMatter).notesStart }
}

/** Parses a file of the format: the front matter of a conversation, the whole text of any other kind. */
export async function parseFile(text: string, kind: FileKind): Promise<ParsedFile> {
  const parts = splitFile(text, kind)
  if ('rule' in parts) return { value: undefined, faults: [parts], notesStart: 0 }
  const { notesStart } = parts
  const value = parseFast(parts.yaml, keptIn(kind))
  if (value) return { value, faults: [], notesStart }
  const full = await parseFull(text, parts, kind)
  return { value: full.value, faults: full.faults, notesStart }
}

/** Which empty values count in a file. */
export function keptIn(kind: FileKind): KeepEmpty {
  return kind === 'roster' ? 'people' : kind === 'settings' ? 'cadence' : 'none'
}

/** Finds the values at the paths: offsets in the whole text, one per path. */
export async function locatePaths(
  text: string,
  kind: FileKind,
  at: readonly { path: Path; onKey: boolean }[],
): Promise<number[]> {
  if (at.every(({ path }) => path.length === 0)) return at.map(() => 0)
  const parts = splitFile(text, kind)
  if ('rule' in parts) return at.map(() => 0)
  const full = await parseFull(text, parts, kind)
  return at.map(({ path, onKey }) => (path.length === 0 ? 0 : parts.yamlStart + full.locate(path, onKey)))
}

/** The YAML of a file and where it stands. */
export function splitFile(text: string, kind: FileKind): FrontMatter | ParseFault {
  if (kind === 'conversation') return splitFrontMatter(text)
  const control = findControlCharacter(text)
  if (control !== -1) return { rule: 'control-character', offset: control }
  if (text.length > maxLength || countMarks(text) > maxMarks) return { rule: 'front-matter-large', offset: 0 }
  // Some editors and linters start a YAML file with ---; replaced by spaces, so that offsets stay the same.
  return { yaml: text.replace(/^---(?=\r?\n)/, '   '), yamlStart: 0, notesStart: text.length }
}

// What can be parsed in a second or two, in less than 200 MB, and is enough for six thousand people. A mark is a character
// that ends or separates values; each may cost the library a kilobyte or two.
const [maxLength, maxMarks] = [1024 * 1024, 100_000]

/** How many marks the text has that end or separate values; stops counting at one more than allowed. */
function countMarks(text: string): number {
  const mark = /[[\]{},'"\n]|[-:](?=\s)/g
  let count = 0
  while (count <= maxMarks && mark.test(text)) count++
  return count
}

/** Loads the YAML library only when it is needed: most files are parsed without it. */
async function parseFull(text: string, parts: FrontMatter, kind: FileKind): Promise<ParsedYaml> {
  if (latest?.text === text && latest.kind === kind) return latest.parsed
  const { parseYaml } = await import('./yaml.ts')
  const { extractYaml } = await import('./gray-matter.ts')
  const extracted = kind === 'conversation' ? extractYaml(text.slice(0, parts.notesStart)) : undefined
  const { value, partial, faults, locate } = parseYaml(extracted || parts.yaml, textProperties(kind), keptIn(kind))
  const parsed = {
    ...{ value, partial, locate },
    faults: faults.map((fault) => ({ ...fault, offset: fault.offset + parts.yamlStart })),
  }
  latest = { text, kind, parsed }
  return parsed
}

/** A parsed file is often asked for positions next, and a large file takes a second to parse. */
let latest: { text: string; kind: FileKind; parsed: ParsedYaml } | undefined
