import { isRealDate } from '../time/calendar.ts'

/** Where in a text an identity number stands: offsets of its first character and of what follows it. */
export interface IdentityNumber {
  start: number
  end: number
}

/** What stands in every identity number, and in few files. Written out, it is searched for three times as fast as `{6}`. */
export const sixDigitsPattern = /\d\d\d\d\d\d/

// YYMMDD or YYYYMMDD, what may stand in place of the hyphen, and four digits; the whole of its digits. Each repetition is
// bounded, and a match begins only where digits begin: the time is that of reading the text.
const blank = String.raw`[ \u00a0\u2007\u2009\u202f]`
const dash = String.raw`[-+\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]`
const spelling = new RegExp(
  String.raw`(?<!\d)((?:18|19|20)?)(\d\d)(\d\d)(\d\d)(${blank}?${dash}?${blank}?)(\d{4})(?!\d)`,
  'g',
)
const letter = /\p{L}/u

/**
 * The Swedish identity numbers in a text, personnummer and samordningsnummer (whose day has 60 added), in every usual
 * spelling, as they are asked for: a text may hold half a million. The day stands in the calendar and the check digit is
 * right; an organisation's number has no such day.
 */
export function* findIdentityNumbers(text: string): Iterable<IdentityNumber> {
  if (!sixDigitsPattern.test(text)) return
  for (const match of text.matchAll(spelling)) {
    const [whole, century = '', year = '', month = '', day = '', between = '', last = ''] = match
    const [start, end] = [match.index, match.index + whole.length]
    // Ten digits among letters are part of a digest or of a product's number.
    if (between === '' && (letter.test(text.charAt(start - 1)) || letter.test(text.charAt(end)))) continue
    if (isBirthday(century, year, month, day) && isChecked(year + month + day + last)) yield { start, end }
  }
}

/** The text with its identity numbers made unreadable, every other character where it was. */
export function redact(text: string): string {
  let [shown, from] = ['', 0]
  for (const { start, end } of findIdentityNumbers(text)) {
    shown += text.slice(from, start) + text.slice(start, end).replace(/\d/g, '•')
    from = end
  }
  return shown + text.slice(from)
}

function isBirthday(century: string, year: string, month: string, day: string): boolean {
  const number = Number(day)
  const own = String(number > 60 ? number - 60 : number).padStart(2, '0')
  // Without a century, 29 February 00 is that of 2000.
  return isRealDate(`${century || '20'}${year}-${month}-${own}`)
}

/** Whether the last of ten digits is the check digit of the others (Luhn). */
function isChecked(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const product = Number(digits[at]) * (at % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}
