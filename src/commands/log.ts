import { between } from '../domain/history/between.ts'
import { filterEvents, type EventFilter } from '../domain/history/event-filter.ts'
import { historyEvents } from '../domain/history/events.ts'
import type { DatedEvent } from '../domain/history/outcomes.ts'
import { dayIn, isRealDate } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { evidenceAt, openCommitted, talkPathFilter, talksOf, type CommittedWorkspace } from '../io/committed.ts'
import { readHistory, type History } from '../io/history.ts'
import { objectIds } from '../io/tracked-files.ts'
import { namesIn, titlesIn } from '../io/workspace.ts'
import type { World } from '../io/world.ts'
import type { BetweenReport, LogReport } from '../report/report.ts'

export interface LogOptions extends EventFilter {
  /** Two talks (conversation ids) or days. */
  between?: readonly string[]
}

/** What happened to the plan of one person, or of all, by the git history; or what became of goals between two moments. Writes nothing. */
export async function log(world: World, options: LogOptions): Promise<LogReport | BetweenReport> {
  for (const name of ['since', 'until'] as const)
    if (options[name] !== undefined && !isRealDate(options[name]))
      throw new UsageError('date-needed', { name: `--${name}` })
  const committed = await openCommitted(world, true)
  const { repository, workspace, talkFiles } = committed
  const wanted = objectIds(talkFiles)
  const isOurs = talkPathFilter(committed)
  const history = await readHistory(repository, { wanted, wholeHistory: true, keepAll: true, isOurs })
  const events = datedEvents(committed, history, isOurs)
  const { person } = options
  if (person !== undefined && !workspace.roster?.has(person) && !events.some((event) => event.person === person))
    throw new UsageError('person-unknown', { option: 'log', id: person })
  const names = namesIn(workspace)
  if (!options.between) {
    const titles = titlesIn(workspace)
    return { kind: 'log', events: filterEvents(events, options), names, titles, one: person !== undefined }
  }
  const [a = '', b = ''] = options.between
  const { timezone } = workspace.settings
  const evidence = evidenceAt(committed, history)
  const input = { events, talks: talksOf(talkFiles, history), evidence, timezone }
  return { kind: 'between', ...between(a, b, options, input), names }
}

function datedEvents(
  { repository, workspace }: CommittedWorkspace,
  { commits, conversations }: History,
  isOurs: (path: string) => boolean,
): DatedEvent[] {
  if (!repository.head) return []
  const dayOf = (seconds: number | undefined) =>
    seconds === undefined ? undefined : dayIn(workspace.settings.timezone, seconds)
  return historyEvents(repository.head, commits, (blob) => conversations.get(blob), isOurs)
    .filter(({ path }) => isOurs(path))
    .map((event) => ({
      ...event,
      authorDay: dayOf(event.commit.authorDate),
      committerDay: dayOf(event.commit.committerDate),
    }))
}
