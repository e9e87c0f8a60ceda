import type { Day, Period } from '../domain/calendar.ts'
import { evidenceOf, recordKey, recordsCarried, type HeldRecord } from '../domain/evidence.ts'
import { recordsOf, type Records, type Talk } from '../domain/records.ts'
import { dueRows, type Row, type Unreadable } from '../domain/timeline.ts'
import { UsageError } from '../domain/usage.ts'
import {
  evidenceAt,
  indexed,
  oidsOf,
  openCommitted,
  talksInWorkTree,
  talksOf,
  type Committed,
} from '../io/committed.ts'
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
export async function dueHere(
  world: World,
  options: DueOptions,
): Promise<{ report: DueReport; unknown: UsageError | undefined }> {
  const history = options.history ?? true
  const committed = await openCommitted(world, history)
  const { workspace, atHead } = committed
  const { settings } = workspace
  const day = today(world, settings, options.today)
  const inIndex = await indexed(committed)
  const past = await readHistory(committed.repository, oidsOf(atHead, inIndex), history)
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
    withdrawn: withdrawn(talks, past),
    evidence: ({ conversation: { id, held } }) =>
      id && held ? evidenceOf(held, found.get(recordKey(id, '', held)), settings.timezone) : null,
  })
  const report: DueReport = {
    kind: 'due',
    today: day,
    rows: rows.filter((row) => isAskedFor(row, options)),
    history,
    names: namesIn(workspace),
    titles: titlesIn(workspace),
    failures: [],
  }
  return { report, unknown: unknownFilter(options, workspace, records) }
}

function recordsIn(workspace: Workspace, day: Day, talks: readonly Talk[]): Records {
  return recordsOf({ ...workspace, conversations: workspace.settings.conversations, talks }, () => day)
}

function unreadable({ atHead, workspace }: Committed, { conversations }: History): Unreadable[] {
  const folder = workspace.settings.conversations
  return atHead
    .filter(({ oid }) => !conversations.get(oid))
    .map(({ path }) => {
      const [person = '', ...rest] = path.slice(folder.length + 1).split('/')
      return { path, person: rest.length > 0 && /^[a-z0-9][a-z0-9-]{0,63}$/.test(person) ? person : null }
    })
}

/** Records that once stood in the history and do not stand at HEAD. */
function withdrawn(talks: readonly Talk[], { everHeld }: History): HeldRecord[] {
  const kept = new Set(
    talks.flatMap(({ conversation }) =>
      recordsCarried(conversation).map((each) => recordKey(each.conversation, each.step, each.held)),
    ),
  )
  return [...everHeld].flatMap(([key, record]) => (kept.has(key) ? [] : [record]))
}

/** A name that nobody and nothing has would give an empty list that looks like good news. */
function unknownFilter(
  { person, manager, unit, template }: DueOptions,
  workspace: Workspace,
  { talks, bySubject }: Records,
): UsageError | undefined {
  const { roster, templates, brokenTemplates } = workspace
  const people = [...(roster?.values() ?? [])]
  const managers = [...people.map((each) => each.manager), ...talks.map((talk) => talk.conversation.manager)]
  if (person !== undefined && !roster?.has(person) && !bySubject.has(person))
    return new UsageError('person-unknown', { option: '--person', id: person })
  if (manager !== undefined && !managers.includes(manager) && !roster?.has(manager))
    return new UsageError('person-unknown', { option: '--manager', id: manager })
  if (unit !== undefined && !people.some((each) => each.unit === unit)) return new UsageError('unit-unknown', { unit })
  if (template !== undefined && !templates.has(template) && !brokenTemplates.has(template))
    return new UsageError('template-unknown', { name: template, allowed: [...templates.keys()].sort().join(', ') })
  return undefined
}

function isAskedFor(row: Row, { person, manager, unit, template }: DueOptions): boolean {
  return (
    (person === undefined || row.person === person) &&
    (manager === undefined || row.manager === manager) &&
    (unit === undefined || row.unit === unit) &&
    (template === undefined || row.template === template)
  )
}
