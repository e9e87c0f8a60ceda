import { Option } from 'commander'
import { ciSystems, type CiSystem } from '../../domain/scaffold/workspace-files.ts'
import { version } from '../../version.ts'
import { todayOption, type CommandDefinition } from '../command.ts'

interface Options {
  ci?: CiSystem
  hook?: boolean
  today?: string
}

export const initCommand: CommandDefinition = {
  define(command, context) {
    const { world, words, finish } = context
    const { flags } = words.help
    command
      .argument('[folder]', flags.folder)
      .option('--hook', flags.hook)
      .addOption(new Option('--ci <system>', flags.ci).choices(ciSystems))
      .addOption(todayOption(context))
      .action(async (folder: string | undefined, options: Options) => {
        const { init } = await import('../../commands/init.ts')
        await finish(await init(world, { folder, language: words.language, version, ...options }))
      })
  },
}
