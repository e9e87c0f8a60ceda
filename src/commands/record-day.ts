import { dateAnswer } from '../domain/scaffold/answers.ts'
import { datedChange, directions, type DatedVerb } from '../domain/talk/dated-change.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import { plannedTalks } from '../domain/talk/match-talks.ts'
import { parseDateInput } from '../domain/time/date-input.ts'
import { askText, canAsk } from '../io/ask.ts'
import type { TalkOptions, TalkQuestions } from '../io/choose-talk.ts'
import { saveTalkEdit } from '../io/edit-talk.ts'
import type { SaveOptions } from '../io/save-file.ts'
import { openTalkFile, openTalks } from '../io/open-talks.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { EditReport } from '../report/edit-report.ts'

export interface RecordDayOptions extends TalkOptions, SaveOptions {
  date?: string
  today?: string
}

/** The words that `invite`, `hold`, `move` and `cancel` need. */
export interface RecordDayWords extends TalkQuestions {
  date: string
  invalidDate: string
  /** Message of the commit. */
  message(id: string, day: string): string
}

/** Records one day of a talk: that the questions were handed out, or that it was held, moved or cancelled. */
export async function recordDay(
  world: World,
  verb: DatedVerb,
  options: RecordDayOptions,
  words: RecordDayWords,
): Promise<EditReport> {
  const opened = await openTalks(world, options)
  const { workspace, now, index } = opened
  const file = await openTalkFile(world, opened, options, words, plannedTalks)
  const { talk } = file

  const parse = (text: string) => parseDateInput(text, now, directions[verb])
  const proposed = verb === 'move' ? undefined : now
  const question = {
    option: '--date',
    message: words.date,
    hints: { ...words.hints, invalid: words.invalidDate },
  }
  const isGiven = options.date !== undefined || (!canAsk(world) && (verb === 'invite' || verb === 'cancel'))
  const answer = isGiven
    ? (options.date ?? now)
    : await askText(world, question, (text) => parse(text) !== undefined, proposed)
  const day = dateAnswer('--date', parse(answer))
  const edit = { changes: [datedChange(verb, talk, day)] }

  const id = talk.conversation.id ?? ''
  const saved = await saveTalkEdit(world, workspace, index, file, edit, words.message(id, day), options)
  const path = pathFromCwd(world, workspace.root, saved.path)
  const person = subjectOf(talk.conversation) ?? ''
  return { kind: 'edit', verb, day, person, ...saved, path, dryRun: options.dryRun ?? false }
}
