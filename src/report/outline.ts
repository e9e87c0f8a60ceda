import { toJson } from './escape.ts'

/** A command as a user sees it, for completions and the man page. */
export interface Outline {
  /** As it is typed after `samtal`, such as `templates show`; empty for samtal itself. */
  name: string
  summary: string
  usage: string
  examples: readonly (readonly [line: string, explanation: string])[]
  arguments: readonly Argument[]
  /** Its own; every command also takes those of samtal itself. */
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
  /** Placeholder of its value in help; null where it takes none. */
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
