import { preparationSheet, sheetPath } from '../domain/scaffold/preparation-sheet.ts'
import { shareSheet } from '../domain/scaffold/share-sheet.ts'
import { subjectOf, type Role } from '../domain/talk/conversation.ts'
import { findTemplate } from '../domain/talk/find-template.ts'
import { plannedTalks, preparedTalks } from '../domain/talk/match-talks.ts'
import type { TalkIndex } from '../domain/talk/talk-index.ts'
import type { Template } from '../domain/talk/template.ts'
import type { Day } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askRole, type RoleQuestions } from '../io/ask-role.ts'
import type { TalkOptions, TalkQuestions } from '../io/choose-talk.ts'
import { readEarlierItems } from '../io/earlier-items.ts'
import { openInEditor } from '../io/editor.ts'
import { saveTalkEdit, type TalkFile } from '../io/edit-talk.ts'
import { createSheet, hasSheet, readSheet, removeSheet, requireUntracked } from '../io/own-sheet.ts'
import { openTalkFile, openTalks } from '../io/open-talks.ts'
import type { SaveOptions } from '../io/save-file.ts'
import type { Workspace } from '../io/workspace.ts'
import { pathFromCwd } from '../io/workspace-folder.ts'
import type { World } from '../io/world.ts'
import type { EditReport, SheetReport } from '../report/edit-report.ts'

export interface PrepareOptions extends TalkOptions, SaveOptions {
  as?: Role
  share?: boolean
  edit?: boolean
  today?: string
}

/** The words that `prepare` needs. */
export interface PrepareWords extends TalkQuestions, RoleQuestions {
  /** Message of the commit. */
  message(id: string, role: Role, items: readonly string[]): string
}

/** What a preparation is for, and the sheet as it is made. */
interface Preparation {
  world: World
  workspace: Workspace
  index: TalkIndex
  now: Day
  file: TalkFile
  role: Role
  template: Template
  /** Of the sheet, relative to the workspace's root. */
  path: string
  scaffold: string
}

/** Makes a party's own sheet for a talk, outside the shared record; with `share`, moves what is written in it into the talk. */
export async function prepare(
  world: World,
  options: PrepareOptions,
  words: PrepareWords,
): Promise<SheetReport | EditReport> {
  const opened = await openTalks(world, options)
  const { workspace, now, index } = opened
  const role = options.as ?? (await askRole(world, words))
  const pathOf = (id: string | undefined) => sheetPath(id ?? '', role)
  const filter = options.share
    ? preparedTalks(({ conversation }) => hasSheet(workspace.root, pathOf(conversation.id)))
    : plannedTalks
  const file = await openTalkFile(world, opened, options, words, filter)
  const { conversation } = file.talk
  const template = findTemplate(conversation.template ?? '', workspace.templates, workspace.brokenTemplates)
  const path = pathOf(conversation.id)
  await requireUntracked(world, workspace.root, path)
  const earlier = await readEarlierItems(world, workspace, index, file.talk)
  const scaffold = preparationSheet(template, conversation, role, earlier)
  const preparation = { world, workspace, index, now, file, role, template, path, scaffold }
  return options.share ? share(preparation, options, words) : makeSheet(preparation, options)
}

async function makeSheet(preparation: Preparation, { edit, dryRun }: PrepareOptions): Promise<SheetReport> {
  const { world, workspace, path, scaffold } = preparation
  const { root } = workspace
  const report = sheetReport(preparation)
  if (dryRun) return { ...report, state: 'shown', text: scaffold }
  const isThere = readSheet(root, path) !== undefined
  const isIgnoreChanged = !isThere && (await createSheet(world, root, path, scaffold))
  if (edit) await openInEditor(world, root, path)
  return { ...report, state: isThere ? 'kept' : 'created', isIgnoreChanged }
}

async function share(
  preparation: Preparation,
  options: PrepareOptions,
  words: PrepareWords,
): Promise<EditReport | SheetReport> {
  const { world, workspace, index, now, file, role, template, path, scaffold } = preparation
  const { root } = workspace
  const { dryRun = false } = options
  const sheet = readSheet(root, path)
  if (sheet === undefined) throw new UsageError('sheet-missing', { path })
  const shared = shareSheet(sheet.text, scaffold, file, template, role, index, now)
  if (shared === undefined) throw new UsageError('sheet-empty', { path })
  const remove = () => !dryRun && removeSheet(root, path, sheet, file.talk.path)

  const { items, notes, hasRatings } = shared
  const report = sheetReport(preparation)
  // A sheet that was shared before, by somebody who was interrupted.
  if (notes === undefined && shared.changes.length === 0)
    return { ...report, state: 'shared', isSheetRemoved: remove(), dryRun }
  const message = words.message(file.talk.conversation.id ?? '', role, items)
  const saved = await saveTalkEdit(world, workspace, index, file, shared, message, options)
  return {
    ...{ kind: 'edit', verb: 'prepare', role, items, hasNotes: notes !== undefined, hasRatings },
    ...{ person: report.person, sheet: report.path, isSheetRemoved: remove() },
    ...{ ...saved, path: pathFromCwd(world, root, saved.path), dryRun },
  }
}

function sheetReport({ world, workspace, path, role, file }: Preparation) {
  const { root } = workspace
  const person = subjectOf(file.talk.conversation) ?? ''
  return { kind: 'sheet', path: pathFromCwd(world, root, path), role, person } as const
}
