import type { NextStep } from '../domain/due/agenda-sections.ts'
import { shellWord } from './shell-word.ts'

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
  return ['samtal', verb, ...words.map(shellWord)].join(' ')
}
