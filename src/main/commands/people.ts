import { UsageError } from '../../domain/usage-error.ts'
import type { SaveOptions } from '../../io/save-file.ts'
import type { CommandDefinition, FinishOptions } from '../command.ts'

export const peopleCommand: CommandDefinition = {
  define(command) {
    command.action(() => {
      throw new UsageError('command-missing')
    })
  },
  subcommands: {
    import: {
      define(command, { world, words, finish }) {
        const { flags } = words.help
        command
          .argument('<file>', flags['import file'])
          .option('--dry-run', flags['edit dry-run'])
          .option('--show-values', flags['show-values'])
          .option('--commit', flags.commit)
          .option('--no-commit', flags['no-commit'])
          .option('--all-of-file', flags['all-of-file'])
          .action(async (file: string, options: SaveOptions & FinishOptions) => {
            const { importPeople } = await import('../../commands/people-import.ts')
            await finish(await importPeople(world, file, options, words.import.message), options)
          })
      },
    },
  },
}
