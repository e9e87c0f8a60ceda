import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fixedClock, type Day, type Period } from '../domain/time/calendar.ts'
import { lastReadableVersion } from '../domain/history/commit.ts'
import { toEvidence, recordKey, heldRecords, type HeldRecord } from '../domain/history/evidence.ts'
import { indexTalks, type TalkIndex, type Talk } from '../domain/talk/talk-index.ts'
import { compareByUrgency, emptyRow, type DueRow } from '../domain/due/row.ts'
import { dueRows, type UnreadableFile } from '../domain/due/due-rows.ts'
import { UsageError } from '../domain/usage-error.ts'
import {
  evidenceAt,
  talkFilesInIndex,
  objectIds,
  openCommitted,
  talksInWorkTree,
  talksOf,
  type CommittedWorkspace,
  talkPathFilter,
} from '../io/committed.ts'
import { pathType } from '../io/files.ts'
import { readHistory, type History } from '../io/history.ts'
import { today } from '../io/today.ts'
import { namesIn, titlesIn, type Workspace } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { DueReport } from '../report/report.ts'

export interface DueOptions {
  within?: Period
  person?: string
  manager?: string
  unit?: string
  template?: string
  today?: string
  /** False: answer from HEAD alone. */
  history?: boolean
}

/** Lists what is due, overdue, missed or forgotten, from the conversations at HEAD and the history behind them. Writes nothing. */
export async function due(world: World, options: DueOptions): Promise<DueReport> {
  const { report, unknown } = await dueHere(world, options)
  if (unknown) throw unknown
  return report
}

/** The same; a filter that names what is not known here is told beside the report, since it may be known elsewhere. */
async function dueHere(
  world: World,
  options: DueOptions,
): Promise<{ report: DueReport; unknown: UsageError | undefined }> {
  const history = options.history ?? true
  const committed = await openCommitted(world, history)
  const { workspace, atHead } = committed
  const { settings } = workspace
  const day = today(world, settings, options.today)
  const inIndex = await talkFilesInIndex(committed)
  const past = await readHistory(committed.repository, objectIds(atHead, inIndex), history, talkPathFilter(committed))
  const talks = talksOf(atHead, past)
  const records = recordsIn(workspace, day, talks)
  const found = evidenceAt(committed, past)
  const rows = dueRows({
    records,
    unreadable: unreadable(committed, past),
    pending: recordsIn(workspace, day, [...talksOf(inIndex, past), ...(await talksInWorkTree(committed, talks))]),
    template: settings.template,
    since: settings.since,
    within: options.within,
    withdrawn: withdrawn(committed, talks, past),
    evidence: ({ conversation }) => {
      const talk = heldRecords(conversation).find(({ step }) => step === '')
      return talk ? toEvidence(talk.held, found.get(recordKey(talk)), settings.timezone) : null
    },
  })
  const report: DueReport = {
    kind: 'due',
    today: day,
    rows: rows
      .filter((row) => isAskedFor(row, options))
      .map((row) => ({
        ...row,
        path: row.path && committed.repository.prefix + row.path,
        basis: history ? ('history' as const) : ('head' as const),
      })),
    history,
    names: namesIn(workspace),
    titles: titlesIn(workspace),
    failures: [],
  }
  return { report, unknown: unknownFilter(options, workspace, records) }
}

function recordsIn(workspace: Workspace, day: Day, talks: readonly Talk[]): TalkIndex {
  return indexTalks({ ...workspace, conversations: workspace.settings.conversations, talks }, fixedClock(day))
}

function unreadable({ atHead, workspace }: CommittedWorkspace, { conversations }: History): UnreadableFile[] {
  const folder = workspace.settings.conversations
  return atHead
    .filter(({ oid }) => !conversations.get(oid))
    .map(({ path }) => {
      const [person = '', ...rest] = path.slice(folder.length + 1).split('/')
      return { path, person: rest.length > 0 && /^[a-z0-9][a-z0-9-]{0,63}$/.test(person) ? person : null }
    })
}

/** Records that once stood in the history and do not stand at HEAD; a file that cannot be read keeps what it carried. */
function withdrawn(
  { repository, atHead }: CommittedWorkspace,
  talks: readonly Talk[],
  { everHeld, commits, carried, conversations }: History,
): HeldRecord[] {
  const readable = lastReadableVersion(commits, (blob) => carried.get(blob))
  const unread = atHead.filter(({ oid }) => !conversations.get(oid))
  const kept = new Set([
    ...talks.flatMap(({ conversation }) => heldRecords(conversation).map(recordKey)),
    ...unread.flatMap(({ path, oid }) => [...(readable(repository.head ?? '', repository.prefix + path, oid) ?? [])]),
  ])
  return [...everHeld].flatMap(([key, record]) => (kept.has(key) ? [] : [record]))
}

