import type { ParseFault } from './finding.ts'
import { findControlCharacter } from './text-position.ts'

/** A conversation file's two halves: the YAML between its fences and the notes after. Both are parts of the text, unchanged. */
export interface FrontMatter {
  yaml: string
  /** Offset of `yaml` in the text. */
  yamlStart: number
  /** Offset of the notes in the text. */
  notesStart: number
}

const largest = 64 * 1024

/**
 * Finds the front matter, or the fault that hinders it. Both fences are a line of exactly `---`; nothing else opens a
 * file, so that no other reader's idea of a fence (a language, a longer row of dashes) is ever acted on.
 */
export function splitFrontMatter(text: string): FrontMatter | ParseFault {
  const opening = /^---\r?\n/.exec(text)
  if (!opening)
    return { rule: /^---[ \t]*(\r?\n)?$/.test(text) ? 'front-matter-unclosed' : 'front-matter-missing', offset: 0 }
  const yamlStart = opening[0].length
  // The first line that starts like a fence must be one: `----` or `--- ` would end the block for other readers.
  const closing = /(?:^|\n)---[^\n]*/.exec(text.slice(yamlStart - 1))
  if (!closing) return { rule: 'front-matter-unclosed', offset: 0 }
  const fence = yamlStart - 1 + closing.index + (closing[0].startsWith('\n') ? 1 : 0)
  const line = closing[0].replace(/^\n/, '')
  if (line.replace(/\r$/, '') !== '---') return { rule: 'front-matter-unclosed', offset: fence }
  const yaml = text.slice(yamlStart, fence)
  if (yaml.length * 3 > largest && !fitsUtf8(yaml, largest)) return { rule: 'front-matter-large', offset: 0 }
  const control = findControlCharacter(yaml)
  if (control !== -1) return { rule: 'control-character', offset: yamlStart + control }
  const end = text.indexOf('\n', fence)
  return { yaml, yamlStart, notesStart: end === -1 ? text.length : end + 1 }
}

/** Whether a text is at most this many bytes long as UTF-8. */
function fitsUtf8(text: string, bytes: number): boolean {
  return new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read === text.length
}
