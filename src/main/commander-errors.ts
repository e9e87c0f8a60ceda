import type { CommanderError } from 'commander'
import { UsageError } from '../domain/usage-error.ts'

/** commander's errors as ours, worded in both languages: its messages are English and name things in quotes. */
export function toUsageError({ code, message }: CommanderError): UsageError {
  const [, name = ''] = /'([^']*)'/.exec(message) ?? []
  const [, like = ''] = /Did you mean (?:one of )?([^,?]*)/.exec(message) ?? []
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
      return invalidValue(message)
    default:
      return new UsageError('command-missing')
  }
}

/** A value that is not among the choices of an option, or of an argument, which is named after its value. */
function invalidValue(message: string): UsageError {
  const [, option = ''] = /'([^']*)'/.exec(message) ?? []
  const [, argument] = /for argument '([^']*)'/.exec(message) ?? []
  const [, allowed] = /Allowed choices are ([^.]*)\./.exec(message) ?? []
  const name = argument === undefined ? option : `<${argument}>`
  return allowed === undefined
    ? new UsageError('argument-invalid', { name })
    : new UsageError('choice-needed', { name, allowed })
}
