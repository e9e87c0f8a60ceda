import type { StatusOptions } from '../../commands/status.ts'
import { todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'
import { addOutputOptions } from '../output-options.ts'

type Options = Omit<StatusOptions, 'canAsk'> & FinishOptions

export const statusCommand: CommandDefinition = {
  async define(command, context) {
    const { world, words, finish } = context
    await addOutputOptions(command, 'status', context)
    command
      .argument('[person]', words.help.flags['log person'])
      .option('--show-values', words.help.flags['show-values'])
      .addOption(todayOption(context))
      .action(async (person: string | undefined, options: Options) => {
        const { status } = await import('../../commands/status.ts')
        const isText = options.outputs?.every(({ format }) => format === 'text') ?? true
        const canAsk = isText && world.tty.stdin && world.tty.stdout && world.tty.stderr
        const questions = { ...words.edit.questions, hints: words.questions.hints }
        await finish(await status(world, { ...options, person, canAsk }, questions), options)
      })
  },
}
