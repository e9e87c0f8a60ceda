import type { Path } from '../finding.ts'
import { isText, schemaAt, type FileKind } from '../schema.ts'

/** What the schema has at a path. */
export interface Shape {
  /** `word` is a scalar of one line, such as a day or an id; undefined where the schema knows nothing of it, or several. */
  type: 'map' | 'list' | 'text' | 'word' | undefined
  /** The names of a map's properties. */
  keys: ReadonlySet<string>
  /** Whether a map may have other keys too, such as the ids of people. */
  isOpen: boolean
}

const shapes = new Map<string, Shape>()

/** The shape of the value at a path. */
export function shapeAt(path: Path, kind: FileKind): Shape {
  const key = `${kind} ${path.map((step) => (typeof step === 'number' ? 0 : step)).join('\n')}`
  let shape = shapes.get(key)
  if (!shape) {
    // Keys that people choose would fill the memory.
    if (shapes.size > 1000) shapes.clear()
    shapes.set(key, (shape = newShape(path, kind)))
  }
  return shape
}

function newShape(path: Path, kind: FileKind): Shape {
  const schema = schemaAt(path, kind)
  const keys = new Set(Object.keys(schema?.properties ?? {}))
  const isOpen = typeof schema?.additionalProperties === 'object'
  const type =
    schema === undefined || schema.anyOf || Array.isArray(schema.type)
      ? undefined
      : schema.type === 'object'
        ? 'map'
        : schema.type === 'array'
          ? 'list'
          : isText(schema, kind)
            ? 'text'
            : 'word'
  return { type, keys, isOpen }
}
