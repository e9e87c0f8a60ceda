/**
 * The value of a YAML file. Every plain scalar is its source text (`goal: 2026` is the text "2026"), except the format
 * version; a key without a value, or with blank text, is absent.
 */
export type Value = string | number | null | Value[] | Mapping

/** A YAML map. Only its own keys count: `__proto__` is a key like any other, set with `setKey`. */
export interface Mapping {
  [key: string]: Value
}

/** Adds a key to a map; a plain assignment of `__proto__` would change the object's prototype. */
export function setKey(map: Mapping, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  else map[key] = value
}

/** Whether a value is a map. */
export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The value of a scalar, undefined if absent. `plain`: without quotes or block header. The only number of the format is its
 * version, `samtal`, at the top level.
 */
export function scalarValue(source: string, plain: boolean, versionKey: boolean): string | number | undefined {
  if (source.trim() === '') return undefined
  if (!plain) return source
  if (source === '~' || source === 'null' || source === 'Null' || source === 'NULL') return undefined
  return versionKey && /^[0-9]{1,9}$/.test(source) ? Number(source) : source
}

/**
 * Which empty values are kept. `people`: a key at the top without value has an empty map, since in a roster the key alone
 * says that the person is there. `cadence`: below the key `cadence` of settings, a template or step without value is null
 * and an empty map is one, since null takes a step away and nothing else may be without effect.
 */
export type KeepEmpty = 'none' | 'people' | 'cadence'

/** The deepest level of keys whose empty values are kept below `cadence`: `cadence`, the template, the step. */
export const cadenceLevels = 3

/** A map in which no key has a value counts as absent. */
export function undefinedIfEmpty(value: Mapping): Mapping | undefined {
  for (const _ in value) return value
  return undefined
}
