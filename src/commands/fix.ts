import { dirname, join } from 'node:path'
import type { Clock } from '../domain/time/calendar.ts'
import { fixContext, type FixContext } from '../domain/check/fixes/ids.ts'
import {
  activeFindings,
  mayFixAlone,
  mayFixAmongTalks,
  fixFile,
  fixFileAmongTalks,
  type FixedText,
} from '../domain/check/fixes/fix-file.ts'
import { correctFolder, numberedPath } from '../domain/check/fixes/place.ts'
import { indexTalks, type Talk } from '../domain/talk/talk-index.ts'
import { propertyName } from '../domain/format/schema.ts'
import { UsageError } from '../domain/usage-error.ts'
import {
  listConversations,
  parseConversationFile,
  readConversation,
  type ConversationFile,
} from '../io/conversations.ts'
import { decode, encode, pathType, readBytes, type Entry } from '../io/files.ts'
import { ignoredAmong } from '../io/ignoring.ts'
import { workTree, type Workspace } from '../io/workspace.ts'
import { removeAbandoned } from '../io/temporary-file.ts'
import { isRegularFile, moveFile, targetState, replaceFile } from '../io/write.ts'
import type { World } from '../io/world.ts'
import type { FixReport } from '../report/report.ts'

export interface FixOptions {
  paths: readonly string[]
  fix?: boolean
  dryRun?: boolean
  staged?: boolean
}

/** A file to be mended: what stands on disk, and what is to stand there. */
interface Draft extends FixedText {
  path: string
  before: Uint8Array
  file: ConversationFile
  /** The folder it is to be moved to. */
  folder?: string
}

/** The entries of a workspace, and which of them are to be judged. */
interface Found {
  entries: readonly Entry[]
  isChosen(path: string): boolean
}

/**
 * Mends what has one right answer in the files chosen, or with `--dry-run` only tells what that would be. Gives the
 * entries as they are afterwards. A file that cannot be read, changes meanwhile, is ignored by git or is reached
 * through a link is left as it is.
 */
export async function fixFiles(
  world: World,
  workspace: Workspace,
  { entries, isChosen }: Found,
  time: Clock,
  options: FixOptions,
): Promise<Found & { fixing: FixReport }> {
  mustAgree(options)
  const isOpen = (path: string) => isChosen(path) && !path.split('/').includes('.git')
  const files: ConversationFile[] = []
  const drafts = new Map<string, Draft>()
  // In order, so that the ids that are given do not depend on how a disk lists its files.
  for (const entry of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const file = await readConversation(workTree(workspace.root), entry)
    if (typeof file === 'string') continue
    const draft = isOpen(file.path) ? await draftAlone(workspace.root, file) : undefined
    if (draft) drafts.set(file.path, draft)
    files.push(draft?.file ?? file)
  }
  const talks = files.flatMap(({ talk }) => talk ?? [])
  const records = indexTalks({ ...workspace, conversations: workspace.settings.conversations, talks }, time)
  const given = new Set<string>()
  const known: FixContext = { ...fixContext(records, workspace.settings.rules), given }
  for (const file of files) {
    if (!file.talk || !isOpen(file.path)) continue
    const draft = await draftAmong(workspace.root, file, file.talk, known, drafts.get(file.path))
    if (!draft) continue
    drafts.set(file.path, draft)
    if (draft.id !== undefined) given.add(draft.id)
  }
  const fixing = carriedOut(workspace.root, await open(world, workspace.root, [...drafts.values()]), options.dryRun)
  if (options.dryRun) return { entries, isChosen, fixing }
  for (const folder of new Set(entries.map(({ path }) => dirname(join(workspace.root, path)))))
    removeAbandoned(folder, world.now() * 1000)
  const after = moved({ entries, isChosen }, fixing)
  const isThere = ({ path }: Entry) => pathType(join(workspace.root, path)) !== undefined
  // Where somebody else moves files at the same time, only a new listing says where they are.
  return after.entries.every(isThere)
    ? { ...after, fixing }
    : { ...after, fixing, entries: await listConversations(world, workspace, workTree(workspace.root), true) }
}

function mustAgree({ fix, dryRun, staged, paths }: FixOptions): void {
  if (dryRun && !fix) throw new UsageError('option-needs', { option: '--dry-run', needs: '--fix' })
  if (staged) throw new UsageError('option-conflict', { one: '--fix', other: '--staged' })
  if (paths.includes('-')) throw new UsageError('option-conflict', { one: '--fix', other: '-' })
}

