import type { Command } from 'commander'
import type { Outline } from '../report/outline.ts'
import type { Help } from '../report/words.ts'

/** The table of commands, as data. */
export function outlineOf(command: Command, help: Help, path: readonly string[] = []): Outline {
  const visible = command.createHelp()
  const name = path.join(' ')
  return {
    name,
    summary: command.description(),
    usage: command.usage(),
    examples: help.commands[name as keyof Help['commands']]?.examples ?? [],
    arguments: command.registeredArguments.map((each) => ({
      name: each.name(),
      description: each.description,
      isVariadic: each.variadic,
      choices: each.argChoices ?? [],
    })),
    options: visible.visibleOptions(command).map((each) => ({
      short: each.short ?? null,
      long: each.long ?? '',
      value: /[<[](.*)[>\]]/.exec(each.flags)?.[1]?.replace('...', '') ?? null,
      description: each.description,
      choices: each.argChoices ?? [],
    })),
    commands: visible.visibleCommands(command).map((each) => outlineOf(each, help, [...path, each.name()])),
  }
}
