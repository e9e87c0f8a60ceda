import type { RecordDayOptions } from '../../commands/record-day.ts'
import type { DatedVerb } from '../../domain/talk/dated-change.ts'
import { addEditOptions, todayOption, type CommandDefinition, type FinishOptions } from '../command.ts'

/** `invite`, `hold`, `move` and `cancel`: each records one day of a talk. */
export function recordDayCommand(verb: DatedVerb): CommandDefinition {
  return {
    define(command, context) {
      const { world, words, finish } = context
      const { flags } = words.help
      const { questions, message } = words.edit
      addEditOptions(command, context)
        .option('--date <date>', flags['edit date'])
        .addOption(todayOption(context))
        .action(async (person: string | undefined, options: RecordDayOptions & FinishOptions) => {
          const { recordDay } = await import('../../commands/record-day.ts')
          const ownWords = {
            ...questions,
            date: questions.date[verb],
            message: message[verb],
            hints: words.questions.hints,
          }
          await finish(await recordDay(world, verb, { ...options, person }, ownWords), options)
        })
    },
  }
}