/** What the file alone tells, if anything. */
async function draftAlone(root: string, file: ConversationFile): Promise<Draft | undefined> {
  if (!mayFixAlone([...file.findings, ...file.reading.faults])) return undefined
  const start = begin(root, file)
  if (!start) return undefined
  const mended = await fixFile(start.text)
  if (mended.mends.length === 0) return undefined
  return { ...start, ...mended, file: await parseConversationFile(file.path, mended.text) }
}

/** What it takes the others to know: ids, follow-ups, and where the file belongs. */
async function draftAmong(
  root: string,
  file: ConversationFile,
  talk: Talk,
  known: FixContext,
  draft: Draft | undefined,
): Promise<(Draft & { id?: string }) | undefined> {
  const findings = [...file.findings, ...activeFindings(talk, known)]
  const isMisplaced = findings.some(({ rule }) => rule === 'file-misplaced')
  const folder = isMisplaced ? correctFolder(talk, known.records) : undefined
  const isMendable = mayFixAmongTalks(talk, findings, known)
  const start = folder !== undefined || isMendable ? (draft ?? begin(root, file)) : draft
  if (!start || !isMendable) return start && { ...start, folder }
  const { text, mends, id } = await fixFileAmongTalks(start.text, file.path, known)
  const all = [...start.mends, ...mends]
  return all.length === 0 && folder === undefined ? undefined : { ...start, text, mends: all, id, folder }
}

function begin(root: string, file: ConversationFile): Draft | undefined {
  const before = Uint8Array.from(readBytes(join(root, file.path)) ?? [])
  const text = decode(before)
  return text === undefined ? undefined : { path: file.path, before, text, mends: [], file }
}

/** Those that no link leads to and git does not ignore, whoever named them. Nothing is moved where it would be either. */
async function open(world: World, root: string, all: readonly Draft[]): Promise<Draft[]> {
  const drafts = all.filter(({ path }) => isRegularFile(root, path))
  if (drafts.length === 0) return []
  const target = ({ folder, path }: Draft) => {
    const to = folder === undefined ? undefined : numberedPath(folder, path, 1)
    return to === undefined || targetState(root, path, to) === 'closed' ? undefined : to
  }
  const out = await ignoredAmong(
    world,
    root,
    drafts.flatMap((draft) => [draft.path, target(draft) ?? []].flat()),
  )
  return drafts
    .filter(({ path }) => !out.has(path))
    .map((draft) => (out.has(target(draft) ?? draft.path) ? { ...draft, folder: undefined } : draft))
}

/** Writes the drafts, unless they are only to be told of. */
function carriedOut(root: string, drafts: readonly Draft[], dryRun = false): FixReport {
  const fixing: FixReport = { dryRun, fixed: [], files: [] }
  const taken = new Set<string>()
  for (const draft of drafts) {
    const after = encode(draft.text, draft.before)
    const isWritten = draft.mends.length === 0 || dryRun || replaceFile(root, draft.path, draft.before, after)
    if (isWritten) tell(fixing, draft, movedTo(root, draft, after, dryRun, taken))
  }
  return fixing
}

/** What was found, with the files that were moved where they are now. */
function moved({ entries, isChosen }: Found, { files }: FixReport): Found {
  const places = new Map(files.map(({ path, to }) => [path, to ?? path]))
  const moves = new Set(files.flatMap(({ to }) => to ?? []))
  return {
    entries: entries.map((entry) => ({ ...entry, path: places.get(entry.path) ?? entry.path })),
    isChosen: (path) => moves.has(path) || isChosen(path),
  }
}

/** Moves the file to the first path in its folder that is free, or tells which that is. */
function movedTo(root: string, { path, folder }: Draft, bytes: Uint8Array, dryRun: boolean, taken: Set<string>) {
  if (folder === undefined) return undefined
  for (let number = 1; ; number++) {
    const to = numberedPath(folder, path, number)
    const place = taken.has(to) ? 'taken' : targetState(root, path, to)
    if (place === 'taken') continue
    if (place === 'closed' || !(dryRun || moveFile(root, path, to, bytes))) return undefined
    taken.add(to)
    return to
  }
}

function tell({ fixed, files }: FixReport, { path, before, text, mends, file }: Draft, to: string | undefined): void {
  for (const { rule, at } of mends) fixed.push({ path, rule, property: propertyName(at, 'conversation'), to: null })
  const key = file.talk?.conversation.employee === undefined ? 'group' : 'employee'
  if (to !== undefined) fixed.push({ path, rule: 'file-misplaced', property: key, to })
  if (mends.length > 0 || to !== undefined)
    files.push({ path, to: to ?? null, before: decode(before) ?? '', after: text })
}
