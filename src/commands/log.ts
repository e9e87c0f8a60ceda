import { between } from '../domain/history/between.ts'
import { filterEvents, type EventFilter } from '../domain/history/event-filter.ts'
import { historyEvents } from '../domain/history/events.ts'
import { withDays, type DatedEvent } from '../domain/history/outcomes.ts'
import { ownPaths } from '../domain/history/own-paths.ts'
import { findPersonRenames } from '../domain/history/person-renames.ts'
import { isRealDate } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { evidenceAt, openCommitted, talksOf, workspacePlace, type CommittedWorkspace } from '../io/committed.ts'
import { readHistory } from '../io/history.ts'
import { readPlans } from '../io/plan-history.ts'
import { objectIds } from '../io/tracked-files.ts'
import { namesIn, titlesIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { BetweenReport, LogReport } from '../report/report.ts'

export interface LogOptions extends EventFilter {
  /** Two talks (conversation ids) or days. */
  between?: readonly string[]
}

/** What happened to the plan of one person, or of all, by the git history; or the outcome of goals between two moments. Writes nothing. */
export async function log(world: World, options: LogOptions): Promise<LogReport | BetweenReport> {
  for (const name of ['since', 'until'] as const)
    if (options[name] !== undefined && !isRealDate(options[name]))
      throw new UsageError('date-needed', { name: `--${name}` })
  const committed = await openCommitted(world, true)
  const { workspace } = committed
  const { person } = options
  const events = await readEvents(committed, options)
  if (person !== undefined && !workspace.roster?.has(person) && !events.some((event) => event.person === person))
    throw new UsageError('person-unknown', { option: 'log', id: person })
  const names = namesIn(workspace)
  if (!options.between) {
    const titles = titlesIn(workspace)
    return { kind: 'log', events: filterEvents(events, options), names, titles, one: person !== undefined }
  }
  const [a = '', b = ''] = options.between
  const areDays = isRealDate(a) && isRealDate(b)
  const history = await readHistory({ repository: committed.repository }, objectIds(committed.talkFiles), !areDays)
  const talks = talksOf(committed.talkFiles, history)
  const { timezone } = workspace.settings
  const input = { events, talks, evidence: evidenceAt(committed, history), timezone }
  return { kind: 'between', ...between(a, b, options, input), names }
}

async function readEvents(committed: CommittedWorkspace, options: LogOptions): Promise<DatedEvent[]> {
  const { repository, workspace } = committed
  const { head } = repository
  const { person } = options
  // Texts are shown of one person only.
  const withTexts = person !== undefined || options.between !== undefined
  if (!head) return []
  const { plans, holders, commits } = await readPlans(committed, person, withTexts)
  const holderOf = (oid: string) => holders.get(oid)
  const renames = findPersonRenames(commits, holderOf)
  const isOwn = ownPaths(commits, holderOf, renames, workspacePlace(committed))
  const events = historyEvents({ head, commits, versionOf: (oid) => plans.get(oid), renames, isOwn })
  return withDays(events, workspace.settings.timezone)
}
