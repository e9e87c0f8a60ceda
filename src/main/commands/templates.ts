import type { Command } from 'commander'
import { UsageError } from '../../domain/usage-error.ts'
import type { CommandDefinition, FinishOptions } from '../command.ts'
import { addOutputOptions } from '../output-options.ts'

export const templatesCommand: CommandDefinition = {
  async define(command, context) {
    await addOutputOptions(command, 'templates', context, false)
    command.allowExcessArguments().action(async (options: FinishOptions, { args: [name] }: Command) => {
      if (name !== undefined) throw new UsageError('command-unknown', { name })
      const { listTemplates } = await import('../../commands/templates.ts')
      await context.finish(await listTemplates(context.world), options)
    })
  },
  subcommands: {
    list: {
      define(command, { world, finish }) {
        command.action(async () => {
          const { listTemplates } = await import('../../commands/templates.ts')
          await finish(await listTemplates(world), command.optsWithGlobals())
        })
      },
    },
    show: {
      define(command, { world, words, finish }) {
        command.argument('<name>', words.help.flags.name).action(async (name: string) => {
          const { showTemplate } = await import('../../commands/templates.ts')
          await finish(await showTemplate(world, name))
        })
      },
    },
    eject: {
      define(command, { world, words, finish }) {
        command.argument('<name>', words.help.flags.name).action(async (name: string) => {
          const { ejectTemplate } = await import('../../commands/templates.ts')
          await finish(await ejectTemplate(world, name))
        })
      },
    },
  },
}
