import type { Path } from '../../format/finding.ts'
import { lastName } from '../phrasing.ts'
import { defineRule } from '../rule.ts'

/** Words of sentences that are no part of names, spelled as in an id. */
const smallWords: ReadonlySet<string> = new Set([
  ...['att', 'av', 'det', 'efter', 'eller', 'fick', 'for', 'fran', 'ganska', 'har', 'hon', 'i', 'igen'],
  ...['ingen', 'inte', 'jag', 'lite', 'med', 'men', 'mer', 'mycket', 'nar', 'och', 'om', 'pa'],
  ...['sedan', 'ska', 'som', 'till', 'trots', 'under', 'utan', 'vid', 'vill', 'ar'],
  ...['and', 'because', 'has', 'is', 'not', 'of', 'since', 'that', 'the', 'was', 'with'],
])
const fiveWords = /(?<![^-])[a-z][^-]*(?:-[a-z][^-]*){4,}/g
const longestName = 80
const sentenceMark = /[!?;…\n]|\p{L}{4}\.(?=\s|$)/u

export const publicFreeText = defineRule({
  id: 'public-free-text',
  severity: 'warning',
  settings: 'off',

  checkTalk({ conversation }, { roster }) {
    const { id, employee, group, manager, participants, template } = conversation
    const parts = [employee, group, template].filter((part) => part !== undefined)
    // What the id of the talk repeats of the others is reported once, there.
    const ownPart = parts.reduce((rest, part) => rest.replace(part, '0'), id ?? '')
    const ids: [id: string | undefined, at: Path][] = [
      [ownPart, ['id']],
      [employee, ['employee']],
      [group, ['group']],
      ...participants.map((participant, index): [string, Path] => [participant, ['participants', index]]),
      [manager, ['manager']],
    ]
    // An id of the roster is reported in the roster.
    return ids.flatMap(([text, at]) => (text !== undefined && !roster?.has(text) && isSentence(text) ? [{ at }] : []))
  },
  checkRoster(roster) {
    return [...roster.values()].flatMap((person) => [
      ...(isSentence(person.id) ? [{ at: [person.id], onKey: true }] : []),
      ...(['name', 'unit'] as const).flatMap((key) => (isText(person[key] ?? '') ? [{ at: [person.id, key] }] : [])),
    ])
  },

  en: {
    message: ({ property }) =>
      ['name', 'unit'].includes(lastName(property))
        ? 'this is more than a name, and lists show it'
        : 'this id reads like a sentence, and lists show ids',
    fix: 'Shorten it to a name, or to an id that says nothing about the person, and move the text to the notes.',
    why: 'Ids, names and units are shown in lists, file names and logs, also to those who may not read the talks, so they should say nothing about how someone is doing. An id counts as free text when it has five or more words in a row and one of them is a small word such as i, och, inte or since. A name or unit in the roster counts when it is longer than 80 characters, has several lines, or contains one of !, ?, ; and …, or a full stop after a word of at least four letters. The rule finds only the obvious cases; the rest is up to you.',
  },
  sv: {
    message: ({ property }) =>
      ['name', 'unit'].includes(lastName(property))
        ? 'här står mer än ett namn, och fältet visas i listor'
        : 'här står löpande text, och ett id visas i listor',
    fix: 'Korta av till ett namn eller ett id som inte berättar något, och flytta texten till anteckningarna.',
    why: 'Id, namn och enhet visas i listor, filnamn och loggar, också för dem som inte får läsa samtalen. Där ska därför inget stå om hur någon har det. Ett id räknas som löpande text när det har minst fem ord i rad och något av dem är ett småord som i, och, inte eller sedan. Ett namn eller en enhet i personlistan gör det när texten är längre än 80 tecken, har flera rader eller har något av tecknen !, ?, ; och … eller en punkt efter ett ord på minst fyra bokstäver. Regeln ser bara det uppenbara; resten får ni se till själva.',
  },

  example: {
    wrong: 'group: ▶de-som-inte-mar-bra-pa-larkan',
    right: 'group: arbetslag-larkan',
  },
})

/** Whether an id is a sentence: five words in a row or more, and a small one among them. */
function isSentence(id: string): boolean {
  return [...id.matchAll(fiveWords)].some(([words]) => words.split('-').some((word) => smallWords.has(word)))
}

/** Whether a name or unit is more than that: long, or with the marks of a sentence. */
function isText(value: string): boolean {
  return value.length > longestName || sentenceMark.test(value.trim())
}
