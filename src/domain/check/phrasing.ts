/** A parameter of a finding: a name, or a list of names. */
export type Param = string | readonly string[] | undefined

/** How the messages of rules phrase lists, periods and days in one language. */
interface Phrasing {
  /** `a, b or c` */
  or(names: Param): string
  /** `a, b and c` */
  and(names: Param): string
  /** What is wrong and what to choose from; `nothing` where there is nothing to choose from. */
  choice(allowed: Param, wrong: string, nothing: string): string
  /** `one year and six months`, from an ISO 8601 period. */
  period(period: Param): string
  /** `1 December`, from MM-DD. */
  monthDay(day: Param): string
  /** `four spaces` */
  spaces(count: Param): string
  /** How a text is written so that it may contain every character: in quotation marks, or below its property. */
  asText(params: Readonly<Record<string, Param>>): string
}

export const english: Phrasing = {
  or: (names) => formatList('en-GB', 'disjunction', names),
  and: (names) => formatList('en-GB', 'conjunction', names),
  choice: (allowed, wrong, nothing) =>
    listOf(allowed).length === 0 ? nothing : `${wrong}; choose ${english.or(allowed)}`,
  period: (period) =>
    english.and(
      periodParts(period).map(
        ({ count, unit }) => `${englishNumbers[count] ?? count} ${englishUnits[unit]}${count === 1 ? '' : 's'}`,
      ),
    ),
  monthDay: (day) => monthDay(day, englishMonths),
  spaces: (count) => `${englishNumbers[Number(count)] ?? String(count)} space${Number(count) === 1 ? '' : 's'}`,
  asText: ({ fix, name }) =>
    fix === 'quotes'
      ? "put the whole text in single quotation marks, '…'"
      : `write ${name === undefined ? '|' : `“${String(name)}: |”`} and the text indented on the next line`,
}

export const swedish: Phrasing = {
  or: (names) => formatList('sv', 'disjunction', names),
  and: (names) => formatList('sv', 'conjunction', names),
  choice: (allowed, wrong, nothing) =>
    listOf(allowed).length === 0 ? nothing : `${wrong}, välj ${swedish.or(allowed)}`,
  period: (period) =>
    swedish.and(
      periodParts(period).map(({ count, unit }) => {
        const [singular = '', plural = ''] = swedishUnits[unit]
        return count === 1 ? singular : `${swedishNumbers[count] ?? count} ${plural}`
      }),
    ),
  monthDay: (day) => monthDay(day, swedishMonths),
  spaces: (count) => `${swedishNumbers[Number(count)] ?? String(count)} blanksteg`,
  asText: ({ fix, name }) =>
    fix === 'quotes'
      ? "sätt hela texten inom enkla citattecken, '…'"
      : `skriv ${name === undefined ? '|' : `”${String(name)}: |”`} och texten indragen på nästa rad`,
}

const englishMonths = 'January February March April May June July August September October November December'.split(' ')
const englishNumbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const englishUnits = { Y: 'year', M: 'month', W: 'week', D: 'day' }

const swedishMonths = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ')
const swedishNumbers = 'noll ett två tre fyra fem sex sju åtta nio tio elva tolv'.split(' ')
const swedishUnits = {
  ...{ Y: ['ett år', 'år'], M: ['en månad', 'månader'] },
  ...{ W: ['en vecka', 'veckor'], D: ['en dag', 'dagar'] },
}

/** A parameter as a list. */
export function listOf(param: Param): readonly string[] {
  return param === undefined ? [] : typeof param === 'string' ? [param] : param
}

/** The last name in a property: `due` of `goals[0].due`. */
export function lastName(property: string): string {
  return property.slice(property.lastIndexOf('.') + 1)
}

/** `ListFormat` is created when it is needed: loading it would cost every start 15 ms. */
function formatList(locale: string, type: Intl.ListFormatType, names: Param): string {
  return new Intl.ListFormat(locale, { type }).format(listOf(names))
}

/** The parts of a period that are not zero: `P1Y6M` has two. A period of nothing but zeros has its last part. */
function periodParts(period: Param): { count: number; unit: 'Y' | 'M' | 'W' | 'D' }[] {
  const parts = [...(listOf(period)[0] ?? '').matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => ({
    count: Number(count),
    unit: unit as 'Y' | 'M' | 'W' | 'D',
  }))
  const positive = parts.filter(({ count }) => count > 0)
  return positive.length > 0 ? positive : parts.slice(-1)
}

function monthDay(param: Param, months: readonly string[]): string {
  const [month, day] = (listOf(param)[0] ?? '').split('-').map(Number)
  return `${day} ${months[(month ?? 0) - 1] ?? ''}`
}
