import type { RemindOptions } from '../../commands/remind.ts'
import { isMailAddress } from '../../domain/talk/mail-address.ts'
import { UsageError } from '../../domain/usage-error.ts'
import { todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'
import { namedRepositories } from '../named-repositories.ts'
import { addOutputOptions } from '../output-options.ts'
import { parsePeriod } from '../period-option.ts'
import { progressOf } from '../progress.ts'

type Options = Omit<RemindOptions, 'isMail'> & FinishOptions & { repos?: string }

/** How far ahead the reminder looks. */
const period = 'P30D'

export const remindCommand: CommandDefinition = {
  async define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    await addOutputOptions(command, 'remind', context)
    command
      .argument('[repositories...]', flags.repositories)
      .option('--repos <file>', flags.repos)
      .option('--manager <id>', flags['remind manager'])
      .option('--within <period>', flags['remind within'], (text) => parsePeriod('--within', text))
      .option('--to <address>', flags['remind to'], parseAddress)
      .addOption(todayOption(context))
      .action(async (named: string[], given: Options) => {
        const { remind, remindFrom } = await import('../../commands/remind.ts')
        const { dueMany } = await import('../../commands/due.ts')
        const isMail = given.outputs?.some(({ format }) => format === 'eml') ?? false
        if (given.to !== undefined && !isMail)
          throw new UsageError('option-needs', { option: '--to', needs: '--format eml' })
        const options = { within: period, ...given, isMail }
        const repositories = await namedRepositories(world, named, given.repos)
        if (!repositories) {
          const questions = { question: words.remind.question, hints: words.questions.hints }
          return finish(await remind(world, options, questions), options)
        }
        const { manager } = options
        // Whom to choose from is known only when everything has been read.
        if (manager === undefined) throw new UsageError('argument-missing', { name: '--manager' })
        const everything = { ...options, manager, history: false }
        const due = await dueMany(world, everything, repositories, progressOf(world))
        return finish(await remindFrom(world, manager, options, due), options)
      })
  },
}

function parseAddress(text: string): string {
  if (!isMailAddress(text)) throw new UsageError('address-needed', { name: '--to' })
  return text
}
