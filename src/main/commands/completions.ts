import { Argument, Option } from 'commander'
import type { CompletionList } from '../../commands/completions.ts'
import { UsageError } from '../../domain/usage-error.ts'
import { shellNames } from '../../report/completions/shells.ts'
import type { CommandDefinition } from '../command.ts'

export const completionsCommand: CommandDefinition = {
  define(command, { world, words, root, finish }) {
    command
      .addArgument(new Argument('[shell]', words.help.list(shellNames)).choices(shellNames))
      .addOption(
        new Option('--list <what>')
          .choices(['templates', 'people', 'rules', 'conversations', 'items', 'steps', 'commands'])
          .hideHelp(),
      )
      .action(async (shell: string | undefined, { list }: { list?: CompletionList | 'commands' }) => {
        const { outlineOf } = await import('../outline.ts')
        if (list === 'commands') return finish({ kind: 'outline', outline: outlineOf(root, words.help) })
        const { completionList } = await import('../../commands/completions.ts')
        if (list) return finish(await completionList(world, list))
        if (!shell) throw new UsageError('argument-missing', { name: `<${shellNames.join('|')}>` })
        return finish({ kind: 'completions', shell, outline: outlineOf(root, words.help) })
      })
  },
}
