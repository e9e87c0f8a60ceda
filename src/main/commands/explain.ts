import type { CommandDefinition } from '../command.ts'

export const explainCommand: CommandDefinition = {
  define(command, { words, finish }) {
    command.argument('[rule]', words.help.flags.rule).action(async (rule: string | undefined) => {
      const { explain } = await import('../../commands/explain.ts')
      await finish(explain(rule))
    })
  },
}
