import { Option } from 'commander'
import type { SignOptions } from '../../commands/sign.ts'
import { addEditOptions, todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

export const signCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    addEditOptions(command, context)
      .addOption(new Option('--as <role>', flags['sign as']).choices(['employee', 'manager']))
      .option('--date <date>', flags['edit date'])
      .addOption(todayOption(context))
      .action(async (person: string | undefined, options: SignOptions & FinishOptions) => {
        const { sign } = await import('../../commands/sign.ts')
        const { signingText } = await import('../../report/signing.ts')
        const { questions } = words.edit
        const ownWords = {
          ...{ ...questions, ...words.sign, hints: words.questions.hints },
          shown: (conversation: Parameters<typeof signingText>[0]) => signingText(conversation, words),
        }
        await finish(await sign(world, { ...options, person }, ownWords), options)
      })
  },
}
