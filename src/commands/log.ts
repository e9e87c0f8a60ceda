import { between } from '../domain/history/between.ts'
import { eventsOf, filterEvents, type EventFilter } from '../domain/history/event-filter.ts'
import { isRealDate } from '../domain/time/calendar.ts'
import { UsageError } from '../domain/usage-error.ts'
import { evidenceAt, openCommitted, talksOf } from '../io/committed.ts'
import { historyCollector } from '../io/history.ts'
import { isKnownPerson } from '../io/known-person.ts'
import { readEvents } from '../io/read-events.ts'
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
  // Texts are shown of one person only.
  const withTexts = person !== undefined || moments !== undefined
  const { events, commits } = await readEvents(committed, person, withTexts, collected?.take)
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
