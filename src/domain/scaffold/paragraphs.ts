/** One text is a paragraph; several are a list. */
export function texts(paragraphs: readonly string[]): string[] {
  return paragraphs.length > 1 ? list(paragraphs) : [...paragraphs]
}

/** A list as one paragraph; none where there is nothing to list. */
export function list(points: readonly string[]): string[] {
  return points.length === 0 ? [] : [points.map((point) => `- ${point.replaceAll('\n', '\n  ')}`).join('\n')]
}
