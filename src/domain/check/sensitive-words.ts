/*
 * Words on health and on membership of a trade union: data that the GDPR (article 9) calls special. A list and nothing
 * cleverer, so that everyone can see what it finds; docs/format.md has the same list, and a test compares the two.
 */

/** Beginnings of words, in lower case: `diagnos` also finds diagnosen and diagnoserna. */
export const sensitiveWords: readonly string[] = [
  ...['adhd', 'alkoholproblem', 'ångest', 'autism', 'cancer', 'deprimer', 'depression', 'diagnos', 'graviditet'],
  ...['missbruk', 'sjukdom', 'sjukskriv', 'utbränd', 'utmattning'],
  ...['fackförbund', 'fackförening', 'facklig', 'fackmedlem'],
  ...['burnout', 'pregnan', 'sick leave', 'trade union'],
]

// A file from a Mac may have å as two characters.
const spellings = sensitiveWords.flatMap((word) => [word, word.normalize('NFD')])
const beginning = new RegExp(`(?<![\\p{L}\\p{M}])(?:${spellings.join('|')})`, 'giu')

/** The offsets of the listed words in a text; at most `most`. */
export function findSensitiveWords(text: string, most: number): number[] {
  const found: number[] = []
  for (const { index } of text.matchAll(beginning)) if (found.push(index) === most) break
  return found
}
