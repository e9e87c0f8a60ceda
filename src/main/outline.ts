import type { Command } from 'commander'
import type { Outline } from '../report/outline.ts'
import type { Help } from '../report/help.ts'

/** The table of commands, as data. */
export function outlineOf(command: Command, help: Help, path: readonly string[] = []): Outline {
  const visible = command.createHelp()
  const name = path.join(' ')
  return {
    name,
    summary: command.description(),
    usage: command.usage(),
    examples: help.commands[name as keyof Help['commands']]?.examples ?? [],
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      description: argument.description,
      isVariadic: argument.variadic,
      choices: argument.argChoices ?? [],
    })),
    options: visible.visibleOptions(command).map((option) => ({
      short: option.short ?? null,
      long: option.long ?? '',
      value: /[<[](.*)[>\]]/.exec(option.flags)?.[1]?.replace('...', '') ?? null,
      description: option.description,
      choices: option.argChoices ?? [],
    })),
    commands: visible.visibleCommands(command).map((child) => outlineOf(child, help, [...path, child.name()])),
  }
}