/** A name that nobody and nothing has would give an empty list that looks like good news. */
function unknownFilter(
  { person, manager, unit, template }: DueOptions,
  workspace: Workspace,
  { talks, bySubject }: TalkIndex,
): UsageError | undefined {
  const { roster, templates, brokenTemplates } = workspace
  const people = [...(roster?.values() ?? [])]
  const managers = [...people.map((each) => each.manager), ...talks.map((talk) => talk.conversation.manager)]
  if (person !== undefined && !roster?.has(person) && !bySubject.has(person))
    return new UsageError('person-unknown', { option: '--person', id: person })
  if (manager !== undefined && !managers.includes(manager) && !roster?.has(manager))
    return new UsageError('person-unknown', { option: '--manager', id: manager })
  if (unit !== undefined && !people.some((each) => each.unit?.normalize('NFC') === unit.normalize('NFC')))
    return new UsageError('unit-unknown', { unit })
  if (template !== undefined && !templates.has(template) && !brokenTemplates.has(template))
    return new UsageError('template-unknown', { name: template, allowed: [...templates.keys()].sort().join(', ') })
  return undefined
}

/** Of a file that cannot be read, what is not known of it may be what is asked for. */
function isAskedFor(row: DueRow, { person, manager, unit, template }: DueOptions): boolean {
  const fits = (known: string | null, asked: string | undefined) =>
    asked === undefined ||
    known?.normalize('NFC') === asked.normalize('NFC') ||
    (row.state === 'unreadable' && known === null)
  return fits(row.person, person) && fits(row.manager, manager) && fits(row.unit, unit) && fits(row.template, template)
}

/** How many repositories are read side by side; each has three git processes of its own. */
const together = 4

/** Lists what is due in several workspaces together. One that cannot be read is a row of its own, never a gap. */
export async function dueMany(
  world: World,
  options: DueOptions,
  repositories: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<DueReport> {
  const results: (Awaited<ReturnType<typeof dueHere>> | UsageError)[] = []
  let next = 0
  let done = 0
  const work = async () => {
    for (let index = next++; index < repositories.length; index = next++) {
      results[index] = await read(world, options, repositories[index] ?? '')
      progress(++done, repositories.length)
    }
  }
  await Promise.all(Array.from({ length: together }, work))

  const reports = results.flatMap((result, index) =>
    result instanceof UsageError ? [] : [{ ...result, name: repositories[index] ?? '' }],
  )
  const failures = results.flatMap((result, index) =>
    result instanceof UsageError
      ? [{ repository: repositories[index] ?? '', code: result.code, params: result.params }]
      : [],
  )
  // A filter must name what is known somewhere.
  const unknown = reports.map((each) => each.unknown)
  if (reports.length > 0 && unknown[0] && unknown.every(Boolean)) throw unknown[0]
  const rows = reports.flatMap(({ report, name }) => report.rows.map((row) => ({ ...row, repository: name })))
  const failed = failures.map(({ repository }) => ({ ...emptyRow, repository }))
  return {
    kind: 'due',
    today: reports[0]?.report.today ?? '',
    rows: [...rows, ...failed].sort(compareByUrgency),
    history: options.history ?? true,
    names: merged(reports, 'names'),
    titles: merged(reports, 'titles'),
    failures,
  }
}

/** The repositories a file lists, one a line, relative to the file; `#` begins a comment. */
export function readRepositoryList(world: World, path: string): string[] {
  const file = resolve(world.cwd, path)
  if (pathType(file) !== 'file') throw new UsageError('path-missing', { path })
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => resolve(dirname(file), line))
}

async function read(world: World, options: DueOptions, repository: string) {
  try {
    const cwd = resolve(world.cwd, repository)
    if (pathType(cwd) !== 'folder') throw new UsageError('folder-missing', { path: repository })
    // A settings file named for one workspace is not that of the others.
    const { SAMTAL_CONFIG: _, ...env } = world.env
    return await dueHere({ ...world, cwd, env }, options)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}

/** Names of several workspaces in one table: the same id may be another person elsewhere. */
function merged(
  reports: readonly { report: DueReport; name: string }[],
  key: 'names' | 'titles',
): Record<string, string> {
  return Object.fromEntries(
    reports.flatMap(({ report, name }) => Object.entries(report[key]).map(([id, text]) => [`${name}\n${id}`, text])),
  )
}
