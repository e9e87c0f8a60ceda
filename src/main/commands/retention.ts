import type { RetentionOptions } from '../../commands/retention.ts'
import { todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'
import { addOutputOptions } from '../output-options.ts'

export const retentionCommand: CommandDefinition = {
  async define(command, context) {
    const { world, finish } = context
    await addOutputOptions(command, 'retention', context)
    command.addOption(todayOption(context)).action(async (options: RetentionOptions & FinishOptions) => {
      const { retention } = await import('../../commands/retention.ts')
      await finish(await retention(world, options), options)
    })
  },
}
