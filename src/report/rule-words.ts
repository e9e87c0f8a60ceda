import type { Diagnostic } from '../domain/check/diagnostic.ts'

/** What is said of a rule in one language. */
export interface RuleWords {
  /** One line, no trailing full stop; what is wrong, filled with the finding's public params. `property` is the schema-known property concerned, or ''. */
  message(found: Pick<Diagnostic, 'property' | 'params'>): string
  /** One line, imperative: what to do. */
  fix: string
  /** Two or three sentences: why the rule is there and what exactly it demands (for `samtal explain`). */
  why: string
}

type Found = Parameters<RuleWords['message']>[0]

/** A message that begins with the property concerned, where there is one. */
export function about(words: string | ((found: Found) => string)): RuleWords['message'] {
  return (found) => {
    const said = typeof words === 'string' ? words : words(found)
    return found.property === '' ? said : `${found.property}: ${said}`
  }
}

/** A parameter as the list it is, or as a list of one. */
export function listed(param: string | readonly string[] | undefined): readonly string[] {
  return param === undefined ? [] : typeof param === 'string' ? [param] : param
}

/** The last name in a property: `due` of `goals[0].due`. */
export function lastName(property: string): string {
  return property.slice(property.lastIndexOf('.') + 1)
}

/** A part of an ISO 8601 period, such as six months. */
export interface PeriodPart {
  count: number
  unit: 'Y' | 'M' | 'W' | 'D'
}

/** The parts of a period that count: `P1Y6M` has two. A period of nothing at all has its last part. */
export function periodParts(period: string): PeriodPart[] {
  const all = [...period.matchAll(/(\d+)([YMWD])/g)].map((match): PeriodPart => ({
    count: Number(match[1]),
    unit: match[2] as PeriodPart['unit'],
  }))
  const counting = all.filter(({ count }) => count > 0)
  return counting.length > 0 ? counting : all.slice(-1)
}
