import { isMap } from 'yaml'
import { applyChanges, type NewRow, type ValueChange } from './change.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseFile } from './parse-file.ts'
import { rowEdits } from './row-edits.ts'
import { scalarEdits } from './scalar-edits.ts'
import { applyEdits, type TextEdit } from './text-edit.ts'
import { isMapping, type Value } from './value.ts'
import { parseYamlDocument } from './yaml.ts'

/** How often a text is tried. Each time costs a reading, and a file with thousands of oddities is not worth minutes. */
const patience = 30

/**
 * A conversation file's text with those of the changes that can be made by small edits in it, and which those are.
 * Whatever the style a person writes in, the proof is in the reading: the edited text must read as the changed value.
 */
export async function editFrontMatter<Change extends ValueChange>(
  text: string,
  changes: readonly Change[],
  trials: Trials = { left: patience },
): Promise<{ text: string; changes: readonly Change[] }> {
  if (changes.length === 0 || trials.left-- <= 0) return { text, changes: [] }
  const next = applyEdits(text, editsFor(text, changes))
  const value = next === text ? undefined : (await parseFile(text, 'conversation')).value
  const reading = value && (await parseFile(next, 'conversation')).value
  if (value && reading && isSame(reading, applyChanges(value, changes))) return { text: next, changes }
  if (changes.length === 1) return { text, changes: [] }
  // One of them cannot be made; the others can.
  const half = Math.ceil(changes.length / 2)
  const first = await editFrontMatter(text, changes.slice(0, half), trials)
  const second = await editFrontMatter(first.text, changes.slice(half), trials)
  return { text: second.text, changes: [...first.changes, ...second.changes] }
}

/** Counts down over the parts that changes are tried in. */
interface Trials {
  left: number
}

/** The edits for the changes. Where the style leaves no plain way, there is no edit. */
export function editsFor(text: string, changes: readonly ValueChange[]): TextEdit[] {
  const parts = splitFrontMatter(text)
  if ('rule' in parts) return []
  const { yaml, yamlStart } = parts
  const top = parseYamlDocument(yaml).contents
  if (!isMap(top)) return []
  const rows = changes.filter((change): change is NewRow => change.lines !== undefined)
  const edits = [
    ...changes.flatMap((change) => (change.lines ? [] : scalarEdits(yaml, top, change.at, change.value))),
    ...(rows.length > 0 ? rowEdits(yaml, top, rows) : []),
  ]
  return edits.map((edit) => ({ ...edit, start: edit.start + yamlStart, end: edit.end + yamlStart }))
}

/** Whether two values say the same, in whatever order their keys stand. */
function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isSame(each, b[index]))
  if (!isMapping(a) || !isMapping(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
