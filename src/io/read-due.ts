import { unreadableFile, type DueInput } from '../domain/due/due-input.ts'
import { toEvidence } from '../domain/history/dated-evidence.ts'
import { heldRecords } from '../domain/history/records.ts'
import { indexTalks, type Talk, type TalkIndex } from '../domain/talk/talk-index.ts'
import { fixedClock, type Day, type Period } from '../domain/time/calendar.ts'
import { evidenceAt, talksInWorkTree, talksOf, withdrawnAtHead, type CommittedWorkspace } from './committed.ts'
import { readCommitted } from './read-committed.ts'
import { requireWorkspace } from './require-workspace.ts'
import { today } from './today.ts'
import type { Workspace } from './workspace.ts'
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
  const { committed, history } = await readCommitted(world, wholeHistory)
  const { workspace, talkFiles, talkFilesInIndex } = committed
  requireWorkspaceOrTalks(world, committed)
  const { settings } = workspace
  const day = today(world, settings, options.today)
  const talks = talksOf(talkFiles, history)
  const evidence = evidenceAt(committed, history)
  const input: DueInput = {
    atHead: indexOf(workspace, day, talks),
    pending: indexOf(workspace, day, [
      ...talksOf(talkFilesInIndex, history),
      ...(await talksInWorkTree(committed, talks)),
    ]),
    unreadable: talkFiles
      .filter(({ oid }) => !history.conversations.get(oid))
      .map(({ path }) => unreadableFile(path, settings.conversations)),
    roster: { path: settings.roster, broken: workspace.brokenPeople },
    template: settings.template,
    since: settings.since,
    within: options.within,
    withdrawn: withdrawnAtHead(committed, history),
    evidence: ({ conversation }) => {
      const held = heldRecords(conversation).find(({ step }) => step === '')
      return held ? toEvidence(held.held, evidence.get(held.key), settings.timezone) : null
    },
  }
  return { committed, input }
}

/** Refuses a place without talks, settings and roster. */
function requireWorkspaceOrTalks(
  world: World,
  { root, workspace, talkFiles, talkFilesInIndex }: CommittedWorkspace,
): void {
  const hasDocuments = workspace.documents.some(({ kind }) => kind !== 'template')
  if (!hasDocuments && talkFiles.length + talkFilesInIndex.length === 0) requireWorkspace(world, root, 'list')
}

function indexOf(workspace: Workspace, day: Day, talks: readonly Talk[]): TalkIndex {
  return indexTalks({ ...workspace, conversations: workspace.settings.conversations, talks }, fixedClock(day))
}
