import { describe, expect, it } from 'vitest'
import {
  addPeriod,
  subtractPeriod,
  dayIn,
  daysBetween,
  isInWindow,
  isRealDate,
  nearestWindowEnd,
} from '../../src/domain/time/calendar.ts'

describe('days', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-5', false],
    ['0000-01-01', false],
    ['2026-01-20T00:00', false],
  ])('%s stands in the calendar: %s', (text, stands) => {
    expect(isRealDate(text)).toBe(stands)
  })

  it.each([
    ['2025-08-31', 'P6M', '2026-02-28'],
    ['2023-08-31', 'P6M', '2024-02-29'],
    ['2025-08-31', 'P1Y', '2026-08-31'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2026-01-20', 'P30D', '2026-02-19'],
    ['2026-03-28', 'P1D', '2026-03-29'],
    ['2011-12-29', 'P1D', '2011-12-30'],
    ['2026-01-20', 'P1Y2M1W3D', '2027-03-30'],
  ])('%s + %s = %s', (day, period, sum) => {
    expect(addPeriod(day, period)).toBe(sum)
  })

  it('goes back as it goes forward', () => {
    expect(subtractPeriod('2026-03-31', 'P1M')).toBe('2026-02-28')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-01-02', '2025-12-31')).toBe(-2)
  })

  it('knows windows that cross the new year', () => {
    const winter = { from: '12-01', to: '03-31' }
    expect(
      ['2026-11-30', '2026-12-01', '2026-01-15', '2026-03-31', '2026-04-01'].map((day) => isInWindow(day, winter)),
    ).toEqual([false, true, true, true, false])
    expect(nearestWindowEnd('2027-01-22', winter)).toBe('2027-03-31')
    expect(nearestWindowEnd('2026-10-22', { from: '10-01', to: '12-31' })).toBe('2026-12-31')
    expect(nearestWindowEnd('2027-01-10', { from: '10-01', to: '12-31' })).toBe('2026-12-31')
    expect(nearestWindowEnd('2026-03-01', { from: '01-01', to: '02-29' })).toBe('2026-02-28')
  })

  it('takes the earlier end on a tie', () => {
    // 2025-07-02 lies 183 days after 2024-12-31 and 182 before 2025-12-31; 2024-07-01 lies 183 days from both.
    expect(nearestWindowEnd('2024-07-01', { from: '10-01', to: '12-31' })).toBe('2023-12-31')
  })

  it('tells the day of an instant in a time zone', () => {
    const lateEvening = Date.UTC(2026, 0, 20, 23, 30) / 1000
    expect(dayIn('Europe/Stockholm', lateEvening)).toBe('2026-01-21')
    expect(dayIn('UTC', lateEvening)).toBe('2026-01-20')
    expect(dayIn('UTC', Number.MAX_SAFE_INTEGER)).toBeUndefined()
  })
})
