import type { Argument, Option, Outline } from '../outline.ts'

/** What can be offered for a value: fixed words, ids in the current workspace, or paths. */
export type Offer =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'list'; list: 'templates' | 'people' | 'rules' | 'conversations' | 'items' | 'steps' }
  /** With commas between; or one of the words alone. */
  | { kind: 'list,'; list: 'people' | 'items'; words: readonly string[] }
  | { kind: 'files' }
  | { kind: 'folders' }
  | { kind: 'nothing' }

/** By the name of an option or argument, or of an option with its value. */
const offers: Readonly<Record<string, Offer>> = {
  '--template': { kind: 'list', list: 'templates' },
  '--person': { kind: 'list', list: 'people' },
  '--manager': { kind: 'list', list: 'people' },
  '--carry': { kind: 'list,', list: 'items', words: ['all', 'none'] },
  '--to': { kind: 'list', list: 'people' },
  '--participants': { kind: 'list,', list: 'people', words: [] },
  '--conversation': { kind: 'list', list: 'conversations' },
  // Elsewhere the option takes a text.
  '--goal <id>': { kind: 'list', list: 'items' },
  '--step': { kind: 'list', list: 'steps' },
  '--output': { kind: 'files' },
  '--repos': { kind: 'files' },
  '--stdin-filename': { kind: 'files' },
  folder: { kind: 'folders' },
  repositories: { kind: 'folders' },
  paths: { kind: 'files' },
  name: { kind: 'list', list: 'templates' },
  person: { kind: 'list', list: 'people' },
  item: { kind: 'list', list: 'items' },
  rule: { kind: 'list', list: 'rules' },
}

/** What can be offered for an option's value, or for an argument of a command. */
export function offerFor(target: Option | Argument): Offer {
  if (target.choices.length > 0) return { kind: 'words', words: target.choices }
  const names = 'long' in target ? [`${target.long} <${target.value ?? ''}>`, target.long] : [target.name]
  return names.map((name) => offers[name]).find(Boolean) ?? { kind: 'nothing' }
}

/** A command's arguments with what can be offered for each; for that of `help`, the other commands. */
export function argumentsOf(command: Outline, root: Outline): { argument: Argument; offer: Offer }[] {
  const words = root.commands.flatMap(({ name }) => (name === 'help' ? [] : [name]))
  return command.arguments.map((argument) => ({
    argument,
    offer: command.name === 'help' ? { kind: 'words', words } : offerFor(argument),
  }))
}

/** The options a command understands: its own, and samtal's but its version. */
export function optionsOf(command: Outline, root: Outline): Option[] {
  if (command === root) return [...root.options]
  const own = new Set(command.options.map(({ long }) => long))
  return [...command.options, ...root.options.filter(({ long }) => !own.has(long) && long !== '--version')]
}

/** Whether the option may be repeated. */
export function isRepeated({ long }: Option): boolean {
  return long === '--format' || long === '--output'
}
