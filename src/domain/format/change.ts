import type { Path } from './finding.ts'
import type { Mapping, Value } from './value.ts'

/**
 * A change to a file's front matter, as a value: a scalar at a path where there is another, an empty key or none; or a
 * row after those of a list. `edits.ts` finds the edit of the text that makes it.
 */
export type ValueChange = ScalarChange | NewRow

interface ScalarChange {
  at: Path
  value: string
  lines?: undefined
}

export interface NewRow {
  /** The list, and the index the row gets. */
  at: readonly [list: string, index: number]
  value: Mapping
  /** The lines of the row, its dash two spaces in. */
  lines: readonly string[]
  /** The lines before the first row, where there is no list yet. */
  heading: readonly string[]
}

/** A text as the value of a change: lines without white space at their ends, one line end last. Edits write it as a block. */
export function textValue(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd())
  return `${lines.join('\n').trim()}\n`
}

/** The value with the changes made: what the edited text must read as. */
export function applyChanges(value: Mapping, changes: readonly ValueChange[]): Mapping {
  const copy = structuredClone(value)
  for (const change of changes) applyChange(copy, change)
  return copy
}

/** Makes a change in a value. */
export function applyChange(value: Mapping, { at, value: inner }: ValueChange): void {
  let parent: Value = value
  for (const [depth, step] of at.slice(0, -1).entries()) {
    const next: Value = own(parent, step) ?? (typeof at[depth + 1] === 'number' ? [] : {})
    put(parent, step, next)
    parent = next
  }
  put(parent, at.at(-1) ?? '', inner)
}

/** The value at a path, undefined if there is none. */
export function valueAt(value: Value, at: Path): Value | undefined {
  let inner: Value | undefined = value
  for (const step of at) inner = own(inner, step)
  return inner
}

function own(value: Value | undefined, step: string | number): Value | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return (value as Mapping)[step]
}

function put(parent: Value, step: string | number, inner: Value): void {
  if (typeof parent === 'object' && parent !== null) (parent as Mapping)[step] = inner
}
