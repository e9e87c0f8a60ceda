import { Option, type Command } from 'commander'
import { checkOutputFiles } from '../io/output-target.ts'
import { describeFormats, formatNames, type FormattedKind } from '../report/formats.ts'
import type { CommandContext } from './command.ts'
import { parseOutputs, type OutputFlag } from './outputs.ts'

/**
 * Gives a command `--format` with the formats of its report, and `-o` unless `toFile` is false. The option `outputs` says
 * what was asked for, in order.
 */
export async function addOutputOptions(
  command: Command,
  kind: FormattedKind,
  { world, words: { help, language }, wantsHelp }: CommandContext,
  toFile = true,
): Promise<void> {
  const flags: OutputFlag[] = []
  const names = formatNames(kind)
  const description = help.list(names) + (names.length > 2 ? `; ${help.repeatable}` : '')
  command.addOption(new Option('--format <format>', description).choices(names))
  command.on('option:format', (format: string) => flags.push({ format }))
  if (toFile) {
    command.option('-o, --output <file>', help.flags.output)
    command.on('option:output', (file: string) => flags.push({ file }))
  }
  command.hook('preAction', (_, action) => {
    const outputs = parseOutputs(flags)
    checkOutputFiles(
      world.cwd,
      outputs.map(({ file }) => file),
    )
    action.setOptionValue('outputs', outputs)
  })
  if (!wantsHelp) return
  const width = Math.max(...names.map((name) => name.length))
  const lines = (await describeFormats(kind, language)).map(([name, line]) => `  ${name.padEnd(width)}  ${line}`)
  command.addHelpText('after', `\n${help.formats}\n${lines.join('\n')}`)
}
