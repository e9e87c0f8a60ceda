import { isRealDate, type Day } from '../../time/calendar.ts'
import type { Finding } from '../diagnostic.ts'
import type { Mapping } from '../../format/value.ts'
import { valueAt } from '../../format/change.ts'
import type { FixChange } from './fix-change.ts'

/** Dates and words with only one meaning, spelled as the format spells them. */
export function spellingChanges(value: Mapping, findings: readonly Finding[]): FixChange[] {
  return findings.flatMap(({ rule, at, params }) => {
    const given = valueAt(value, at)
    const corrected =
      typeof given !== 'string'
        ? undefined
        : rule === 'date-invalid'
          ? parseLooseDate(given)
          : rule === 'value-unknown'
            ? allowedWord(given, params?.allowed ?? [])
            : undefined
    return corrected === undefined ? [] : [{ rule, at, value: corrected }]
  })
}

/** The day in a text with the year first: 2026-1-5, 2026/01/05, 2026.1.5, 20260105. Other orders are ambiguous. */
export function parseLooseDate(text: string): Day | undefined {
  const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [, year = '', , month = '', day = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(iso) ? iso : undefined
}

/** The allowed word that differs from a text only in capitals. */
function allowedWord(text: string, allowed: string | readonly string[]): string | undefined {
  const word = text.toLowerCase()
  return /^[A-Za-z]+$/.test(text) && allowed.includes(word) ? word : undefined
}
