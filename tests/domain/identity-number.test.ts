import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdentityNumbers, redact } from '../../src/domain/talk/identity-number.ts'

/** The numbers found, as they are spelled in the text. */
const numbersIn = (text: string) => [...findIdentityNumbers(text)].map(({ start, end }) => text.slice(start, end))

/** The check digit of nine digits: the one that makes the sum a multiple of ten. Calculated otherwise than in `src`. */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, at) => {
    const [tens = 0, ones = 0] = [...String(Number(digit) * [2, 1][at % 2]!).padStart(2, '0')].map(Number)
    return total + tens + ones
  }, 0)
  return (10 - (sum % 10)) % 10
}

interface Number12 {
  century: string
  six: string
  last: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** Numbers of people born in three centuries, half of them samordningsnummer. */
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

const separators = ['-', '+', '', ' ', '\u00a0', '\u202f', '–', '−', '\u2010', '\u2011', '\u00ad', ' - ', ' – ', '- ']
const spelled = fc
  .record({ number: numbers, isLong: fc.boolean(), between: fc.constantFrom(...separators) })
  .map(({ number: { century, six, last }, isLong, between }) => (isLong ? century : '') + six + between + last)

const neighbours = fc.constantFrom(
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
    // A samordningsnummer from the tax authority's examples.
    ['701063-2391'],
    ['19701063-2391'],
    // 29 February of a leap year.
    ['000229-0005'],
  ])('finds %s', (text) => {
    expect(numbersIn(text)).toEqual([text])
    expect(numbersIn(`Pnr:${text}.`)).toEqual([text])
  })

  it.each([
    ['a wrong check digit', '121212-1213'],
    ['a day that does not exist', '120230-1210'],
    ['29 February in a year that is not a leap year', '19010229-0004'],
    ['an organisation', '556016-0680'],
    ['an organisation with a prefix', '165560160680'],
    ['a longer run of digits', '0121212-1212'],
    ['a longer run of digits', '121212-12120'],
    ['a longer run of digits', '11912121212120'],
    ['a century in which nobody was born', '21121212-1212'],
    ['a date and a number', '1912-12-12-1212'],
    ['dates', '2026-01-20 2027-01-19, 20260120'],
    ['part of a digest', 'a1212121212f'],
    ['two lines', '121212\n1212'],
    ['two runs of digits', '121212, 1212'],
  ])('does not find %s: %s', (_, text) => {
    expect(numbersIn(text)).toEqual([])
  })

  it('finds all numbers in a text', () => {
    const text = 'Åsa 😀 (121212-1212), id 191212121212-2026-01-20-ki-chef, 701063 2391;1212121212'
    expect(numbersIn(text)).toEqual(['121212-1212', '191212121212', '701063 2391', '1212121212'])
  })

  it('finds every valid number in every spelling', () => {
    fc.assert(
      fc.property(spelled, neighbours, neighbours, (number, before, after) => {
        const text = `Åsa ${before}${number}${after} kom`
        expect([...findIdentityNumbers(text)]).toEqual([
          { start: text.indexOf(number), end: text.indexOf(number) + number.length },
        ])
      }),
      { numRuns: 2000 },
    )
  })

  it('finds no number with a wrong check digit', () => {
    const wrong = fc
      .tuple(numbers, fc.integer({ min: 1, max: 9 }), fc.constantFrom(...separators), fc.boolean())
      .map(([{ century, six, last }, off, between, isLong]) => {
        const digit = (Number(last[3]) + off) % 10
        return (isLong ? century : '') + six + between + last.slice(0, 3) + digit
      })
    fc.assert(
      fc.property(wrong, neighbours, neighbours, (number, before, after) => {
        expect(numbersIn(`Åsa ${before}${number}${after} kom`)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('finds no organisation number', () => {
    const organisations = fc
      .tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 20, max: 99 }), fc.integer({ min: 0, max: 99_999 }))
      .map(([first, month, rest]) => {
        const nine = `${first}${month}${String(rest).padStart(5, '0')}`
        return `${nine.slice(0, 6)}-${nine.slice(6)}${checkDigit(nine)}`
      })
    fc.assert(
      fc.property(organisations, (number) => {
        expect(numbersIn(number)).toEqual([])
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
  ])('are found in time in very long texts: %s', (name, text) => {
    let count = 0
    for (const _ of findIdentityNumbers(text)) count++
    expect(count).toBe(name === 'numbers' ? 300_000 : 0)
  })
})

describe('a redacted text', () => {
  it('keeps every other character', () => {
    expect(redact('Åsa, 121212-1212, och 191212121212 den 2026-01-20')).toBe(
      'Åsa, ••••••-••••, och •••••••••••• den 2026-01-20',
    )
  })

  it('has no number left, and keeps its length', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(spelled, fc.string())), (parts) => {
        const text = parts.join(' ')
        expect(redact(text)).toHaveLength(text.length)
        expect([...findIdentityNumbers(redact(text))]).toEqual([])
      }),
    )
  })
})
