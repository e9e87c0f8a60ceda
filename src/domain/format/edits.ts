import { isMap, type YAMLMap } from 'yaml'
import { applyChanges, type NewRow, type ValueChange } from './change.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseFile, splitFile } from './parse-file.ts'
import { rowEdits } from './row-edits.ts'
import { scalarEdits } from './scalar-edits.ts'
import type { FileKind } from './schema.ts'
import { applyEdits, type TextEdit } from './text-edit.ts'
import { isMapping, type Mapping, type Value } from './value.ts'
import { parseYamlDocument } from './yaml.ts'

/** How many characters are parsed to find out which changes can be made: a file that needs thousands of changes must not take minutes. */
const maxParsed = 384 * 1024

/**
 * A conversation file's text with those of the changes that can be made by small edits in it, and which those are.
 * Whatever the style a person writes in, the proof is in the parsing: the edited text must parse as the changed value.
 */
export async function editFrontMatter<Change extends ValueChange>(
  text: string,
  changes: readonly Change[],
): Promise<{ text: string; changes: readonly Change[] }> {
  return editFile(text, changes, 'conversation')
}

/** The same for a file of any kind: the front matter of a conversation file, the whole of any other. */
export async function editFile<Change extends ValueChange>(
  text: string,
  changes: readonly Change[],
  kind: FileKind,
): Promise<{ text: string; changes: readonly Change[] }> {
  if (changes.length === 0) return { text, changes }
  const length = kind === 'conversation' ? frontMatterLength(text) : text.length
  let left = Math.max(8, Math.min(60, Math.floor(maxParsed / Math.max(1, length))))
  let current = await editableFrom(text, kind)
  left--
  const made: Change[] = []
  // Halves of what could not be made whole, the first on top.
  const pending: (readonly Change[])[] = [changes]
  while (current && left > 0) {
    const part = pending.pop()
    if (!part) break
    const next = applyEdits(current.text, editsIn(current, part, kind))
    const expected = applyChanges(current.value, part)
    const parsed = next === current.text ? undefined : (await parseFile(next, kind)).value
    left--
    if (parsed && isSame(parsed, expected)) {
      made.push(...part)
      if (pending.length === 0) return { text: next, changes: made }
      current = await editableFrom(next, kind)
      left--
    } else if (part.length > 1) {
      // One of them cannot be made; the others can.
      const half = Math.ceil(part.length / 2)
      pending.push(part.slice(half), part.slice(0, half))
    }
  }
  return { text: current?.text ?? text, changes: made }
}

/** A text with its value and nodes; made once for each text that edits are tried in. */
interface Editable {
  text: string
  value: Mapping
  yaml: string
  yamlStart: number
  top: YAMLMap
}

async function editableFrom(text: string, kind: FileKind): Promise<Editable | undefined> {
  const { value } = await parseFile(text, kind)
  const nodes = value && nodesFrom(text, kind)
  return nodes && { text, value, ...nodes }
}

function nodesFrom(text: string, kind: FileKind): Pick<Editable, 'yaml' | 'yamlStart' | 'top'> | undefined {
  const parts = splitFile(text, kind)
  if ('rule' in parts) return undefined
  const top = parseYamlDocument(parts.yaml).contents
  return isMap(top) ? { yaml: parts.yaml, yamlStart: parts.yamlStart, top } : undefined
}

function frontMatterLength(text: string): number {
  const parts = splitFrontMatter(text)
  return 'rule' in parts ? 0 : parts.yaml.length
}

/** The edits for the changes. Where the style leaves no plain way, there is no edit. */
export function editsFor(text: string, changes: readonly ValueChange[]): TextEdit[] {
  const nodes = nodesFrom(text, 'conversation')
  return nodes ? editsIn(nodes, changes, 'conversation') : []
}

function editsIn(
  { yaml, yamlStart, top }: Pick<Editable, 'yaml' | 'yamlStart' | 'top'>,
  changes: readonly ValueChange[],
  kind: FileKind,
): TextEdit[] {
  const rows = changes.filter((change): change is NewRow => change.lines !== undefined)
  const edits = [
    ...changes.flatMap((change) => (change.lines ? [] : scalarEdits(yaml, top, change.at, change.value, kind))),
    ...(rows.length > 0 ? rowEdits(yaml, top, rows) : []),
  ]
  return edits.map((edit) => ({ ...edit, start: edit.start + yamlStart, end: edit.end + yamlStart }))
}

/** Whether two values are equal, regardless of the order of their keys. */
function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  if (!isMapping(a) || !isMapping(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
