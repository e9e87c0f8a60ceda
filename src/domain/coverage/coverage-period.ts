import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'

/** The days that a coverage is about, both included; everything is computed as of `asOf`. */
export interface CoveragePeriod {
  from: Day
  to: Day
  /** The earlier of the last day and today. */
  asOf: Day
}

/** What was asked for: a year, or days. */
export interface PeriodQuestion {
  year?: string
  from?: Day
  to?: Day
}

/** The period of a question; without one, this calendar year to today. */
export function coveragePeriod({ year, from, to }: PeriodQuestion, today: Day): CoveragePeriod {
  const first = from ?? (year === undefined ? yearStart((to ?? today).slice(0, 4)) : yearStart(year))
  const last = to ?? (year === undefined ? today : yearEnd(year))
  if (first > last) throw new UsageError('period-reversed', { from: first, to: last })
  if (first > today) throw new UsageError('period-future', { from: first })
  return periodUntil(first, last, today)
}

/** The calendar years of a period, oldest first; the first and the last may be parts of one. */
export function calendarYears({ from, to, asOf }: CoveragePeriod): CoveragePeriod[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(asOf.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = String(first + index).padStart(4, '0')
    const start = from > yearStart(year) ? from : yearStart(year)
    const end = to < yearEnd(year) ? to : yearEnd(year)
    return periodUntil(start, end, asOf)
  })
}

export function isInPeriod(day: Day, { from, asOf }: CoveragePeriod): boolean {
  return from <= day && day <= asOf
}

function periodUntil(from: Day, to: Day, today: Day): CoveragePeriod {
  return { from, to, asOf: to < today ? to : today }
}

function yearStart(year: string): Day {
  return `${year}-01-01`
}

function yearEnd(year: string): Day {
  return `${year}-12-31`
}
