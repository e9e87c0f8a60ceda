import { Command, Option } from 'commander'
import { UsageError } from '../domain/usage-error.ts'
import type { World } from '../io/world.ts'
import type { CommandName, Help } from '../report/help.ts'
import type { Words } from '../report/words.ts'
import { version } from '../version.ts'
import type { CommandContext, CommandDefinition, TopCommandName } from './command.ts'
import { addCommand } from './commands/add.ts'
import { agendaCommand } from './commands/agenda.ts'
import { checkCommand } from './commands/check.ts'
import { closeCommand } from './commands/close.ts'
import { completionsCommand } from './commands/completions.ts'
import { coverageCommand } from './commands/coverage.ts'
import { dueCommand } from './commands/due.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { followUpCommand } from './commands/follow-up.ts'
import { peopleCommand } from './commands/people.ts'
import { handoverCommand } from './commands/handover.ts'
import { initCommand } from './commands/init.ts'
import { logCommand } from './commands/log.ts'
import { newCommand } from './commands/new.ts'
import { prepareCommand } from './commands/prepare.ts'
import { recordDayCommand } from './commands/record-day.ts'
import { saveCommand } from './commands/save.ts'
import { signCommand } from './commands/sign.ts'
import { remindCommand } from './commands/remind.ts'
import { retentionCommand } from './commands/retention.ts'
import { statusCommand } from './commands/status.ts'
import { templatesCommand } from './commands/templates.ts'
import { exitCode } from './exit-code.ts'
import { printReport } from './print-report.ts'

/** The table of commands, in the order of help. */
const commands: Readonly<Record<TopCommandName, CommandDefinition>> = {
  init: initCommand,
  new: newCommand,
  invite: recordDayCommand('invite'),
  hold: recordDayCommand('hold'),
  move: recordDayCommand('move'),
  cancel: recordDayCommand('cancel'),
  add: addCommand,
  close: closeCommand,
  'follow-up': followUpCommand,
  prepare: prepareCommand,
  sign: signCommand,
  save: saveCommand,
  check: checkCommand,
  due: dueCommand,
  agenda: agendaCommand,
  status: statusCommand,
  people: peopleCommand,
  handover: handoverCommand,
  coverage: coverageCommand,
  remind: remindCommand,
  export: exportCommand,
  retention: retentionCommand,
  log: logCommand,
  templates: templatesCommand,
  explain: explainCommand,
  completions: completionsCommand,
}

/** What running the program leaves behind. */
export interface Outcome {
  code: number
  /** What commander would print: help, or the version. */
  help: string
}

/** The command line of samtal. A command that the arguments do not name is only listed: defining all of them would be half the start. */
export async function createProgram(
  argv: readonly string[],
  world: World,
  words: Words,
  outcome: Outcome,
): Promise<Command> {
  const root = createRoot(words.help, outcome, world.tty.stdout)
  const context: CommandContext = {
    world,
    words,
    root,
    wantsHelp: ['--help', '-h', 'help'].some((argument) => argv.includes(argument)),
    async finish(report, options = {}) {
      await printReport(report, options, root.opts<{ color?: string }>().color, world, words)
      outcome.code = exitCode(report, options)
      if ('failures' in report && report.failures.length > 0)
        throw new UsageError('repository-failed', { count: String(report.failures.length) })
    },
  }
  // Completions need the whole table.
  const isNamed = (name: string) => argv.includes(name) || argv.includes('completions')
  await addCommands(root, '', commands, isNamed, context)
  return root
}

function createRoot(help: Help, outcome: Outcome, isTerminal: boolean): Command {
  return (
    new Command('samtal')
      .exitOverride()
      .configureOutput({
        writeOut: (text) => void (outcome.help += text),
        writeErr: () => {},
        // Asking the stream of the process would make it, which costs the start two milliseconds.
        ...(isTerminal ? {} : { getOutHasColors: () => false, getOutHelpWidth: () => 80 }),
      })
      .configureHelp({
        styleTitle: (title) => help.titles[title as keyof Help['titles']] ?? title,
        optionDescription: ({ description }) => description,
        argumentDescription: ({ description }) => description,
        subcommandTerm: (command) => command.name(),
      })
      .description(help.program)
      .usage(`${help.command} ${help.options}`)
      .version(version, '-V, --version', help.version)
      .helpOption('-h, --help', help.help)
      .helpCommand(`help ${help.command}`, help.helpCommand)
      // Followed before anything else, and so only listed here.
      .addOption(new Option('-C <folder>', help.folder))
      .addOption(new Option('--lang <sv|en>', help.lang).choices(['sv', 'en']))
      .addOption(new Option('--color <when>', help.color).choices(['auto', 'always', 'never']))
  )
}

/** Adds commands below a parent; `prefix` is the parent's name and a space, or empty. */
async function addCommands(
  parent: Command,
  prefix: string,
  table: Readonly<Record<string, CommandDefinition>>,
  isNamed: (name: string) => boolean,
  context: CommandContext,
): Promise<void> {
  const { help } = context.words
  for (const [name, definition] of Object.entries(table)) {
    const { summary, usage, examples } = help.commands[`${prefix}${name}` as CommandName]
    const command = parent.command(name).description(summary)
    if (!isNamed(name)) continue
    command.usage(usage).helpOption('-h, --help', help.help)
    await definition.define(command, context)
    command.addHelpText('after', `\n${help.examples}\n${exampleLines(examples).join('\n')}`)
    await addCommands(command, `${name} `, definition.subcommands ?? {}, isNamed, context)
  }
}

/** Examples in two columns, or below each other where the lines are long. */
function exampleLines(examples: readonly (readonly [line: string, explanation: string])[]): string[] {
  const width = Math.max(...examples.map(([line]) => line.length))
  return examples.map(([line, explanation]) =>
    width > 70 ? `  ${line}\n      ${explanation}` : `  ${line.padEnd(width)}  ${explanation}`,
  )
}
