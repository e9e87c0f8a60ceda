import { join } from 'node:path'
import { parseConversationFile } from '../domain/check/conversation-file.ts'
import { requireEditable, requireSound } from '../domain/check/edited-talk.ts'
import type { ValueChange } from '../domain/format/change.ts'
import { editFrontMatter } from '../domain/format/edits.ts'
import { parseFile } from '../domain/format/parse-file.ts'
import { insertNotes } from '../domain/format/insert-notes.ts'
import type { Mapping } from '../domain/format/value.ts'
import type { Talk, TalkIndex } from '../domain/talk/talk-index.ts'
import { UsageError } from '../domain/usage-error.ts'
import { decode, readBytes } from './files.ts'
import { commitFile } from './commit-file.ts'
import { beginFileWork } from './file-work.ts'
import { prepareSave, saveFile, writeSave, type PreparedSave, type SavedEdit, type SaveOptions } from './save-file.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** A talk's file as it was read; an edit is only written over these bytes. */
export interface TalkFile {
  talk: Talk
  bytes: Uint8Array
  text: string
  value: Mapping
}

/** What a command changes in a talk's file. */
export interface TalkEdit {
  changes: readonly ValueChange[]
  /** A section for the notes. */
  notes?: string | undefined
  /** The headings that the section goes below; without them, it goes to the end of the notes. */
  under?: readonly string[]
}

/** Reads the file of a talk to edit it. */
export async function readTalkFile({ root }: Workspace, talk: Talk): Promise<TalkFile> {
  const { path } = talk
  const bytes = Uint8Array.from(readBytes(join(root, path)) ?? [])
  const text = decode(bytes)
  if (text === undefined) throw new UsageError('talk-broken', { path })
  requireEditable(await parseConversationFile(path, text))
  const { value } = await parseFile(text, 'conversation')
  return { talk, bytes, text, value: value ?? {} }
}

/** Works out an edit in a talk's file and makes sure that it can be made and committed. Writes nothing. */
export async function prepareTalkEdit(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  file: TalkFile,
  edit: TalkEdit,
  options: SaveOptions,
): Promise<PreparedSave> {
  const after = await editedText(workspace, index, file, edit)
  return prepareSave(world, workspace, { ...file, path: file.talk.path }, after, options)
}

/**
 * Makes an edit in a talk's file: only the bytes it must change, and only if the file still is what was read. With
 * `commit`, that one file is committed, with a message that holds public properties alone.
 */
export async function saveTalkEdit(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  file: TalkFile,
  edit: TalkEdit,
  message: string,
  options: SaveOptions,
): Promise<SavedEdit> {
  const after = await editedText(workspace, index, file, edit)
  return saveFile(world, workspace, { ...file, path: file.talk.path }, after, message, options)
}

/** An edit of a talk's file, with the message of its commit. */
export interface MessagedEdit {
  file: TalkFile
  edit: TalkEdit
  message: string
}

/** The same for several talks: all of it is tried before anything is written. */
export async function saveTalkEdits(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  first: MessagedEdit,
  others: readonly MessagedEdit[],
  options: SaveOptions,
): Promise<[SavedEdit, ...SavedEdit[]]> {
  const prepare = async ({ file, edit, message }: MessagedEdit) => ({
    ...(await prepareTalkEdit(world, workspace, index, file, edit, options)),
    message,
  })
  const prepared = [await prepare(first)] as [PreparedSave & { message: string }]
  for (const edit of others) prepared.push(await prepare(edit))
  const { attempt, written, hashes } = beginFileWork()
  for (const save of options.dryRun ? [] : prepared) {
    await attempt(save.file.path, () => writeSave(workspace.root, save))
    written.push(save.file.path)
  }
  for (const { file, target, message } of options.dryRun ? [] : prepared)
    if (target) await attempt(file.path, async () => void hashes.set(file.path, await commitFile(target, message)))
  const savedFrom = ({ file: { path, text }, after }: PreparedSave): SavedEdit => ({
    ...{ path, before: text, after, commit: hashes.get(path) },
  })
  return [savedFrom(prepared[0]), ...prepared.slice(1).map(savedFrom)]
}

/** The text of a talk's file with an edit, which must not make anything wrong in what it changes. */
async function editedText(
  { settings }: Workspace,
  index: TalkIndex,
  { talk: { path }, text }: TalkFile,
  { changes, notes, under = [] }: TalkEdit,
): Promise<string> {
  const edited = await editFrontMatter(text, changes)
  if (edited.changes.length < changes.length) throw new UsageError('edit-impossible', { path })
  const after = notes === undefined ? edited.text : insertNotes(edited.text, notes, under)
  const paths = changes.map(({ at }) => at)
  requireSound(await parseConversationFile(path, after), paths, index, settings.rules)
  return after
}
