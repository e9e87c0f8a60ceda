/*
 * The examples of rules are fragments of a workspace, short enough to read, and complete enough for a test to run `check`
 * on them (`tests/rules/example-files.ts`):
 *
 * - A fragment is front matter of a talk with the most usual values; a line `---` begins its notes.
 * - Where it matters which file it is, a comment above names it: `# people.yaml`. There may be several. A path alone is
 *   a file whose contents do not matter, `path -> target` is a link.
 * - With a line `…`, the fragment is the whole file, and the line is the rest of the front matter.
 * - `\t`, `\xe4` and `\u0007` are that character or byte, and `(70 000 tecken)` is that many characters.
 * - `▶` marks the place of a finding; alone on a line it means the file as a whole.
 */

/** Marks the place of a finding in an example. */
export const placeMark = '▶'

/** The lines of an example without their common indentation. */
export function exampleLines(example: string): string[] {
  const lines = example.replace(/^\n|\n *$/g, '').split('\n')
  const indentations = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indentations)))
}

/** An example as readers see it. */
export function shownExample(example: string): string {
  return exampleLines(example)
    .filter((line) => line !== placeMark)
    .join('\n')
    .replaceAll(placeMark, '')
}
