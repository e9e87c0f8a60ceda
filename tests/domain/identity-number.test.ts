import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdentityNumbers, redact } from '../../src/domain/check/identity-number.ts'

/** The numbers found, as they stand in the text. */
const found = (text: string) => [...findIdentityNumbers(text)].map(({ start, end }) => text.slice(start, end))

/** The check digit of nine digits, reckoned the other way round: from the digit that makes the sum a whole ten. */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((all, digit, at) => {
    const [tens = 0, ones = 0] = [...String(Number(digit) * [2, 1][at % 2]!).padStart(2, '0')].map(Number)
    return all + tens + ones
  }, 0)
  return (10 - (sum % 10)) % 10
}

interface Number12 {
  century: string
  six: string
  last: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** Numbers of people born in three centuries; every other a samordningsnummer. */
const numbers: fc.Arbitrary<Number12> = fc
  .record({
    day: fc.date({ min: new Date('1890-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    isCoordination: fc.boolean(),
    birth: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ day, isCoordination, birth }) => {
    const year = day.getUTCFullYear()
    const six = two(year % 100) + two(day.getUTCMonth() + 1) + two(day.getUTCDate() + (isCoordination ? 60 : 0))
    const serial = String(birth).padStart(3, '0')
    return { century: two(Math.floor(year / 100)), six, last: serial + checkDigit(six + serial) }
  })

const betweens = ['-', '+', '', ' ', '\u00a0', '\u202f', '–', '−', '\u2010', '\u2011', '\u00ad', ' - ', ' – ', '- ']
const spelled = fc
  .record({ number: numbers, isLong: fc.boolean(), between: fc.constantFrom(...betweens) })
  .map(({ number: { century, six, last }, isLong, between }) => (isLong ? century : '') + six + between + last)

const around = fc.constantFrom(
  '',
  ' ',
  '(',
  ')',
  '"',
  "'",
  '.',
  ',',
  ':',
  ';',
  '*',
  '_',
  '[',
  ']',
  '/',
  '\n',
  '\t',
  '–',
  '😀',
  '|',
)

describe('identity numbers', () => {
  it.each([
    ['121212-1212'],
    ['121212+1212'],
    ['1212121212'],
    ['19121212-1212'],
    ['191212121212'],
    ['121212 1212'],
    ['121212–1212'],
    ['121212−1212'],
    ['121212\u20111212'],
    // A samordningsnummer of the tax authority's examples.
    ['701063-2391'],
    ['19701063-2391'],
    // 29 February of a leap year.
    ['000229-0005'],
  ])('finds %s', (text) => {
    expect(found(text)).toEqual([text])
    expect(found(`Pnr:${text}.`)).toEqual([text])
  })

  it.each([
    ['a wrong check digit', '121212-1213'],
    ['a day that is not in the calendar', '120230-1210'],
    ['29 February of no leap year', '19010229-0004'],
    ['an organisation', '556016-0680'],
    ['an organisation with a prefix', '165560160680'],
    ['a longer row of digits', '0121212-1212'],
    ['a longer row of digits', '121212-12120'],
    ['a longer row of digits', '11912121212120'],
    ['a century of nobody', '21121212-1212'],
    ['a date and a number', '1912-12-12-1212'],
    ['dates', '2026-01-20 2027-01-19, 20260120'],
    ['part of a digest', 'a1212121212f'],
    ['two lines', '121212\n1212'],
    ['two rows of digits', '121212, 1212'],
  ])('does not take %s for one: %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it('finds all of them, where they are', () => {
    const text = 'Åsa 😀 (121212-1212), id 191212121212-2026-01-20-ki-chef, 701063 2391;1212121212'
    expect(found(text)).toEqual(['121212-1212', '191212121212', '701063 2391', '1212121212'])
  })

  it('finds every valid one in every spelling', () => {
    fc.assert(
      fc.property(spelled, around, around, (number, before, after) => {
        const text = `Åsa ${before}${number}${after} kom`
        expect([...findIdentityNumbers(text)]).toEqual([
          { start: text.indexOf(number), end: text.indexOf(number) + number.length },
        ])
      }),
      { numRuns: 2000 },
    )
  })

  it('finds none whose check digit is wrong', () => {
    const wrong = fc
      .tuple(numbers, fc.integer({ min: 1, max: 9 }), fc.constantFrom(...betweens), fc.boolean())
      .map(([{ century, six, last }, off, between, isLong]) => {
        const digit = (Number(last[3]) + off) % 10
        return (isLong ? century : '') + six + between + last.slice(0, 3) + digit
      })
    fc.assert(
      fc.property(wrong, around, around, (number, before, after) => {
        expect(found(`Åsa ${before}${number}${after} kom`)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('finds none among organisations', () => {
    const organisations = fc
      .tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 20, max: 99 }), fc.integer({ min: 0, max: 99_999 }))
      .map(([first, month, rest]) => {
        const nine = `${first}${month}${String(rest).padStart(5, '0')}`
        return `${nine.slice(0, 6)}-${nine.slice(6)}${checkDigit(nine)}`
      })
    fc.assert(
      fc.property(organisations, (number) => {
        expect(found(number)).toEqual([])
      }),
    )
  })

  it.each([
    ['digits', '1'.repeat(4_000_000)],
    ['dates', '121212-'.repeat(600_000)],
    ['dates and blanks', '121212 - '.repeat(450_000)],
    ['six digits', '121212 '.repeat(600_000)],
    ['blanks', `121212${' '.repeat(4_000_000)}1212`],
    ['numbers', '121212-1212 '.repeat(300_000)],
  ])('of any length are searched: %s', (name, text) => {
    let count = 0
    for (const _ of findIdentityNumbers(text)) count++
    expect(count).toBe(name === 'numbers' ? 300_000 : 0)
  })
})

describe('a redacted text', () => {
  it('has every other character where it was', () => {
    expect(redact('Åsa, 121212-1212, och 191212121212 den 2026-01-20')).toBe(
      'Åsa, ••••••-••••, och •••••••••••• den 2026-01-20',
    )
  })

  it('has no number left, and no other length', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(spelled, fc.string())), (parts) => {
        const text = parts.join(' ')
        expect(redact(text)).toHaveLength(text.length)
        expect([...findIdentityNumbers(redact(text))]).toEqual([])
      }),
    )
  })
})
