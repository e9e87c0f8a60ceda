import { escapeTerminal } from './escape.ts'

/** The first line of a text in quotation marks, cut after 60 characters. */
export function quoted(text: string): string {
  const [line = ''] = text.split('\n')
  const cut = [...line].length > 60 || text.includes('\n') ? `${[...line].slice(0, 60).join('')}…` : line
  return `”${escapeTerminal(cut)}”`
}
