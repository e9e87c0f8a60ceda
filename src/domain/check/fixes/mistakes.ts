import { readOn, withoutCertain, type FileMistake } from '../../format/repair/read-on.ts'
import { parseFile } from '../../format/parse-file.ts'
import type { FileKind } from '../../format/schema.ts'

/** How often a text is read again: what is within the front matter is corrected once the lines around it are right. */
const mostRounds = 4

/** The text with those mistakes corrected that have one right answer, and which they are. */
export async function correctMistakes(
  given: string,
  kind: FileKind,
): Promise<{ text: string; mistakes: readonly FileMistake[] }> {
  let text = given
  const corrected: FileMistake[] = []
  let isReadable = (await parseFile(text, kind)).value !== undefined
  let left = (await readOn(text, kind, isReadable))?.mistakes.length ?? 0
  for (let round = 0; round < mostRounds && left > 0; round++) {
    const { text: next, mistakes } = withoutCertain(text, kind, isReadable)
    const isReadableNow = (await parseFile(next, kind)).value !== undefined
    const after = (await readOn(next, kind, isReadableNow))?.mistakes.length ?? left
    // The proof is in the reading: fewer mistakes than before, and every word is still there.
    if (mistakes.length === 0 || after >= left || wordsOf(next) !== wordsOf(text)) break
    corrected.push(...mistakes)
    text = next
    isReadable = isReadableNow
    left = after
  }
  return { text, mistakes: corrected }
}

/** The letters of a text, which no correction may change. */
function wordsOf(text: string): string {
  return text.replace(/\P{L}/gu, '')
}
