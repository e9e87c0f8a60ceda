import canonicalize from 'canonicalize'
import { isMapping, type Mapping, type Value } from '../format/value.ts'
import { isBlankRow } from './conversation.ts'

/**
 * What a signature is for, as RFC 8785 canonical JSON: who talked, by which template, when, and what they agreed on.
 * `status` and `result` of goals and agreements are left out, since they change after signing. Two files that say the
 * same give the same text, however they are written. Confidential, and so is every digest of it.
 */
export function signedContent(value: Mapping): string {
  const { id, template, employee, group, participants, manager, held, goals, agreements, ratings } = value
  return canonicalize(
    normalize({
      ...{ id, template, employee, group, manager, held, ratings },
      participants: Array.isArray(participants) ? participants.map(String).toSorted() : undefined,
      goals: signedItems(goals),
      agreements: signedItems(agreements),
    }),
  ) as string
}

function signedItems(rows: Value | undefined): Value[] | undefined {
  if (!Array.isArray(rows)) return undefined
  const items = rows.filter((row): row is Mapping => isMapping(row) && !isBlankRow(row))
  return items.map(({ status: _status, result: _result, ...agreed }) => agreed).toSorted(compareById)
}

function compareById({ id: a }: Mapping, { id: b }: Mapping): number {
  const [first, second] = [String(a ?? ''), String(b ?? '')]
  return first < second ? -1 : first > second ? 1 : 0
}

/** The value with texts in NFC, LF line ends and no trailing white space; without what is absent or empty. */
function normalize(value: unknown): Value | undefined {
  if (Array.isArray(value)) {
    const values = value.flatMap((inner) => normalize(inner) ?? [])
    return values.length > 0 ? values : undefined
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([key, inner]): [string, Value][] => {
      const normal = normalize(inner)
      return normal === undefined ? [] : [[key, normal]]
    })
    return entries.length > 0 ? Object.fromEntries(entries) : undefined
  }
  if (value === undefined || value === null) return undefined
  const text = normalizeText(String(value))
  return text === '' ? undefined : text
}

/** A text without what only the way of writing decides: NFC, LF, no white space at the end of lines and of the text. */
export function normalizeText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}
