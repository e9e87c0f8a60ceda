import { between } from '../domain/history/between.ts'
import { eventsOf, filterEvents, type EventFilter } from '../domain/history/event-filter.ts'
import { historyEvents } from '../domain/history/events.ts'
import { withDays, type DatedEvent } from '../domain/history/outcomes.ts'
import { ownPaths } from '../domain/history/own-paths.ts'
import { findPersonRenames } from '../domain/history/person-renames.ts'
import { isRealDate } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { evidenceAt, openCommitted, talksOf, workspacePlace, type CommittedWorkspace } from '../io/committed.ts'
import { historyCollector, type TakeVersion } from '../io/history.ts'
import { isKnownPerson } from '../io/known-person.ts'
import { readPlans, type PlanHistory } from '../io/plan-history.ts'
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
  const { workspace, talkFiles } = committed
  const { person, between: moments } = options
  const unknown = () => new UsageError('person-unknown', { option: 'log', id: person ?? '' })
  if (person !== undefined && !(await isKnownPerson(committed, person))) {
    committed.log?.stop()
    throw unknown()
  }
  const collected = moments && historyCollector(objectIds(talkFiles))
  const { events, commits } = await readEvents(committed, options, collected?.take)
  if (person !== undefined && !workspace.roster?.has(person) && eventsOf(events, person).length === 0) throw unknown()
  const names = namesIn(workspace)
  if (!moments || !collected) {
    const titles = titlesIn(workspace)
    return { kind: 'log', events: filterEvents(events, options), names, titles, one: person !== undefined }
  }
  const [a = '', b = ''] = moments
  const talks = talksOf(talkFiles, { ...collected, commits })
  const evidence = isRealDate(a) && isRealDate(b) ? new Map() : evidenceAt(committed, { ...collected, commits })
  const input = { events, talks, evidence, timezone: workspace.settings.timezone }
  return { kind: 'between', ...between(a, b, options, input), names }
}

async function readEvents(
  committed: CommittedWorkspace,
  options: LogOptions,
  takeAlso: TakeVersion | undefined,
): Promise<{ events: DatedEvent[]; commits: PlanHistory['commits'] }> {
  const { repository, workspace } = committed
  const { head } = repository
  const { person } = options
  // Texts are shown of one person only.
  const withTexts = person !== undefined || options.between !== undefined
  if (!head) return { events: [], commits: new Map() }
  const { plans, holders, commits } = await readPlans(committed, person, withTexts, takeAlso)
  const holderOf = (oid: string) => holders.get(oid)
  const renames = findPersonRenames(commits, holderOf)
  const isOwn = ownPaths(commits, holderOf, renames, workspacePlace(committed))
  const events = historyEvents({ head, commits, versionOf: (oid) => plans.get(oid), renames, isOwn })
  return { events: withDays(events, workspace.settings.timezone), commits }
}
