import { normalize } from 'node:path'
import { Option, type Command } from 'commander'
import { UsageError } from '../domain/usage-error.ts'
import { describeFormats, formatNames, type FormattedKind } from '../report/formats.ts'
import type { CommandContext } from './command.ts'

/** A format asked for, and where it goes: to a file, else to standard output. */
export interface Output {
  format: string
  file: string | undefined
}

/** A flag as given. */
type OutputFlag = { format: string } | { file: string }

/**
 * Gives a command `--format` with the formats of its report, and `-o` unless `toFile` is false. The option `outputs` says
 * what was asked for, in order.
 */
export async function addOutputOptions(
  command: Command,
  kind: FormattedKind,
  { words: { help, language }, wantsHelp }: CommandContext,
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
  command.hook('preAction', (_, action) => void action.setOptionValue('outputs', parseOutputs(flags)))
  if (!wantsHelp) return
  const width = Math.max(...names.map((name) => name.length))
  const lines = (await describeFormats(kind, language)).map(([name, line]) => `  ${name.padEnd(width)}  ${line}`)
  command.addHelpText('after', `\n${help.formats}\n${lines.join('\n')}`)
}

/** Formats with their files: a file belongs to the format before it. Where there is one of each, the order does not matter. */
function parseOutputs(flags: readonly OutputFlag[]): Output[] {
  const formats = flags.flatMap((flag) => ('format' in flag ? [flag.format] : []))
  if (formats.length === 0) return parseOutputs([{ format: 'text' }, ...flags])
  const inOrder = formats.length === 1 ? flags.toSorted((a, b) => Number('file' in a) - Number('file' in b)) : flags
  const outputs: Output[] = []
  for (const flag of inOrder) {
    const last = outputs.at(-1)
    if ('format' in flag) outputs.push({ format: flag.format, file: undefined })
    else if (last && last.file === undefined) last.file = flag.file
    else throw new UsageError('output-unclaimed', { path: flag.file })
  }
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [normalize(file)]))
  const shared = files.find((file, index) => files.indexOf(file) !== index)
  if (shared !== undefined) throw new UsageError('output-shared', { path: shared })
  const toStdout = outputs.filter(({ file }) => file === undefined).map(({ format }) => format)
  if (toStdout.length > 1)
    throw new UsageError('outputs-mixed', { formats: toStdout.join(', '), last: toStdout.at(-1) ?? '' })
  return outputs
}
