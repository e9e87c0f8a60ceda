import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRealDate } from '../../src/domain/time/calendar.ts'
import { parseDateInput } from '../../src/domain/time/date-input.ts'

// A Tuesday.
const today = '2026-11-24'

describe('a date as a person types it', () => {
  it.each([
    ['2027-01-20', '2027-01-20'],
    ['2027-1-20', '2027-01-20'],
    ['2027/1/20', '2027-01-20'],
    ['20270120', '2027-01-20'],
    ['20/1', '2027-01-20'],
    ['24/11', '2026-11-24'],
    ['23/11', '2027-11-23'],
    ['20/1 2028', '2028-01-20'],
    ['20/1-2028', '2028-01-20'],
    ['20/1/2028', '2028-01-20'],
    ['20 januari', '2027-01-20'],
    ['den 20 januari 2028', '2028-01-20'],
    ['20 Jan', '2027-01-20'],
    ['29/2', '2028-02-29'],
    ['idag', '2026-11-24'],
    ['i morgon', '2026-11-25'],
    ['Imorgon', '2026-11-25'],
    ['tomorrow', '2026-11-25'],
    ['igår', '2026-11-23'],
    ['igår'.normalize('NFD'), '2026-11-23'],
    ['tisdag', '2026-11-24'],
    ['onsdag', '2026-11-25'],
    ['mån', '2026-11-30'],
    ['friday', '2026-11-27'],
  ])('%s is %s, looking ahead', (text, day) => {
    expect(parseDateInput(text, today, 'future')).toBe(day)
  })

  it.each([
    ['20/1', '2026-01-20'],
    ['24/11', '2026-11-24'],
    ['25/11', '2025-11-25'],
    ['29/2', '2024-02-29'],
    ['tisdag', '2026-11-24'],
    ['måndag', '2026-11-23'],
    ['onsdag', '2026-11-18'],
  ])('%s is %s, looking back', (text, day) => {
    expect(parseDateInput(text, today, 'past')).toBe(day)
  })

  it.each(['', 'snart', '31/2', '2027-02-30', '1/13', '20.1', '20-1', '20 foo', '27-1-20', 'constructor', '20/1 27'])(
    '%s is no day',
    (text) => {
      expect(parseDateInput(text, today, 'future')).toBeUndefined()
    },
  )

  it('is a real day or none, and never on the wrong side of today', () => {
    const parts = fc.oneof(fc.nat(40).map(String), fc.constantFrom('/', '-', ' ', 'jan', 'tors', '2027', 'i dag'))
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 5 }), fc.constantFrom('past', 'future'), (words, direction) => {
        const day = parseDateInput(words.join(''), today, direction)
        if (day === undefined) return
        expect(isRealDate(day)).toBe(true)
        if (/\d{4}|\d{8}|går|morgon/.test(words.join(''))) return
        expect(direction === 'past' ? day <= today : day >= today).toBe(true)
      }),
    )
  })
})
