import { isRealDate } from '../time/calendar.ts'
import type { Finding, Path } from './finding.ts'
import { schemas } from './generated/schemas.js'
import { pathFromPointer } from './json-pointer.ts'
import { isReservedName } from './reserved-name.ts'
import { isMapping, type Mapping, type Value } from './value.ts'

/** The kinds of file in a workspace; each has its JSON Schema in `schemas/`. */
export type FileKind = 'conversation' | 'template' | 'roster' | 'settings'

/** The parts of a JSON Schema that the code uses; titles and descriptions are left out. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: readonly unknown[]
  pattern?: string
  format?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  privacy?: string
  $defs?: Record<string, Schema>
}

/** A schema compiled to code by the build. */
export type Validate = ((value: unknown) => boolean) & { errors?: null | SchemaError[] }

/** The most schema findings for one file; the rest is left out. */
export const maxSchemaFindings = 2000

/** The findings for a value that does not follow the schema of its kind. */
export function schemaFindings(value: Mapping, kind: FileKind, validate: Validate): Finding[] {
  const found = validate(value)
    ? []
    : (validate.errors ?? [])
        .slice(0, 2 * maxSchemaFindings)
        .flatMap((error, _, errors) => finding(error, kind, value, errors) ?? [])
        .slice(0, maxSchemaFindings)
  return [...found, ...impossibleDays(value, dayProperties(kind), [], [])]
}

/** Names of the kind's properties that have free text: where YAML may have cut a text short. */
export function textProperties(kind: FileKind): ReadonlySet<string> {
  return (texts[kind] ??= new Set(
    properties(schemas[kind], kind).flatMap(([name, property]) => (isText(property, kind) ? [name] : [])),
  ))
}

const texts: Partial<Record<FileKind, ReadonlySet<string>>> = {}

/** Names of the kind's properties that are days. */
function dayProperties(kind: FileKind): ReadonlySet<string> {
  return (days[kind] ??= new Set(
    properties(schemas[kind], kind).flatMap(([name, property]) =>
      resolve(property, kind).format === 'date' ? [name] : [],
    ),
  ))
}

const days: Partial<Record<FileKind, ReadonlySet<string>>> = {}

/** Whether the property at a path, or one that contains it, is confidential. */
export function isConfidential(path: Path, kind: FileKind): boolean {
  let at: Schema | undefined = schemas[kind]
  return path.some((step) => {
    at = child(at, step, kind)
    return at?.privacy === 'confidential'
  })
}

