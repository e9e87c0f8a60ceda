import { hasHeading } from '../domain/format/append-notes.ts'
import { followUpNotes } from '../domain/scaffold/notes.ts'
import { requireText } from '../domain/scaffold/answers.ts'
import { originOf } from '../domain/talk/carried-items.ts'
import { subjectOf } from '../domain/talk/conversation.ts'
import { findTemplate } from '../domain/talk/find-template.ts'
import { followUpChanges } from '../domain/talk/follow-up-changes.ts'
import { decisionChanges, followedItems, followedName, type ItemDecision } from '../domain/talk/follow-up-items.ts'
import { followUpTitle } from '../domain/talk/titles.ts'
import { followedTalks } from '../domain/talk/match-talks.ts'
import type { Talk, TalkIndex } from '../domain/talk/talk-index.ts'
import {
  askDecisions,
  askFollowUpDay,
  askStep,
  type FollowUpOptions,
  type FollowUpQuestions,
} from '../io/ask-follow-up.ts'
import { askOptionalText } from '../io/ask-closing.ts'
import type { TalkOptions, TalkQuestions } from '../io/choose-talk.ts'
import { readTalkFile, saveTalkEdits } from '../io/edit-talk.ts'
import type { SavedEdit, SaveOptions } from '../io/save-file.ts'
import { openTalkFile, openTalks } from '../io/open-talks.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { EditReport } from '../report/edit-report.ts'

export interface FollowUpCommandOptions extends TalkOptions, SaveOptions, FollowUpOptions {
  today?: string
}

/** The words that `follow-up` needs. */
export interface FollowUpWords extends TalkQuestions, FollowUpQuestions {
  /** Message of the commit. */
  message(id: string, step: string, day: string): string
  /** That of the commit of another talk's file. */
  itemsMessage(id: string, decisions: readonly ItemDecision[]): string
}

/** Records a follow-up of a held talk: its day and summary, what became of each open item, and its questions in the notes. */
export async function followUp(
  world: World,
  options: FollowUpCommandOptions,
  words: FollowUpWords,
): Promise<EditReport> {
  const opened = await openTalks(world, options)
  const { workspace, now, index } = opened
  const file = await openTalkFile(world, opened, options, words, followedTalks)
  const { talk } = file
  const { conversation } = talk
  const template = findTemplate(conversation.template ?? '', workspace.templates, workspace.brokenTemplates)

  const step = await askStep(world, template, file, options.step, words)
  const title = followUpTitle(template, step)
  const day = await askFollowUpDay(world, title, conversation.held ?? '', now, options.date, words)
  const files = new Map([[talk, file]])
  for (const { talk: other } of followedItems(talk, index))
    if (!files.has(other)) files.set(other, await readTalkFile(workspace, other))
  const decisions = await askDecisions(world, talk, files, index, options, words)
  const summary =
    options.summary === undefined
      ? await askOptionalText(world, '--summary', words.summary, words)
      : requireText('--summary', options.summary)

  const recorded = followUpChanges({ step, held: day, summary }, talk, file.value, template)
  const section = followUpNotes(template, step, day)
  const notes = hasHeading(file.text, section) ? undefined : section
  const edits = [...files.values()].map((edited) => {
    const own = decisions.filter((decision) => decision.talk === edited.talk)
    return { file: edited, own, changes: decisionChanges(own, edited.value) }
  })
  const ownChanges = edits.flatMap(({ file: { talk: edited }, changes }) => (edited === talk ? changes : []))
  const first = {
    ...{ file, edit: { changes: [...ownChanges, ...recorded], notes } },
    message: words.message(conversation.id ?? '', step, day),
  }
  const rest = edits.flatMap(({ file: other, own, changes }) => {
    if (other === file || changes.length === 0) return []
    const message = words.itemsMessage(other.talk.conversation.id ?? '', own)
    return [{ file: other, edit: { changes }, message }]
  })
  const [saved, ...others] = await saveTalkEdits(world, workspace, index, first, rest, options)
  const fromCwd = (edit: SavedEdit) => ({ ...edit, path: pathFromCwd(world, workspace.root, edit.path) })
  return {
    ...{ kind: 'edit', verb: 'follow-up', title, day, hasQuestions: notes?.includes('\n### ') ?? false },
    ...decidedItems(decisions, talk, index),
    ...{ person: subjectOf(conversation) ?? '', ...fromCwd(saved), others: others.map(fromCwd) },
    dryRun: options.dryRun ?? false,
  }
}

/** What was decided, by the names of the items, and how many are still open. */
function decidedItems(decisions: readonly ItemDecision[], talk: Talk, index: TalkIndex) {
  const closed = decisions.flatMap(({ status, ...entry }) =>
    status ? [{ list: entry.item.list, item: followedName(entry, talk), status, origin: originOf(entry) }] : [],
  )
  const moved = decisions.flatMap(({ due, ...entry }) =>
    due ? [{ list: entry.item.list, item: followedName(entry, talk), due }] : [],
  )
  return { closed, moved, stillOpen: followedItems(talk, index).length - closed.length }
}
