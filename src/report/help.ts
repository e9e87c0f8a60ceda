/** The words of `--help`. */
export interface Help {
  titles: Record<'Usage:' | 'Arguments:' | 'Options:' | 'Commands:' | 'Global Options:', string>
  program: string
  examples: string
  formats: string
  /** `text, json or github`. */
  list(names: readonly string[]): string
  repeatable: string
  version: string
  help: string
  helpCommand: string
  lang: string
  color: string
  options: string
  command: string
  commands: Record<CommandName, { summary: string; usage: string; examples: readonly (readonly [string, string])[] }>
  flags: Record<Flag, string>
}

export type CommandName =
  | 'init'
  | 'new'
  | 'invite'
  | 'hold'
  | 'move'
  | 'cancel'
  | 'add'
  | 'close'
  | 'sign'
  | 'follow-up'
  | 'check'
  | 'due'
  | 'agenda'
  | 'status'
  | 'handover'
  | 'log'
  | 'templates'
  | 'templates list'
  | 'templates show'
  | 'templates eject'
  | 'explain'
  | 'completions'

export type Flag =
  | 'folder'
  | 'ci'
  | 'new template'
  | 'person'
  | 'group'
  | 'participants'
  | 'manager'
  | 'edit person'
  | 'conversation'
  | 'edit date'
  | 'edit dry-run'
  | 'add goal'
  | 'add agreement'
  | 'kind'
  | 'add due'
  | 'owner'
  | 'how'
  | 'effect'
  | 'needs'
  | 'add follow-up'
  | 'add status'
  | 'add result'
  | 'assessment'
  | 'add from'
  | 'item'
  | 'close as'
  | 'sign as'
  | 'close result'
  | 'follow-up step'
  | 'summary'
  | 'follow-up close'
  | 'follow-up result'
  | 'follow-up due'
  | 'commit'
  | 'no-commit'
  | 'all-of-file'
  | 'new date'
  | 'carry'
  | 'carry close'
  | 'carry result'
  | 'dry-run'
  | 'print-path'
  | 'edit'
  | 'paths'
  | 'output'
  | 'strict'
  | 'show-values'
  | 'allow-empty'
  | 'fix'
  | 'check dry-run'
  | 'stdin-filename'
  | 'staged'
  | 'today'
  | 'within'
  | 'due person'
  | 'due manager'
  | 'unit'
  | 'due template'
  | 'exit-code'
  | 'long'
  | 'no-history'
  | 'repositories'
  | 'repos'
  | 'handover person'
  | 'to'
  | 'handover commit'
  | 'log person'
  | 'goal'
  | 'since'
  | 'until'
  | 'between'
  | 'name'
  | 'rule'