/** The path as a text such as `goals[0].due`, up to the first key that the schema does not know: that key may be a sentence. */
export function propertyName(path: Path, kind: FileKind): string {
  let at: Schema | undefined = schemas[kind]
  let text = ''
  for (const step of path) {
    const open: boolean = at !== undefined && at.properties?.[String(step)] === undefined && typeof step === 'string'
    at = child(at, step, kind)
    // It is confidential that a person has a leave or a conflict of interest.
    if (!at || (kind === 'roster' && at.privacy === 'confidential')) break
    // Keys that people choose are public where they have the form of an id.
    if (open && !(kind !== 'conversation' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(String(step)))) break
    text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`
  }
  return text
}

/** The properties that the schema has for a map at a path, in its order. */
export function propertyOrder(path: Path, kind: FileKind): string[] {
  return Object.keys(schemaAt(path, kind)?.properties ?? {})
}

/** The schema of the value at a path, its own reference followed; undefined where there is none. */
export function schemaAt(path: Path, kind: FileKind): Schema | undefined {
  let at: Schema | undefined = schemas[kind]
  for (const step of path) at = child(at, step, kind)
  return at && resolve(at, kind)
}

function child(schema: Schema | undefined, step: string | number, kind: FileKind): Schema | undefined {
  if (!schema) return undefined
  const at = resolve(schema, kind)
  if (typeof step === 'number') return at.items && { ...resolve(at.items, kind), ...privacy(at.items) }
  const known = at.properties && Object.hasOwn(at.properties, step) ? at.properties[step] : undefined
  const next = known ?? (typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined)
  return next && { ...resolve(next, kind), ...privacy(next) }
}

function privacy(schema: Schema): Schema {
  return schema.privacy ? { privacy: schema.privacy } : {}
}

function resolve(schema: Schema, kind: FileKind): Schema {
  if (!schema.$ref) return schema
  const [file = '', name = ''] = schema.$ref.split('#/$defs/')
  const home = file.includes('template') ? 'template' : kind
  return { ...schemas[home].$defs?.[name], ...schema, $ref: undefined }
}

function properties(schema: Schema, kind: FileKind, seen = new Set<unknown>()): [string, Schema][] {
  const at = resolve(schema, kind)
  const named = Object.entries(at.properties ?? {})
  const inner = [...named.map(([, property]) => property), at.items, at.additionalProperties, ...(at.anyOf ?? [])]
  const deeper = inner.flatMap((schemaOfInner) => {
    if (typeof schemaOfInner !== 'object' || seen.has(schemaOfInner)) return []
    seen.add(schemaOfInner)
    return properties(schemaOfInner, kind, seen)
  })
  return [...named, ...deeper]
}

export function isText(schema: Schema, kind: FileKind): boolean {
  const at = resolve(schema, kind)
  if (at.anyOf) return at.anyOf.some((alternative) => isText(alternative, kind))
  if (at.type === 'array') return at.items !== undefined && isText(at.items, kind)
  return at.type === 'string' && !at.pattern && !at.enum && !at.format
}

/** Days of the right form that do not exist, which a schema cannot express. Adds to `found`. */
function impossibleDays(value: Value, names: ReadonlySet<string>, at: Path, found: Finding[]): Finding[] {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries())
      if (typeof inner === 'object') impossibleDays(inner, names, [...at, index], found)
  } else if (isMapping(value)) {
    // A plain loop, for speed: this runs on every version of every file.
    for (const key in value) {
      const inner = value[key]
      if (typeof inner === 'object') impossibleDays(inner, names, [...at, key], found)
      else if (
        typeof inner === 'string' &&
        inner.length === 10 &&
        names.has(key) &&
        !isRealDate(inner) &&
        dayForm.test(inner)
      )
        found.push({ rule: 'date-invalid', at: [...at, key], params: { reason: 'calendar' } })
    }
  }
  return found
}

const dayForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** An error as ajv's compiled code reports it. */
interface SchemaError {
  keyword: string
  instancePath: string
  schemaPath: string
  params: Record<string, unknown>
  propertyName?: string
}

function finding(
  error: SchemaError,
  kind: FileKind,
  value: Mapping,
  errors: readonly SchemaError[],
): Finding | undefined {
  const at = pathFromPointer(error.instancePath, value)
  if (error.propertyName !== undefined) {
    const key = [...at, error.propertyName]
    if (error.keyword === 'pattern') {
      const reserved = isReservedName(error.propertyName) && { params: { reserved: 'yes' } }
      return { rule: 'id-invalid', at: key, onKey: true, ...reserved }
    }
    return error.keyword === 'propertyNames' ? undefined : { rule: 'property-unknown', at: key, onKey: true }
  }
  switch (error.keyword) {
    case 'additionalProperties':
      return { rule: 'property-unknown', at: [...at, String(error.params.additionalProperty)], onKey: true }
    case 'required':
      if (error.schemaPath.includes('/oneOf/')) return undefined
      return { rule: 'property-missing', at, params: { missing: String(error.params.missingProperty) } }
    case 'oneOf':
      return { rule: 'participants-wrong', at }
    case 'not':
      return error.schemaPath.includes('/oneOf/') ? undefined : { rule: 'value-invalid', at }
    case 'propertyNames':
      return undefined
    case 'type':
      // The schema allows several types here: `anyOf` reports it.
      if (
        error.schemaPath.includes('/anyOf/') &&
        errors.some(({ keyword, instancePath }) => keyword === 'anyOf' && instancePath === error.instancePath)
      )
        return undefined
      return { rule: 'type-wrong', at, params: { expected: [error.params.type].flat().map(String)[0] ?? '' } }
    case 'anyOf':
      if (
        errors.some(
          (other) => other.keyword !== 'type' && other !== error && other.instancePath.startsWith(error.instancePath),
        )
      )
        return undefined
      return { rule: 'type-wrong', at, params: { expected: 'string' } }
    case 'enum':
      return {
        rule: 'value-unknown',
        at,
        params: { allowed: [...new Set((error.params.allowedValues as unknown[]).map(String))] },
      }
    case 'const':
      return { rule: 'value-unknown', at, params: { allowed: [String(error.params.allowedValue)] } }
    case 'minItems':
    case 'minProperties':
      return { rule: 'property-missing', at, params: { missing: propertyName(at, kind) } }
    case 'pattern':
      return { rule: patternRule(at, kind), at }
    default:
      return { rule: 'value-invalid', at }
  }
}

function patternRule(at: Path, kind: FileKind): Finding['rule'] {
  let schema: Schema | undefined = schemas[kind]
  for (const step of at) schema = child(schema, step, kind)
  if (schema?.format === 'date') return 'date-invalid'
  return schema?.pattern?.startsWith('^[a-z') ? 'id-invalid' : 'value-invalid'
}
