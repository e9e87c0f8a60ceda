import { normalize } from 'node:path'
import { Option, type Command } from 'commander'
import { UsageError } from '../domain/usage-error.ts'

/** A format asked for, and where it goes: to a file, else to standard output. */
export interface Output {
  format: string
  file: string | undefined
}

/** What the flags said, in the order they were given. */
export type OutputFlag = { format: string } | { file: string }

/** Gives a command `--format`, and `-o` where that has words: the option `outputs` tells what was asked for. */
export function addOutputOptions(
  command: Command,
  formats: readonly string[],
  words: { format: string; file?: string },
): Command {
  const asked: OutputFlag[] = []
  command.addOption(new Option('--format <format>', words.format).choices(formats))
  command.on('option:format', (format: string) => asked.push({ format }))
  if (words.file !== undefined) {
    command.option('-o, --output <file>', words.file)
    command.on('option:output', (file: string) => asked.push({ file }))
  }
  return command.hook('preAction', (_, action) => void action.setOptionValue('outputs', parseOutputs(asked)))
}

/** Formats with their files: a file belongs to the format before it. Where there is but one of each, order is of no matter. */
export function parseOutputs(asked: readonly OutputFlag[]): Output[] {
  const formats = asked.flatMap((each) => ('format' in each ? [each.format] : []))
  if (formats.length === 0) return parseOutputs([{ format: 'text' }, ...asked])
  const inOrder = formats.length === 1 ? asked.toSorted((a, b) => Number('file' in a) - Number('file' in b)) : asked
  const outputs: Output[] = []
  for (const each of inOrder) {
    const last = outputs.at(-1)
    if ('format' in each) outputs.push({ format: each.format, file: undefined })
    else if (last && last.file === undefined) last.file = each.file
    else throw new UsageError('output-unclaimed', { path: each.file })
  }
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [normalize(file)]))
  const twice = files.find((file, index) => files.indexOf(file) !== index)
  if (twice !== undefined) throw new UsageError('output-shared', { path: twice })
  const toStdout = outputs.filter(({ file }) => file === undefined).map(({ format }) => format)
  if (toStdout.length > 1)
    throw new UsageError('outputs-mixed', { formats: toStdout.join(', '), last: toStdout.at(-1) ?? '' })
  return outputs
}
