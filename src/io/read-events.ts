import { historyEvents } from '../domain/history/events.ts'
import { withDays, type DatedEvent } from '../domain/history/outcomes.ts'
import { ownPaths } from '../domain/history/own-paths.ts'
import { findPersonRenames } from '../domain/history/person-renames.ts'
import { workspacePlace, type CommittedWorkspace } from './committed.ts'
import type { TakeVersion } from './history.ts'
import { readPlans, type PlanHistory } from './plan-history.ts'

/** What has happened to the plan of one person, or of all, by the whole history. `takeAlso` gets every version as it is read. */
export async function readEvents(
  committed: CommittedWorkspace,
  person: string | undefined,
  withTexts: boolean,
  takeAlso?: TakeVersion,
): Promise<{ events: DatedEvent[]; commits: PlanHistory['commits'] }> {
  const { repository, workspace } = committed
  const { head } = repository
  if (!head) return { events: [], commits: new Map() }
  const { plans, holders, commits } = await readPlans(committed, person, withTexts, takeAlso)
  const holderOf = (oid: string) => holders.get(oid)
  const renames = findPersonRenames(commits, holderOf)
  const isOwn = ownPaths(commits, holderOf, renames, workspacePlace(committed))
  const events = historyEvents({ head, commits, versionOf: (oid) => plans.get(oid), renames, isOwn })
  return { events: withDays(events, workspace.settings.timezone), commits }
}
