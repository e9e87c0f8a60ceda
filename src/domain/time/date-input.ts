import { addPeriod, isRealDate, subtractPeriod, type Day } from './calendar.ts'

/** Which of several possible days a short form means: the latest one up to today, or the first one from today on. */
export type Direction = 'past' | 'future'

const relativeDays: Readonly<Record<string, number>> = {
  ...{ idag: 0, 'i dag': 0, today: 0 },
  ...{ imorgon: 1, 'i morgon': 1, imorn: 1, tomorrow: 1 },
  ...{ övermorgon: 2, 'i övermorgon': 2 },
  ...{ igår: -1, 'i går': -1, yesterday: -1 },
  ...{ förrgår: -2, 'i förrgår': -2 },
}

const weekdays: readonly (readonly string[])[] = [
  ['söndag', 'sön', 'sunday', 'sun'],
  ['måndag', 'mån', 'monday', 'mon'],
  ['tisdag', 'tis', 'tuesday', 'tue'],
  ['onsdag', 'ons', 'wednesday', 'wed'],
  ['torsdag', 'tors', 'tor', 'thursday', 'thu'],
  ['fredag', 'fre', 'friday', 'fri'],
  ['lördag', 'lör', 'saturday', 'sat'],
]

const months: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]

/**
 * The day that a person means: `2027-1-20`, `20/1`, `20/1 2027`, `20 januari`, `imorgon`, `tisdag`, in Swedish or
 * English. Without a year, `direction` decides which one. Undefined for a text that means no day.
 */
export function parseDateInput(text: string, today: Day, direction: Direction): Day | undefined {
  const input = text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')
  return (
    parseLooseDate(input) ??
    parseRelativeDay(input, today) ??
    parseWeekday(input, today, direction) ??
    parseDayOfMonth(input, today, direction)
  )
}

/** The day of a text with the year first, in digits: 2026-1-5, 2026/01/05, 2026.1.5, 20260105. */
export function parseLooseDate(text: string): Day | undefined {
  const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [, year = '', , month = '', day = ''] = parts
  return realDate(year, Number(month), day)
}

function parseRelativeDay(input: string, today: Day): Day | undefined {
  const days = Object.hasOwn(relativeDays, input) ? relativeDays[input] : undefined
  if (days === undefined) return undefined
  return days < 0 ? subtractPeriod(today, `P${-days}D`) : addPeriod(today, `P${days}D`)
}

function parseWeekday(input: string, today: Day, direction: Direction): Day | undefined {
  const wanted = weekdays.findIndex((names) => names.includes(input))
  if (wanted === -1) return undefined
  const ahead = (wanted - weekdayOf(today) + 7) % 7
  return direction === 'future' ? addPeriod(today, `P${ahead}D`) : subtractPeriod(today, `P${(7 - ahead) % 7}D`)
}

/** `20/1`, `20/1 2027`, `20/1-2027`, `20/1/2027`, `20 januari`, `20 jan 2027`. */
function parseDayOfMonth(input: string, today: Day, direction: Direction): Day | undefined {
  const parts = /^(?:den )?(\d{1,2})(?:\/(\d{1,2})| ([\p{L}]+)\.?)(?:[ /-](\d{4}))?$/u.exec(input)
  if (!parts) return undefined
  const [, day = '', digits, name, year] = parts
  const month = digits === undefined ? months.findIndex((names) => names.includes(name ?? '')) + 1 : Number(digits)
  if (year !== undefined) return realDate(year, month, day)
  const thisYear = Number(today.slice(0, 4))
  // 29 February may be up to eight years away.
  for (let step = 0; step <= 8; step++) {
    const candidate = realDate(String(direction === 'future' ? thisYear + step : thisYear - step), month, day)
    if (candidate && (direction === 'future' ? candidate >= today : candidate <= today)) return candidate
  }
  return undefined
}

/** Day of the week, 0 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function realDate(year: string, month: number, day: string): Day | undefined {
  const date = `${year.padStart(4, '0')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(date) ? date : undefined
}
