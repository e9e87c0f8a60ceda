import { Argument, Command, CommanderError, Option } from 'commander'
import type { CompletionList } from './commands/completions.ts'
import type { LogOptions } from './commands/log.ts'
import type { NewOptions } from './commands/new.ts'
import { Interrupted, UsageError } from './domain/usage-error.ts'
import { languageOf, type Language } from './io/language.ts'
import { print, printToFile } from './io/output.ts'
import type { World } from './io/world.ts'
import { addOutputOptions, type Output } from './main/outputs.ts'
import { renderReport, styleFor } from './main/reporters.ts'
import { escapeTerminal } from './report/escape.ts'
import type { CompletionsReport, Report } from './report/report.ts'
import { rulesIn } from './report/rules.ts'
import { noStyle } from './report/style.ts'
import type { CommandName, Words } from './report/words.ts'
import { version } from './version.ts'

/** Runs samtal and gives its exit code: 0 nothing found, 1 findings, 2 could not do the job, 130 interrupted. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  const words = await wordsIn(languageOf(world, valueOf(argv, '--lang')))
  const outcome: Outcome = { code: 0, help: '' }
  try {
    if (world.cwd === '') throw new UsageError('folder-missing', { path: '.' })
    await program(argv, world, words, outcome).parseAsync([...argv], { from: 'user' })
    return outcome.code
  } catch (error) {
    return failure(error, world, words, outcome)
  }
}

interface Outcome {
  code: number
  /** What commander would print: help, or the version. */
  help: string
}

interface Options {
  [name: string]: string | boolean | readonly Output[] | undefined
  outputs?: readonly Output[]
  showValues?: boolean
  strict?: boolean
}

