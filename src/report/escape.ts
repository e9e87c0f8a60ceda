// Characters that act on a terminal or that nobody sees: control characters, line and paragraph separators, everything
// of no width (direction marks, joiners, tag characters, variation selectors), noncharacters and lone surrogates; and
// what a CI log would take for a command: `##[`, `##vso[`, and `::` at the start of a line.
const unsafe =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]|#(?=#\[|#vso\[)|(?<=^\s*):(?=:)/gu

/** A text from a file, a path or a commit, made safe for a terminal or a line of a log: such characters are shown as escapes. */
export function escapeTerminal(text: string): string {
  return text.replace(unsafe, escapeCharacter)
}

/** A text of several lines made safe in the same way, line by line. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeTerminal).join('\n')
}

/** The escape of a character in JSON's form; of a byte that is not UTF-8 (see `decodeName`), its value. */
function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (character.length === 1 && code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
}

/** JSON with the same escapes: a parser gets the original text, a terminal does not. */
export function toJson(value: unknown): string {
  return `${escapeLines(JSON.stringify(value, undefined, 2))}\n`
}
