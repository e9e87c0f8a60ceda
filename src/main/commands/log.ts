import type { LogOptions } from '../../commands/log.ts'
import { UsageError } from '../../domain/usage-error.ts'
import type { CommandDefinition, FinishOptions } from '../command.ts'
import { addOutputOptions } from '../output-options.ts'

type Options = Omit<LogOptions, 'person' | 'between'> & FinishOptions & { between?: string[] }

export const logCommand: CommandDefinition = {
  async define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    await addOutputOptions(command, 'log', context)
    command
      .argument('[person]', flags['log person'])
      .option('--goal <id>', flags.goal)
      .option('--since <date>', flags.since)
      .option('--until <date>', flags.until)
      .option('--between <moments...>', flags.between)
      .option('--show-values', flags['show-values'])
      .action(async (person: string | undefined, options: Options) => {
        // The option takes everything that follows it, also the person.
        if (options.between?.length === 3 && person === undefined) person = options.between.pop()
        if (options.between && options.between.length !== 2)
          throw new UsageError('option-argument-missing', { name: '--between <A> <B>' })
        const { log } = await import('../../commands/log.ts')
        await finish(await log(world, { ...options, person }), options)
      })
  },
}