/** The table of commands: what each takes, and what it does with it. Loaded when called, for a quick start. */
function program(argv: readonly string[], world: World, words: Words, outcome: Outcome): Command {
  const { flags, commands, ...help } = words.help
  const root = new Command('samtal')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void (outcome.help += text), writeErr: () => {} })
    .configureHelp({
      styleTitle: (title) => help.titles[title as keyof typeof help.titles] ?? title,
      optionDescription: ({ description }) => description,
      argumentDescription: ({ description }) => description,
      subcommandTerm: (command) => command.name(),
    })
    .description(help.program)
    .usage(`${help.command} ${help.options}`)
    .version(version, '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand(`help ${help.command}`, help.helpCommand)
    .addOption(new Option('--lang <sv|en>', help.lang).choices(['sv', 'en']))
    .addOption(new Option('--color <when>', help.color).choices(['auto', 'always', 'never']))
  // Only what the arguments name is defined whole: defining every command would be half the start.
  const isAsked = (name: string) => argv.includes(name) || argv.includes('completions')
  const add = (parent: Command, name: CommandName, define: (command: Command) => unknown) => {
    const { summary, usage, examples } = commands[name]
    const command = parent.command(name.split(' ').at(-1) ?? name).description(summary)
    if (!isAsked(command.name())) return
    const width = Math.max(...examples.map(([line]) => line.length))
    const lines = examples.map(([line, says]) =>
      width > 70 ? `  ${line}\n      ${says}` : `  ${line.padEnd(width)}  ${says}`,
    )
    command
      .usage(usage)
      .helpOption('-h, --help', help.help)
      .addHelpText('after', `\n${help.examples}\n${lines.join('\n')}`)
    define(command)
  }
  const formats = { format: flags.format, file: flags.output }
  const today = () => new Option('--today <date>', flags.today)
  const finish = async (report: Report, options: Options = {}) => {
    for (const each of options.outputs ?? [toStdout])
      await output(report, each, options, world, words, root.opts().color)
    outcome.code = exitCode(report, options)
    if (report.kind === 'due' && report.failures.length > 0)
      throw new UsageError('repository-failed', { count: String(report.failures.length) })
  }

  add(root, 'init', (command) =>
    command
      .argument('[folder]', flags.folder)
      .addOption(new Option('--ci <system>', flags.ci).choices(['github', 'gitlab']))
      .addOption(today())
      .action(async (folder: string | undefined, options: Options) => {
        const { init } = await import('./commands/init.ts')
        await finish(await init(world, { folder, language: words.language, version, ...options }))
      }),
  )

  add(root, 'new', (command) =>
    command
      .option('--template <name>', flags['new template'])
      .option('--person <id>', flags.person)
      .option('--group <id>', flags.group)
      .option('--participants <ids>', flags.participants)
      .option('--manager <id>', flags.manager)
      .option('--date <date>', flags.date)
      .option('--dry-run', flags['dry-run'])
      .option('--print-path', flags['print-path'])
      .option('--edit', flags.edit)
      .addOption(today())
      .action(async (options: Options) => {
        const { newTalk } = await import('./commands/new.ts')
        await finish(await newTalk(world, options as NewOptions, words.questions))
      }),
  )

  add(root, 'check', (command) =>
    addOutputOptions(command, checkFormats, { ...formats, format: flags['check format'] })
      .argument('[paths...]', flags.paths)
      .option('--strict', flags.strict)
      .option('--show-values', flags['show-values'])
      .option('--staged', flags.staged)
      .option('--fix', flags.fix)
      .option('--dry-run', flags['check dry-run'])
      .option('--allow-empty', flags['allow-empty'])
      .option('--stdin-filename <path>', flags['stdin-filename'])
      .addOption(today())
      .action(async (paths: string[], options: Options) => {
        const { check } = await import('./commands/check.ts')
        const mend = options.fix || options.dryRun ? (await import('./commands/fix.ts')).fixFiles : undefined
        await finish(await check(world, { ...options, paths }, mend), options)
      }),
  )

  add(root, 'due', (command) =>
    addOutputOptions(command, plainFormats, formats)
      .argument('[repositories...]', flags.repositories)
      .option('--repos <file>', flags.repos)
      .option('--within <period>', flags.within)
      .option('--person <id>', flags['due person'])
      .option('--manager <id>', flags['due manager'])
      .option('--unit <name>', flags.unit)
      .option('--template <name>', flags['due template'])
      .option('--exit-code', flags['exit-code'])
      .option('--no-history', flags['no-history'])
      .addOption(today())
      .action(async (repositories: string[], options: Options) => {
        const within = options.within === undefined ? undefined : period('--within', String(options.within))
        const { due, dueMany, readRepositoryList: listed } = await import('./commands/due.ts')
        if (repositories.length === 0 && options.repos === undefined)
          return finish(await due(world, { ...options, within }), options)
        const all = [...repositories, ...(options.repos === undefined ? [] : listed(world, String(options.repos)))]
        return finish(await dueMany(world, { ...options, within }, all, progress(world)), options)
      }),
  )

  add(root, 'log', (command) =>
    addOutputOptions(command, plainFormats, formats)
      .argument('[person]', flags['log person'])
      .option('--goal <id>', flags.goal)
      .option('--since <date>', flags.since)
      .option('--until <date>', flags.until)
      .option('--between <moments...>', flags.between)
      .option('--show-values', flags['show-values'])
      .action(async (person: string | undefined, options: Options & { between?: string[] }) => {
        // The option takes what follows it, the person too.
        if (options.between?.length === 3 && person === undefined) person = options.between.pop()
        if (options.between && options.between.length !== 2)
          throw new UsageError('option-argument-missing', { name: '--between <A> <B>' })
        const { log } = await import('./commands/log.ts')
        await finish(await log(world, { ...options, person } as LogOptions), options)
      }),
  )

  add(root, 'templates', (templates) => {
    addOutputOptions(templates, plainFormats, { format: flags.format })
    templates.allowExcessArguments().action(async (options: Options, command: Command) => {
      if (command.args[0] !== undefined) throw new UsageError('command-unknown', { name: command.args[0] })
      const { listTemplates } = await import('./commands/templates.ts')
      await finish(await listTemplates(world), options)
    })
    add(templates, 'templates list', (command) =>
      command.action(async () => {
        const { listTemplates } = await import('./commands/templates.ts')
        await finish(await listTemplates(world), command.optsWithGlobals())
      }),
    )
    add(templates, 'templates show', (command) =>
      command.argument('<name>', flags.name).action(async (name: string) => {
        const { showTemplate } = await import('./commands/templates.ts')
        await finish(await showTemplate(world, name))
      }),
    )
    add(templates, 'templates eject', (command) =>
      command.argument('<name>', flags.name).action(async (name: string) => {
        const { ejectTemplate } = await import('./commands/templates.ts')
        await finish(await ejectTemplate(world, name))
      }),
    )
  })

  add(root, 'explain', (command) =>
    command.argument('[rule]', flags.rule).action(async (rule: string | undefined) => {
      const { explain } = await import('./commands/explain.ts')
      await finish(explain(rule))
    }),
  )

  add(root, 'completions', (command) =>
    command
      .addArgument(new Argument('[shell]', flags.shell).choices(['bash', 'zsh', 'fish']))
      .addOption(new Option('--list <what>').choices(['templates', 'people', 'rules', 'commands']).hideHelp())
      .action(
        async (shell: CompletionsReport['shell'] | undefined, { list }: { list?: CompletionList | 'commands' }) => {
          const { outlineOf } = await import('./main/outline.ts')
          if (list === 'commands') return finish({ kind: 'outline', outline: outlineOf(root, words.help) })
          const { completionList } = await import('./commands/completions.ts')
          if (list) return finish(await completionList(world, list))
          if (!shell) throw new UsageError('argument-missing', { name: '<bash|zsh|fish>' })
          return finish({ kind: 'completions', shell, outline: outlineOf(root, words.help) })
        },
      ),
  )
  return root
}

