import { isRealDate, type Day } from '../../time/calendar.ts'
import type { Finding } from '../diagnostic.ts'
import type { Mapping } from '../../format/value.ts'
import { valueAt } from '../../format/change.ts'
import type { FixChange } from './fix-change.ts'

/** Values that mean one thing only, spelled as the format spells them. Needs nothing but the file itself. */
export function spellingChanges(value: Mapping, findings: readonly Finding[]): FixChange[] {
  return findings.flatMap(({ rule, at, params }) => {
    const given = valueAt(value, at)
    const meant =
      typeof given !== 'string'
        ? undefined
        : rule === 'date-invalid'
          ? parseLooseDate(given)
          : rule === 'value-unknown'
            ? wordMeant(given, params?.allowed ?? [])
            : undefined
    return meant === undefined ? [] : [{ rule, at, value: meant }]
  })
}

/** The day that a text means, the year first: 2026-1-5, 2026/01/05, 2026.1.5, 20260105. Others can be read in two ways. */
export function parseLooseDate(text: string): Day | undefined {
  const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [, year = '', , month = '', day = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(iso) ? iso : undefined
}

/** The allowed word that a text is but for capitals. */
function wordMeant(text: string, allowed: string | readonly string[]): string | undefined {
  const word = text.toLowerCase()
  return /^[A-Za-z]+$/.test(text) && allowed.includes(word) ? word : undefined
}
