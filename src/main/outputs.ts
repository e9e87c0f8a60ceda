import { normalize } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'

/** A format asked for, and where it goes: to a file, else to standard output. */
export interface Output {
  format: string
  file: string | undefined
}

/** A flag as given. */
export type OutputFlag = { format: string } | { file: string }

/** Formats with their files: a file belongs to the format before it. Where there is one of each, the order does not matter. */
export function parseOutputs(flags: readonly OutputFlag[]): Output[] {
  const formats = flags.flatMap((flag) => ('format' in flag ? [flag.format] : []))
  if (formats.length === 0) return parseOutputs([{ format: 'text' }, ...flags])
  const inOrder = formats.length === 1 ? flags.toSorted((a, b) => Number('file' in a) - Number('file' in b)) : flags
  const outputs: Output[] = []
  for (const flag of inOrder) {
    const last = outputs.at(-1)
    if ('format' in flag) outputs.push({ format: flag.format, file: undefined })
    else if (last && last.file === undefined) last.file = flag.file
    else throw new UsageError('output-without-format', { path: flag.file })
  }
  // Only now, since a stream that is named belongs to its format as a file does.
  for (const output of outputs) if (output.file !== undefined && isStdout(output.file)) output.file = undefined
  const toStdout = outputs.filter(({ file }) => file === undefined).map(({ format }) => format)
  if (toStdout.length > 1)
    throw new UsageError('outputs-mixed', { formats: toStdout.join(', '), last: toStdout.at(-1) ?? '' })
  return outputs
}

function isStdout(file: string): boolean {
  return file === '-' || /^\/(dev\/stdout|(dev|proc\/self)\/fd\/1)$/.test(normalize(file))
}
