import { hasHeading } from '../domain/format/append-notes.ts'
import { followUpNotes } from '../domain/scaffold/notes.ts'
import { requireText } from '../domain/scaffold/answers.ts'
import { originOf } from '../domain/talk/carried-items.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import { openItemsOf } from '../domain/talk/find-item.ts'
import { findTemplate } from '../domain/talk/find-template.ts'
import { followUpChanges } from '../domain/talk/follow-up-changes.ts'
import { decisionChanges } from '../domain/talk/follow-up-items.ts'
import { followUpTitle } from '../domain/talk/titles.ts'
import { followedTalks } from '../domain/talk/match-talks.ts'
import {
  askDecisions,
  askFollowUpDay,
  askStep,
  type FollowUpOptions,
  type FollowUpQuestions,
} from '../io/ask-follow-up.ts'
import { askOptionalText } from '../io/ask-closing.ts'
import { chooseTalk, type TalkOptions, type TalkQuestions } from '../io/choose-talk.ts'
import { readTalkFile, saveTalkEdit } from '../io/edit-talk.ts'
import type { SaveOptions } from '../io/save-file.ts'
import { readTalkIndex } from '../io/read-talks.ts'
import { today } from '../io/today.ts'
import { openWorkspace } from '../io/workspace.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { EditReport } from '../report/report.ts'

export interface FollowUpCommandOptions extends TalkOptions, SaveOptions, FollowUpOptions {
  today?: string
}

/** The words that `follow-up` needs. */
export interface FollowUpWords extends TalkQuestions, FollowUpQuestions {
  /** Message of the commit. */
  message(id: string, step: string, day: string): string
}

/** Records a follow-up of a held talk: its day and summary, what became of each open item, and its questions in the notes. */
export async function followUp(
  world: World,
  options: FollowUpCommandOptions,
  words: FollowUpWords,
): Promise<EditReport> {
  const workspace = await openWorkspace(world)
  const now = today(world, workspace.settings, options.today)
  const index = await readTalkIndex(world, workspace, now)
  const talk = await chooseTalk(world, workspace, index, options, words, followedTalks)
  const file = await readTalkFile(workspace, talk)
  const { conversation } = talk
  const template = findTemplate(conversation.template ?? '', workspace.templates, workspace.brokenTemplates)

  const step = await askStep(world, template, file, options.step, words)
  const title = followUpTitle(template, step)
  const day = await askFollowUpDay(world, title, conversation.held ?? '', now, options.date, words)
  const decisions = await askDecisions(world, template, file, index, options, words)
  const summary =
    options.summary === undefined
      ? await askOptionalText(world, '--summary', words.summary, words)
      : requireText('--summary', options.summary)

  const changes = [
    ...decisionChanges(decisions, file.value),
    ...followUpChanges({ step, held: day, summary }, talk, file.value, template),
  ]
  const section = followUpNotes(template, step, day)
  const edit = { changes, ...(hasHeading(file.text, section) ? {} : { notes: section }) }
  const message = words.message(conversation.id ?? '', step, day)
  const saved = await saveTalkEdit(world, workspace, index, file, edit, message, options)
  const path = pathFromCwd(world, workspace.root, saved.path)
  const closed = decisions.flatMap(({ item, status }) =>
    status ? [{ list: item.list, item: item.id ?? '', status, origin: originOf({ talk, item }) }] : [],
  )
  const moved = decisions.flatMap(({ item, due }) => (due ? [{ list: item.list, item: item.id ?? '', due }] : []))
  const stillOpen = openItemsOf([talk], index).length - closed.length
  const hasQuestions = edit.notes?.includes('\n### ') ?? false
  const done = { verb: 'follow-up', title, day, hasQuestions, closed, moved, stillOpen } as const
  const person = subjectOf(conversation) ?? ''
  return { kind: 'edit', ...done, person, ...saved, path, dryRun: options.dryRun ?? false }
}
