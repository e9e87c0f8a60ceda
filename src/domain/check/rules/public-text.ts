import { maxFindings, type Finding } from '../diagnostic.ts'
import type { Path } from '../../format/finding.ts'
import { findIdentityNumbers } from '../identity-number.ts'
import type { Roster } from '../../talk/roster.ts'
import { findSensitiveWords } from '../sensitive-words.ts'
import type { Hit, TalkRules } from './rule.ts'

/*
 * What lists, logs and file names may show is public, so nothing should be told there: ids and names only. These rules
 * see what is plain to see, and guess at nothing.
 */

/** Words that stand in sentences and not in names, as an id spells them. */
const small: ReadonlySet<string> = new Set([
  ...['att', 'av', 'det', 'efter', 'eller', 'fick', 'for', 'fran', 'ganska', 'har', 'hon', 'i', 'igen'],
  ...['ingen', 'inte', 'jag', 'lite', 'med', 'men', 'mer', 'mycket', 'nar', 'och', 'om', 'pa'],
  ...['sedan', 'ska', 'som', 'till', 'trots', 'under', 'utan', 'vid', 'vill', 'ar'],
  ...['and', 'because', 'has', 'is', 'not', 'of', 'since', 'that', 'the', 'was', 'with'],
])
const inARow = /(?<![^-])[a-z][^-]*(?:-[a-z][^-]*){4,}/g
const longest = 80
const mark = /[!?;…\n]|\p{L}{4}\.(?=\s|$)/u

export const publicTextRules: TalkRules = {
  // An id of the roster is told of there.
  'public-free-text': ({ conversation }, { roster }) => {
    const { id, employee, group, manager, participants, template } = conversation
    const known = [employee, group, template].filter((each) => each !== undefined)
    const own = known.reduce((rest, each) => rest.replace(each, '0'), id ?? '')
    const people: [string | undefined, Path][] = [
      [own, ['id']],
      [employee, ['employee']],
      [group, ['group']],
      ...participants.map((each, index): [string, Path] => [each, ['participants', index]]),
      [manager, ['manager']],
    ]
    return people.flatMap(([each, at]): Hit[] =>
      each !== undefined && !roster?.has(each) && isSentence(each) ? [{ at }] : [],
    )
  },
}

/** The same in a roster: ids, names and units. */
export function rosterTextFindings(roster: Roster): Finding[] {
  const rule = 'public-free-text'
  return [...roster.values()].flatMap((person): Finding[] => [
    ...(isSentence(person.id) ? [{ rule, at: [person.id], onKey: true } as const] : []),
    ...(['name', 'unit'] as const).flatMap((key): Finding[] =>
      isText(person[key] ?? '') ? [{ rule, at: [person.id, key] }] : [],
    ),
  ])
}

/** The identity numbers in a file, wherever in it they stand. */
export function numberFindings(text: string): Finding[] {
  const found: Finding[] = []
  for (const { start } of findIdentityNumbers(text)) {
    found.push({ rule: 'identity-number', at: [], offset: start })
    if (found.length === maxFindings) break
  }
  return found
}

/** The words of the list of sensitive ones in a file, wherever in it they stand. */
export function wordFindings(text: string): Finding[] {
  return findSensitiveWords(text, maxFindings).map((offset) => ({ rule: 'sensitive-word', at: [], offset }))
}

/** Whether an id is a sentence: five words in a row or more, and a small one among them. */
function isSentence(id: string): boolean {
  return [...id.matchAll(inARow)].some(([row]) => row.split('-').some((each) => small.has(each)))
}

/** Whether a name or unit is more than that: long, or with the marks of a sentence. */
function isText(value: string): boolean {
  return value.length > longest || mark.test(value.trim())
}
