import { dueRows } from '../domain/due/due-rows.ts'
import { matchesFilter, unknownFilter, type DueFilter } from '../domain/due/due-filter.ts'
import { mergeRows, mergeTexts } from '../domain/due/several-repositories.ts'
import { settingsFrom } from '../domain/talk/settings.ts'
import type { UsageError } from '../domain/usage-error.ts'
import { readDueInput, type DueSourceOptions } from '../io/read-due.ts'
import { inEachRepository } from '../io/repositories.ts'
import { today } from '../io/today.ts'
import { namesIn, titlesIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { DueReport } from '../report/report.ts'

export interface DueOptions extends DueFilter, DueSourceOptions {
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
  const { committed, input } = await readDueInput(world, options, wholeHistory)
  const { workspace, repository } = committed
  const rows = dueRows(input)
  const basis: 'history' | 'head' = wholeHistory ? 'history' : 'head'
  const report: DueReport = {
    kind: 'due',
    today: input.atHead.today,
    rows: rows
      .filter((row) => matchesFilter(row, options))
      .map((row) => ({ ...row, basis, path: row.path && repository.prefix + row.path })),
    noTalks: committed.talkFiles.length + input.pending.talks.length === 0,
    history: wholeHistory,
    names: namesIn(workspace),
    titles: titlesIn(workspace),
    failures: [],
  }
  return { report, unknown: unknownFilter(options, input.atHead) }
}

/** Lists what is due in several workspaces together. One that cannot be read is a row of its own, never a gap. */
export async function dueMany(
  world: World,
  options: DueOptions,
  repositories: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<DueReport> {
  const { read, failures } = await inEachRepository(world, repositories, (inside) => dueIn(inside, options), progress)
  const unknown = read.map(({ result }) => result.unknown)
  if (unknown[0] && unknown.every(Boolean)) throw unknown[0]
  const lists = read.map(({ repository, result: { report } }) => ({ ...report, repository }))
  return {
    kind: 'due',
    today: lists[0]?.today ?? today(world, settingsFrom({}), options.today),
    rows: mergeRows(
      lists,
      failures.map(({ repository }) => repository),
    ),
    history: options.history ?? true,
    names: mergeTexts(lists, 'names'),
    titles: mergeTexts(lists, 'titles'),
    failures,
  }
}
