/** A part of a text, and what is to stand there instead. Offsets in the whole text, in UTF-16 code units. */
export interface TextEdit {
  start: number
  end: number
  replacement: string
}

/** The text with the edits applied; none of them may overlap another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let at = 0
  const parts = inOrder.map(({ start, end, replacement }) => {
    const part = text.slice(at, start) + replacement
    at = end
    return part
  })
  return parts.join('') + text.slice(at)
}

export function insertion(at: number, replacement: string): TextEdit {
  return { start: at, end: at, replacement }
}
