import { unreadableFile, type DueInput, type UnreadableFile } from '../domain/due/due-input.ts'
import { toEvidence, type Evidence } from '../domain/history/dated-evidence.ts'
import { talkRecord, type HeldRecord } from '../domain/history/records.ts'
import type { Talk } from '../domain/talk/talk-index.ts'
import type { Period } from '../domain/time/calendar.ts'
import { evidenceAt, talksInWorkTree, talksOf, withdrawnAtHead, type CommittedWorkspace } from './committed.ts'
import { readCommitted, type CommittedHistory } from './read-committed.ts'
import { indexWorkspace } from './read-talks.ts'
import { requireWorkspace } from './require-workspace.ts'
import { today } from './today.ts'
import type { World } from './world.ts'

export interface DueSourceOptions {
  within?: Period
  today?: string
}

/** Reads what the due rows are computed from: HEAD, the index and the work tree, and with `wholeHistory` the evidence. */
export async function readDueInput(
  world: World,
  options: DueSourceOptions,
  wholeHistory: boolean,
): Promise<{ committed: CommittedWorkspace; input: DueInput }> {
  const read = await readCommitted(world, wholeHistory)
  const { committed, history } = read
  requireWorkspaceOrTalks(world, committed)
  const talks = talksOf(committed.talkFiles, history)
  const pending = [...talksOf(committed.talkFilesInIndex, history), ...(await talksInWorkTree(committed, talks))]
  return { committed, input: dueInputOf(world, read, options, pending).input }
}

/** The input of what is committed. `pending` are the talks that are not; `evidenceOf` gives the evidence of a record. */
export function dueInputOf(
  world: World,
  { committed, history }: CommittedHistory,
  options: DueSourceOptions,
  pending: readonly Talk[] | undefined,
): { input: DueInput; evidenceOf: (record: HeldRecord) => Evidence } {
  const { workspace, talkFiles } = committed
  const { settings } = workspace
  const day = today(world, settings, options.today)
  const atHead = indexWorkspace(workspace, talksOf(talkFiles, history), day)
  const evidence = evidenceAt(committed, history)
  const evidenceOf = ({ key, held }: HeldRecord) => toEvidence(held, evidence.get(key), settings.timezone)
  const input: DueInput = {
    atHead,
    pending: pending ? indexWorkspace(workspace, pending, day) : atHead,
    unreadable: unreadableFiles({ workspace, talkFiles }, history),
    roster: { path: settings.roster, broken: workspace.brokenPeople },
    template: settings.template,
    since: settings.since,
    within: options.within,
    withdrawn: withdrawnAtHead(committed, history),
    evidence: ({ conversation }) => {
      const record = talkRecord(conversation)
      return record ? evidenceOf(record) : null
    },
  }
  return { input, evidenceOf }
}

/** The files at HEAD of which no conversation can be made out. */
export function unreadableFiles(
  { workspace, talkFiles }: Pick<CommittedWorkspace, 'workspace' | 'talkFiles'>,
  { conversations }: CommittedHistory['history'],
): UnreadableFile[] {
  return talkFiles
    .filter(({ oid }) => !conversations.get(oid))
    .map(({ path }) => unreadableFile(path, workspace.settings.conversations))
}

/** Refuses a place without talks, settings and roster. */
export function requireWorkspaceOrTalks(
  world: World,
  { root, workspace, talkFiles, talkFilesInIndex }: CommittedWorkspace,
): void {
  const hasDocuments = workspace.documents.some(({ kind }) => kind !== 'template')
  if (!hasDocuments && talkFiles.length + talkFilesInIndex.length === 0) requireWorkspace(world, root, 'list')
}
