import { Option, type Command } from 'commander'
import type { World } from '../io/world.ts'
import type { Report } from '../report/report.ts'
import type { CommandName } from '../report/help.ts'
import type { Words } from '../report/words.ts'
import type { Output } from './outputs.ts'

/** One command: `define` gives a commander command its arguments, options and action. */
export interface CommandDefinition {
  define(command: Command, context: CommandContext): void | Promise<void>
  /** By the last word of their names. */
  subcommands?: Readonly<Record<string, CommandDefinition>>
}

/** What a definition works with. */
export interface CommandContext {
  world: World
  words: Words
  /** samtal itself, with every command. */
  root: Command
  /** Whether help is asked for: what only help shows need not be loaded otherwise. */
  wantsHelp: boolean
  /** Prints a report and settles the exit code. */
  finish(report: Report, options?: FinishOptions): Promise<void>
}

/** Options that decide how a report is printed and which exit code it gives. */
export interface FinishOptions {
  outputs?: readonly Output[]
  showValues?: boolean
  strict?: boolean
  long?: boolean
  exitCode?: boolean
}

/** Names of the commands that belong to no other command. */
export type TopCommandName = Exclude<CommandName, `${string} ${string}`>

/** The argument and options of every command that edits one talk. */
export function addEditOptions(command: Command, context: CommandContext): Command {
  const { flags } = context.words.help
  command
    .argument('[person]', flags['edit person'])
    .option('--conversation <id>', flags.conversation)
    .option('--dry-run', flags['edit dry-run'])
  return addSaveOptions(command, context)
}

/** The options of every command that writes talks. */
export function addSaveOptions(command: Command, { words }: CommandContext): Command {
  const { flags } = words.help
  return command
    .option('--show-values', flags['show-values'])
    .option('--commit', flags.commit)
    .option('--no-commit', flags['no-commit'])
    .option('--all-of-file', flags['all-of-file'])
}

/** `--today`, where a command counts from a day. */
export function todayOption({ words }: CommandContext): Option {
  return new Option('--today <date>', words.help.flags.today)
}
