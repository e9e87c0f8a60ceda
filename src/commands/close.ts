import { originOf } from '../domain/talk/carried-items.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import { closingChanges, type ClosedStatus } from '../domain/talk/item-changes.ts'
import { askResult, askStatus, type ClosingQuestions } from '../io/ask-closing.ts'
import { chooseItem, type ItemChoiceQuestions } from '../io/choose-item.ts'
import type { TalkOptions } from '../io/choose-talk.ts'
import { readTalkFile, saveTalkEdit } from '../io/edit-talk.ts'
import type { SaveOptions } from '../io/save-file.ts'
import { openTalks } from '../io/open-talks.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { EditReport } from '../report/edit-report.ts'

export interface CloseOptions extends TalkOptions, SaveOptions {
  /** `m1`, or `<conversation id>/m1`. */
  item?: string
  as?: ClosedStatus
  result?: string
  today?: string
}

/** The words that `close` needs. */
export interface CloseWords extends ItemChoiceQuestions, ClosingQuestions {
  /** Message of the commit. */
  message(id: string, item: string, status: ClosedStatus): string
}

/** Closes an open goal or agreement of a held talk, in the file where it stands. */
export async function close(world: World, options: CloseOptions, words: CloseWords): Promise<EditReport> {
  const { workspace, index } = await openTalks(world, options)
  const entry = await chooseItem(world, workspace, index, options, words)
  const { talk, item } = entry
  const file = await readTalkFile(workspace, talk)

  const status = await askStatus(world, options.as, words)
  const result = await askResult(world, options.result, words)
  const changes = closingChanges(item, status, result, file.value)

  const message = words.message(talk.conversation.id ?? '', item.id ?? '', status)
  const saved = await saveTalkEdit(world, workspace, index, file, { changes }, message, options)
  const path = pathFromCwd(world, workspace.root, saved.path)
  const person = subjectOf(talk.conversation) ?? ''
  const done = { verb: 'close', list: item.list, item: item.id ?? '', status, origin: originOf(entry) } as const
  return { kind: 'edit', ...done, person, ...saved, path, dryRun: options.dryRun ?? false }
}
