import { newItemChanges } from '../domain/scaffold/new-item.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import { findOrigin } from '../domain/talk/find-item.ts'
import { findTemplate } from '../domain/talk/find-template.ts'
import { writableTalks } from '../domain/talk/match-talks.ts'
import { isHeld } from '../domain/talk/talk-index.ts'
import { askItem, type ItemOptions, type ItemQuestions } from '../io/ask-item.ts'
import type { TalkOptions, TalkQuestions } from '../io/choose-talk.ts'
import { saveTalkEdit } from '../io/edit-talk.ts'
import type { SaveOptions } from '../io/save-file.ts'
import { openTalkFile, openTalks } from '../io/open-talks.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { EditReport } from '../report/edit-report.ts'

export interface AddOptions extends TalkOptions, SaveOptions, ItemOptions {
  today?: string
}

/** The words that `add` needs. */
export interface AddWords extends TalkQuestions, ItemQuestions {
  /** Message of the commit. */
  message(id: string, item: string): string
}

/** Writes a new goal or agreement into a talk. */
export async function add(world: World, options: AddOptions, words: AddWords): Promise<EditReport> {
  const opened = await openTalks(world, options)
  const { workspace, now, index } = opened
  const file = await openTalkFile(world, opened, options, words, writableTalks)
  const { talk } = file
  const { conversation } = talk
  const template = findTemplate(conversation.template ?? '', workspace.templates, workspace.brokenTemplates)

  const held = isHeld(talk, index)
  const { list, values } = await askItem(world, template, held, options, words, now)
  if (options.from !== undefined) findOrigin(index, options.from)
  const { id: item, changes } = newItemChanges(list, values, file, template, index)

  const message = words.message(conversation.id ?? '', item)
  const saved = await saveTalkEdit(world, workspace, index, file, { changes }, message, options)
  const path = pathFromCwd(world, workspace.root, saved.path)
  const person = subjectOf(conversation) ?? ''
  const done = { verb: 'add', list, item, due: values.due, isHeld: held } as const
  return { kind: 'edit', ...done, person, ...saved, path, dryRun: options.dryRun ?? false }
}
