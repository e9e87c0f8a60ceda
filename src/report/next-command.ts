import type { NextStep } from '../domain/due/agenda-sections.ts'
import { escapeTerminal } from './escape.ts'

/** The command line of a next step, as it is typed. */
export function nextCommandLine({ verb, person, conversation, item, template, path }: NextStep): string {
  const words = [
    ...(person === null ? [] : verb === 'new' ? ['--person', person] : [person]),
    ...(item === null ? [] : [item]),
    ...(conversation === null ? [] : ['--conversation', conversation]),
    ...(template === null ? [] : ['--template', template]),
    ...(path === null ? [] : [path]),
    ...(verb === 'close' ? ['--as', 'done'] : []),
  ]
  return ['samtal', verb, ...words.map(quoteWord)].join(' ')
}

/** A word as a shell takes it. */
function quoteWord(word: string): string {
  return escapeTerminal(/^[\p{L}\p{N}_./:@+-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)
}
