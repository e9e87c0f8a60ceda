import type { Path, ParseFault } from './finding.ts'
import { parseFast } from './fast-path.ts'
import { splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { textProperties, type FileKind } from './schema.ts'
import { findControlCharacter } from './text-position.ts'
import type { KeepEmpty, Mapping } from './value.ts'
import type { ParsedYaml } from './yaml.ts'

/*
 * The one reading. Whatever reads a file of the format, of the work tree or of an old commit, reads it here, so that
 * nothing means one thing to `check` and another to `due`.
 */

/** A file as it was read: its value, or its faults (offsets in the whole text). */
export interface ParsedFile {
  value: Mapping | undefined
  faults: readonly ParseFault[]
  /** Offset of the notes below the front matter; 0 where there is none to be found. */
  notesStart: number
}

/** Reads a conversation file of the usual shape, at once; undefined where only the full reading can tell. */
export function parseFileFast(text: string): (ParsedFile & { value: Mapping }) | undefined {
  const parts = splitFrontMatter(text)
  const value = 'rule' in parts ? undefined : parseFast(parts.yaml, 'none')
  return value && { value, faults: [], notesStart: (parts as FrontMatter).notesStart }
}

/** Reads a file of the format: the front matter of a conversation, the whole of any other kind. */
export async function parseFile(text: string, kind: FileKind): Promise<ParsedFile> {
  const parts = split(text, kind)
  if ('rule' in parts) return { value: undefined, faults: [parts], notesStart: 0 }
  const { notesStart } = parts
  const value = parseFast(parts.yaml, keptIn(kind))
  if (value) return { value, faults: [], notesStart }
  const full = await fullReading(text, parts, kind)
  return { value: full.value, faults: full.faults, notesStart }
}

/** Which empty values count in a file. */
function keptIn(kind: FileKind): KeepEmpty {
  return kind === 'roster' ? 'people' : kind === 'settings' ? 'cadence' : 'none'
}

/** Finds where the values at the paths stand: offsets in the whole text, one a path. */
export async function locatePaths(
  text: string,
  kind: FileKind,
  at: readonly { path: Path; onKey: boolean }[],
): Promise<number[]> {
  if (at.every(({ path }) => path.length === 0)) return at.map(() => 0)
  const parts = split(text, kind)
  if ('rule' in parts) return at.map(() => 0)
  const full = await fullReading(text, parts, kind)
  return at.map(({ path, onKey }) => (path.length === 0 ? 0 : parts.yamlStart + full.locate(path, onKey)))
}

function split(text: string, kind: FileKind): FrontMatter | ParseFault {
  if (kind === 'conversation') return splitFrontMatter(text)
  const control = findControlCharacter(text)
  if (control !== -1) return { rule: 'control-character', offset: control }
  if (text.length > largest || marksIn(text) > mostMarks) return { rule: 'front-matter-large', offset: 0 }
  // Editors and linters like to open a YAML file with the mark of a document; blanked, so that offsets stay.
  return { yaml: text.replace(/^---(?=\r?\n)/, '   '), yamlStart: 0, notesStart: text.length }
}

// What can be read in a second or two, in less than 200 MB, and is room for six thousand people: so many characters, and
// so many marks that end or divide values, each of which may cost the library a kilobyte or two.
const [largest, mostMarks] = [1024 * 1024, 100_000]

/** How many marks the text has that end values or stand between them; at most one more than may be. */
function marksIn(text: string): number {
  const mark = /[[\]{},'"\n]|[-:](?=\s)/g
  let count = 0
  while (count <= mostMarks && mark.test(text)) count++
  return count
}

/** Loaded at need: most files never come here. */
async function fullReading(text: string, parts: FrontMatter, kind: FileKind): Promise<ParsedYaml> {
  if (latest?.text === text && latest.kind === kind) return latest.reading
  const { parseYaml } = await import('./yaml.ts')
  const { extractYaml } = await import('./gray-matter.ts')
  const extracted = kind === 'conversation' ? extractYaml(text.slice(0, parts.notesStart)) : undefined
  const { value, faults, locate } = parseYaml(extracted || parts.yaml, textProperties(kind), keptIn(kind))
  const reading = {
    ...{ value, locate },
    faults: faults.map((fault) => ({ ...fault, offset: fault.offset + parts.yamlStart })),
  }
  latest = { text, kind, reading }
  return reading
}

/** What has been read is often asked for places next; a large file takes a second to read. */
let latest: { text: string; kind: FileKind; reading: ParsedYaml } | undefined
