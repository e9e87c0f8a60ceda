const maxWidth = 100

/** A text as the lines of a YAML comment, wrapped at 100 characters. */
export function yamlComment(text: string, indent = ''): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < maxWidth) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`${indent}# ${word}`)
  }
  return lines
}
