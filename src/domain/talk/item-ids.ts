import { isMapping, type Mapping } from '../format/value.ts'
import type { Item } from './conversation.ts'
import type { TalkIndex } from './talk-index.ts'
import type { Template } from './template.ts'

/** The letters of the ids of goals and agreements, by the language of the template. */
export const itemLetters: Record<Template['language'], Record<Item['list'], string>> = {
  sv: { goals: 'm', agreements: 'o' },
  en: { goals: 'g', agreements: 'a' },
}

/** Gives the next free id of a list's letter at each call: after all that are taken. Undefined once none is left. */
export function createItemIds(
  language: Template['language'],
  taken: Iterable<string>,
): (list: Item['list']) => string | undefined {
  const highest = new Map<string, number>()
  for (const id of taken) {
    const [, letter = '', digits] = /^([a-z])(\d{1,4})$/.exec(id) ?? []
    if (digits !== undefined) highest.set(letter, Math.max(highest.get(letter) ?? 0, Number(digits)))
  }
  return (list) => {
    const letter = itemLetters[language][list]
    const next = (highest.get(letter) ?? 0) + 1
    if (next > 9999) return undefined
    highest.set(letter, next)
    return `${letter}${next}`
  }
}

/** The ids of the goals and agreements in a file, those of blank rows too. */
export function rowIds({ goals, agreements }: Mapping): string[] {
  return [goals, agreements].flatMap((rows) =>
    Array.isArray(rows) ? rows.flatMap((row) => (isMapping(row) && typeof row.id === 'string' ? [row.id] : [])) : [],
  )
}

/** What goals and agreements continue: `<conversation id>/<item id>`. */
export function namedOrigins({ talks }: TalkIndex): Set<string> {
  return new Set(talks.flatMap(({ conversation }) => conversation.items.flatMap(({ from }) => from ?? [])))
}

/** The ids of a talk's items that others continue, whether they are there or not. */
export function idsNamedIn(origins: Iterable<string>, conversation: string | undefined): string[] {
  const prefix = `${conversation ?? ''}/`
  return [...origins].flatMap((origin) => (origin.startsWith(prefix) ? [origin.slice(prefix.length)] : []))
}
