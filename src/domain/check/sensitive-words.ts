/*
 * Words on health and on membership of a trade union: data that the GDPR (article 9) calls special. A list and nothing
 * cleverer, so that everyone can see what it finds; docs/format.md shows it to readers, and a test holds the two together.
 */

/** Beginnings of words, in small letters: `diagnos` stands for diagnosen and diagnoserna, too. */
export const sensitiveWords: readonly string[] = [
  ...['adhd', 'alkoholproblem', 'ångest', 'autism', 'cancer', 'deprimer', 'depression', 'diagnos', 'graviditet'],
  ...['missbruk', 'sjukdom', 'sjukskriv', 'utbränd', 'utmattning'],
  ...['fackförbund', 'fackförening', 'facklig', 'fackmedlem'],
  ...['burnout', 'pregnan', 'sick leave', 'trade union'],
]

// A file from a Mac may have its å in two parts.
const spelled = sensitiveWords.flatMap((word) => [word, word.normalize('NFD')])
const beginning = new RegExp(`(?<![\\p{L}\\p{M}])(?:${spelled.join('|')})`, 'giu')

/** Where in a text the listed words begin: offsets, at most so many. */
export function findSensitiveWords(text: string, most: number): number[] {
  const found: number[] = []
  for (const { index } of text.matchAll(beginning)) if (found.push(index) === most) break
  return found
}