const toStdout: Output = { format: 'text', file: undefined }
const plainFormats = ['text', 'json']
const checkFormats = ['text', 'json', 'github', 'sarif', 'junit', 'codequality']

async function output(
  report: Report,
  to: Output,
  options: Options,
  world: World,
  words: Words,
  color: unknown,
): Promise<void> {
  const style = to.file === undefined ? await styleFor(color, world) : noStyle
  const text = await renderReport(report, to, options, world, words, style)
  await (to.file === undefined ? print(world.stdout, text) : printToFile(world, to.file, text))
}

function exitCode(report: Report, options: Options): number {
  if (report.kind === 'check')
    return report.diagnostics.some(({ severity }) => severity === 'error' || options.strict === true) ? 1 : 0
  if (report.kind === 'due' && options.exitCode === true)
    return report.rows.some(({ state }) => state === 'overdue' || state === 'unreadable') ? 1 : 0
  return 0
}

/** Tells on a terminal how far a long reading has come. */
function progress({ tty, stderr, now }: World): (done: number, all: number) => void {
  const start = now()
  return (done, all) => {
    if (!tty.stderr || now() - start < 1) return
    stderr.write(done === all ? '\r\u001b[K' : `\r${done}/${all}`)
  }
}

async function wordsIn(language: Language): Promise<Words> {
  return language === 'sv' ? (await import('./report/sv.ts')).sv : (await import('./report/en.ts')).en
}

/** A value given before the arguments are parsed: the language that even a fault in them is told in. */
function valueOf(argv: readonly string[], flag: string): string | undefined {
  const index = argv.indexOf(flag)
  return index === -1 ? argv.find((each) => each.startsWith(`${flag}=`))?.slice(flag.length + 1) : argv[index + 1]
}

/** `30d`, `6w`, `3m`, `1y`, or the same in ISO 8601. */
function period(name: string, text: string): string {
  const short = /^(\d{1,3})([dwmy])$/.exec(text)
  if (short) return `P${short[1]}${short[2]?.toUpperCase()}`
  if (/^P\d{1,3}[DWMY]$/.test(text)) return text
  throw new UsageError('period-needed', { name })
}

/** The only catch: bad usage in a line, a bug with its stack. */
async function failure(error: unknown, world: World, words: Words, outcome: Outcome): Promise<number> {
  if (error instanceof Interrupted) return 130
  if (error instanceof CommanderError && error.exitCode === 0) {
    try {
      await print(world.stdout, outcome.help)
      return 0
    } catch (full) {
      return failure(full, world, words, outcome)
    }
  }
  const usage = error instanceof CommanderError ? translated(error) : error
  if (usage instanceof UsageError) {
    world.stderr.write(`${words.error} ${await usageText(usage, words)}\n`)
    return 2
  }
  // A message of somebody else's may quote a file; the places in the code do not.
  const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error)
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  world.stderr.write([words.bug, `samtal ${version}, ${name}`, ...frames, ''].join('\n'))
  return 2
}

async function usageText({ code, params }: UsageError, words: Words): Promise<string> {
  const { rule, property = '' } = params
  const rules = rule && code === 'talk-unsound' ? await rulesIn(words.language) : undefined
  const message = rules?.[rule as keyof typeof rules].message({ property, params: {} }) ?? ''
  // What the user typed may hold what a terminal would act on.
  const safe = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, escapeTerminal(value)]))
  return words.usage[code]({ ...safe, message })
}

/** commander's faults in our words: its messages are English and name things in quotes. */
function translated({ code, message }: CommanderError): UsageError {
  const [, name = ''] = /'([^']*)'/.exec(message) ?? []
  const [, like = ''] = /Did you mean (?:one of )?([^,?]*)/.exec(message) ?? []
  const [, allowed] = /Allowed choices are ([^.]*)\./.exec(message) ?? []
  switch (code) {
    case 'commander.unknownOption':
      return new UsageError('option-unknown', { name, like })
    case 'commander.unknownCommand':
      return new UsageError('command-unknown', { name, like })
    case 'commander.excessArguments':
      return new UsageError('argument-unexpected')
    case 'commander.missingArgument':
      return new UsageError('argument-missing', { name: `<${name}>` })
    case 'commander.optionMissingArgument':
      return new UsageError('option-argument-missing', { name })
    case 'commander.invalidArgument':
      // An argument is named last, after its value.
      if (code === 'commander.invalidArgument' && /for argument '/.test(message))
        return new UsageError('choice-needed', {
          name: `<${/for argument '([^']*)'/.exec(message)?.[1]}>`,
          allowed: allowed ?? '',
        })
      return allowed ? new UsageError('choice-needed', { name, allowed }) : new UsageError('argument-invalid', { name })
    default:
      return new UsageError('command-missing')
  }
}
