import { UTCDateMini } from '@date-fns/utc/date/mini'
import { add } from 'date-fns/add'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { sub } from 'date-fns/sub'

/** A calendar date, `YYYY-MM-DD`. Kept as a string end to end, so that no time zone can shift it; compares with `<`. */
export type Day = string

/** An ISO 8601 period of whole days, weeks, months or years: `P6M`, `P1Y`, `P30D`. */
export type Period = string

/** A part of the year, month and day (`MM-DD`), both ends inclusive; `from` after `to` crosses the new year. */
export interface Window {
  from: string
  to: string
}

const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/
const periodForm = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?$/
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the text is a date that exists (2026-02-30 does not). */
export function isRealDate(text: string): boolean {
  return parseDay(text) !== undefined
}

/** The text as a day, if it is one. The same days come again in version after version, so that results are kept. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10) return undefined
  let day = parsedDays.get(text)
  if (day === undefined) {
    if (parsedDays.size > 50_000) parsedDays.clear()
    day = isCalendarDate(text) ? text : null
    parsedDays.set(text, day)
  }
  return day ?? undefined
}

/** Text to day; null where the text is no day. */
const parsedDays = new Map<string, Day | null>()

function isCalendarDate(text: string): boolean {
  const parts = dayForm.exec(text)
  if (!parts) return false
  const year = Number(parts[1])
  const month = Number(parts[2])
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = (daysOfMonth[month - 1] ?? 0) + (leap ? 1 : 0)
  return year > 0 && Number(parts[3]) >= 1 && Number(parts[3]) <= last
}

/** The day a period after `day`, in calendar months clamped to the month's end: 2026-08-31 + P6M = 2027-02-28. */
export function addPeriod(day: Day, period: Period): Day {
  return format(add(date(day), duration(period)))
}

/** The day a period before `day`, clamped in the same way. */
export function subtractPeriod(day: Day, period: Period): Day {
  return format(sub(date(day), duration(period)))
}

/** The day itself, or the Monday after it where it is a Saturday or Sunday. */
export function weekdayFrom(day: Day): Day {
  const weekday = date(day).getUTCDay()
  return weekday === 6 ? addPeriod(day, 'P2D') : weekday === 0 ? addPeriod(day, 'P1D') : day
}

/** Whole days from `from` to `to`; negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(date(to), date(from))
}

/** Whether the day lies in the part of the year. */
export function isInWindow(day: Day, window: Window): boolean {
  const monthDay = day.slice(5)
  return window.from <= window.to
    ? window.from <= monthDay && monthDay <= window.to
    : window.from <= monthDay || monthDay <= window.to
}

/** The window's end nearest to the day; the earlier on a tie. A window that ends on 29 February ends on the 28th of a common year. */
export function nearestWindowEnd(day: Day, window: Window): Day {
  const year = Number(day.slice(0, 4))
  const ends = [year - 1, year, year + 1].map((endYear) => {
    const end = `${String(endYear).padStart(4, '0')}-${window.to}`
    return isRealDate(end) ? end : `${end.slice(0, 8)}28`
  })
  return ends.reduce((best, end) => (Math.abs(daysBetween(day, end)) < Math.abs(daysBetween(day, best)) ? end : best))
}

/** The day it is in a time zone (IANA name) at an instant (seconds since 1970-01-01 UTC); undefined for an instant no calendar holds. */
export function dayIn(timezone: string, seconds: number): Day | undefined {
  const instant = new Date(seconds * 1000)
  if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9998 || instant.getUTCFullYear() < 1)
    return undefined
  return formatterFor(timezone).format(instant)
}

/** What day it is for somebody. */
export interface Clock {
  /** Finding it in a time zone loads much of Intl, 15 ms of a start. */
  today(): Day
  /** Whether the day is today or past; for most days this needs no time zone. */
  hasCome(day: Day): boolean
}

/** A clock that always shows the same day. */
export function fixedClock(today: Day): Clock {
  return { today: () => today, hasCome: (day) => day <= today }
}

/** A clock at an instant (seconds since 1970-01-01 UTC); `dayThere` gives the day in the time zone. */
export function systemClock(seconds: number, dayThere: () => Day): Clock {
  let found: Day | undefined
  const today = () => (found ??= dayThere())
  // Nowhere on earth is it earlier than this.
  const earliest = new Date((seconds - 12 * 3600) * 1000).toISOString().slice(0, 10)
  return { today, hasCome: (day) => day <= earliest || day <= today() }
}

/** Whether the runtime knows the time zone. */
export function isTimezone(name: string): boolean {
  try {
    formatterFor(name)
    return true
  } catch {
    return false
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** A formatter is kept, since making one costs a hundred times what using it does. sv-SE writes dates as YYYY-MM-DD. */
function formatterFor(timezone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timezone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formatters.set(timezone, formatter)
  }
  return formatter
}

/** date-fns counts in local time unless it is given a date that lives in UTC. */
function date(day: Day): Date {
  const at = new UTCDateMini(0)
  at.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
  return at
}

function format(at: Date): Day {
  // No later day can be written with ten characters.
  return at.getUTCFullYear() > 9999 ? '9999-12-31' : at.toISOString().slice(0, 10)
}

function duration(period: Period) {
  const parts = periodForm.exec(period)
  if (!parts) throw new RangeError('not a period')
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0))
  return { years, months, weeks, days }
}
