import { escapeTerminal } from './escape.ts'

/** A word as a shell takes it, safe to show. */
export function shellWord(word: string): string {
  return escapeTerminal(/^[\p{L}\p{N}_./:@+-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)
}
