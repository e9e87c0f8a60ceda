import { lineEndOf } from './line-end.ts'

/** A file's text with a section after its notes, in the file's own line endings. */
export function appendNotes(text: string, section: string): string {
  const eol = lineEndOf(text)
  const end = text.endsWith('\n') ? '' : eol
  const lines = section.trimEnd().split('\n').join(eol)
  return `${text}${end}${eol}${lines}${eol}`
}

/** Whether the notes have the heading that a section begins with. */
export function hasHeading(text: string, section: string): boolean {
  const [heading = ''] = section.split('\n', 1)
  return text.split(/\r?\n/).some((line) => line.trimEnd() === heading)
}
