import { dueRows } from '../domain/due/due-rows.ts'
import { matchesFilter, unknownFilter, type DueFilter } from '../domain/due/due-filter.ts'
import { unreadableFile } from '../domain/due/due-input.ts'
import { mergeRows, mergeTexts } from '../domain/due/several-repositories.ts'
import { toEvidence } from '../domain/history/dated-evidence.ts'
import { heldRecords } from '../domain/history/records.ts'
import { settingsFrom } from '../domain/talk/settings.ts'
import { indexTalks, type Talk, type TalkIndex } from '../domain/talk/talk-index.ts'
import { fixedClock, type Day, type Period } from '../domain/time/calendar.ts'
import type { UsageError } from '../domain/usage-error.ts'
import { evidenceAt, openCommitted, talksInWorkTree, talksOf, withdrawnAtHead } from '../io/committed.ts'
import { readHistory } from '../io/history.ts'
import { inEachRepository } from '../io/repositories.ts'
import { today } from '../io/today.ts'
import { objectIds } from '../io/tracked-files.ts'
import { namesIn, titlesIn, type Workspace } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { DueReport } from '../report/report.ts'

export interface DueOptions extends DueFilter {
  within?: Period
  today?: string
  /** False: answer from HEAD alone. */
  history?: boolean
}

/** A report, and the error of a filter that names what is not known here: it may be known in another repository. */
interface DueResult {
  report: DueReport
  unknown: UsageError | undefined
}

/** Lists what is due, overdue, missed or not held, from the conversations at HEAD and the history behind them. Writes nothing. */
export async function due(world: World, options: DueOptions): Promise<DueReport> {
  const { report, unknown } = await dueIn(world, options)
  if (unknown) throw unknown
  return report
}

async function dueIn(world: World, options: DueOptions): Promise<DueResult> {
  const wholeHistory = options.history ?? true
  const committed = await openCommitted(world, wholeHistory)
  const { workspace, talkFiles, talkFilesInIndex, repository } = committed
  const { settings } = workspace
  const history = await readHistory(committed, objectIds(talkFiles, talkFilesInIndex), wholeHistory)
  const day = today(world, settings, options.today)
  const talks = talksOf(talkFiles, history)
  const atHead = indexOf(workspace, day, talks)
  const evidence = evidenceAt(committed, history)
  const rows = dueRows({
    atHead,
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
  })
  const basis: 'history' | 'head' = wholeHistory ? 'history' : 'head'
  const report: DueReport = {
    kind: 'due',
    today: day,
    rows: rows
      .filter((row) => matchesFilter(row, options))
      .map((row) => ({ ...row, basis, path: row.path && repository.prefix + row.path })),
    history: wholeHistory,
    names: namesIn(workspace),
    titles: titlesIn(workspace),
    failures: [],
  }
  return { report, unknown: unknownFilter(options, atHead) }
}

function indexOf(workspace: Workspace, day: Day, talks: readonly Talk[]): TalkIndex {
  return indexTalks({ ...workspace, conversations: workspace.settings.conversations, talks }, fixedClock(day))
}

/** Lists what is due in several workspaces together. One that cannot be read is a row of its own, never a gap. */
export async function dueMany(
  world: World,
  options: DueOptions,
  repositories: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<DueReport> {
  const results = await inEachRepository(world, repositories, (inside) => dueIn(inside, options), progress)
  const read = results.flatMap((result) => ('result' in result ? [result] : []))
  const failed = results.flatMap((result) => ('failure' in result ? [result] : []))
  const unknown = read.map(({ result }) => result.unknown)
  if (unknown[0] && unknown.every(Boolean)) throw unknown[0]
  const lists = read.map(({ repository, result: { report } }) => ({ ...report, repository }))
  return {
    kind: 'due',
    today: lists[0]?.today ?? today(world, settingsFrom({}), options.today),
    rows: mergeRows(
      lists,
      failed.map(({ repository }) => repository),
    ),
    history: options.history ?? true,
    names: mergeTexts(lists, 'names'),
    titles: mergeTexts(lists, 'titles'),
    failures: failed.map(({ repository, failure: { code, params } }) => ({ repository, code, params })),
  }
}
