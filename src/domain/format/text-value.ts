/** Whether a value is a text, which ends with a line end and is written as a block; any other is a word. */
export function isTextValue(value: string): boolean {
  return value.endsWith('\n')
}

/** The lines of a text below `|`; without text there is a blank line. */
export function blockText(text: string, indent: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line && `${indent}${line}`)
}

/** A text or a word as it is written in brackets and braces, where no block can stand. */
export function flowScalar(value: string): string {
  return isTextValue(value) ? JSON.stringify(value) : value
}
