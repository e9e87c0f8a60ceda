import { schemas } from '../format/generated/schemas.js'
import type { Value } from '../format/value.ts'
import { parseDay, type Day } from '../time/calendar.ts'

/*
 * Versions in the history are not held to the schema as a whole: one that has an error still carries its records. But a
 * public property is public only in the form its schema asks for; anything else may be a sentence, and is left out.
 */

const { name, conversationId, itemId, origin, status } = schemas.conversation.$defs ?? {}
const patterns = [name, conversationId, itemId, origin].map((schema) => new RegExp(schema?.pattern ?? '(?!)'))
const [namePattern, conversationIdPattern, itemIdPattern, originPattern] = patterns as [RegExp, RegExp, RegExp, RegExp]
const statuses = new Set(status?.enum)

/** The id of a person, group, template or step; undefined where the value has not that form. */
export function publicName(value: Value | undefined): string | undefined {
  return matching(value, namePattern)
}

/** The id of a conversation. */
export function publicConversationId(value: Value | undefined): string | undefined {
  return matching(value, conversationIdPattern)
}

/** The id of a goal or an agreement. */
export function publicItemId(value: Value | undefined): string | undefined {
  return matching(value, itemIdPattern)
}

/** `<conversation id>/<item id>`. */
export function publicOrigin(value: Value | undefined): string | undefined {
  return matching(value, originPattern)
}

/** `open`, also where there is none, or another status; undefined where the value is none of them. */
export function publicStatus(value: Value | undefined): string | undefined {
  const given = value ?? 'open'
  return typeof given === 'string' && statuses.has(given) ? given : undefined
}

/** A day that is in the calendar. */
export function publicDay(value: Value | undefined): Day | undefined {
  return typeof value === 'string' ? parseDay(value) : undefined
}

function matching(value: Value | undefined, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? keepOnce(value) : undefined
}

const kept = new Map<string, string>()
const maxKept = 200_000

/**
 * The same text once for all versions, and as a text of its own: a slice of thirteen characters or more would keep the
 * whole file in memory that it was cut from.
 */
export function keepOnce(text: string): string {
  const same = kept.get(text)
  if (same !== undefined) return same
  if (kept.size >= maxKept) kept.clear()
  const own = text.length < 13 ? text : ` ${text}`.slice(1)
  kept.set(own, own)
  return own
}
