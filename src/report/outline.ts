import { toJson } from './escape.ts'

/** A command as those who type it see it: what completions and the man page are made of. */
export interface Outline {
  /** As it is typed after `samtal`, such as `templates show`; empty for samtal itself. */
  name: string
  summary: string
  usage: string
  examples: readonly (readonly [line: string, says: string])[]
  arguments: readonly Argument[]
  /** Its own; those of samtal itself are understood everywhere. */
  options: readonly Option[]
  commands: readonly Outline[]
}

export interface Argument {
  name: string
  description: string
  isVariadic: boolean
  choices: readonly string[]
}

export interface Option {
  short: string | null
  long: string
  /** What stands for its value in help; null where it takes none. */
  value: string | null
  description: string
  choices: readonly string[]
}

/** The outline as JSON: what `npm run man` reads. */
export function outlineJson(outline: Outline): string {
  return toJson(outline)
}

/** A command and all below it, in the order of help. */
export function allCommands(outline: Outline): Outline[] {
  return [outline, ...outline.commands.flatMap(allCommands)]
}
