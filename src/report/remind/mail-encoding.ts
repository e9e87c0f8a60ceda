const encoder = new TextEncoder()

/** A line of a body in quoted-printable (RFC 2045, 6.7): ASCII, at most 76 characters a line, no character divided. */
export function quotedPrintable(line: string): string {
  const characters = [...line]
  const lines: string[] = []
  let current = ''
  for (const [index, character] of characters.entries()) {
    // A blank at the end of a line would be lost, and some programs change a line that begins with "From ".
    const isBlankAtEnd = /[ \t]/.test(character) && index === characters.length - 1
    const isPlain = /[\t -<>-~]/.test(character) && !isBlankAtEnd && !(index === 0 && /[F.]/.test(character))
    // The log of a pipeline takes `::` at the start of a line for a command.
    const isColonFirst = character === ':' && (current.trim() === '' || current.length === 75)
    const encoded = isPlain && !isColonFirst ? character : escapeBytes(character)
    if (current.length + encoded.length > 75) {
      lines.push(`${current}=`)
      current = ''
    }
    current += encoded
  }
  return [...lines, current].join('\r\n')
}

/** A text for a header: as it is where it is plain ASCII, else in encoded words (RFC 2047) on lines of their own. */
export function encodedWords(text: string): string {
  if (/^[A-Za-z0-9 ]{1,60}$/.test(text)) return text
  const words: string[] = []
  let current = ''
  for (const character of text) {
    const encoded = character === ' ' ? '_' : /[A-Za-z0-9]/.test(character) ? character : escapeBytes(character)
    if (current.length + encoded.length > 60) {
      words.push(current)
      current = ''
    }
    current += encoded
  }
  return [...words, current].map((word) => `=?utf-8?Q?${word}?=`).join('\r\n ')
}

function escapeBytes(character: string): string {
  return [...encoder.encode(character)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
