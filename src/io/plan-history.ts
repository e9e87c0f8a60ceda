import type { Mapping } from '../domain/format/value.ts'
import type { Commit } from '../domain/history/commit.ts'
import { keyOfHolder, type Holder } from '../domain/history/holders.ts'
import { planVersion, type PlanVersion } from '../domain/history/plan-version.ts'
import { publicConversationId, publicName } from '../domain/history/public-form.ts'
import { digestOf } from './content-digest.ts'
import { readVersions, type HistorySource, type TakeVersion } from './history.ts'

/** The history of plans, by object id and commit hash. */
export interface PlanHistory {
  /** What each version says; undefined where it cannot be read. Of other people's, when one is asked for, nothing. */
  plans: ReadonlyMap<string, PlanVersion | undefined>
  /** Whose conversation each readable version is. */
  holders: ReadonlyMap<string, Holder>
  commits: ReadonlyMap<string, Commit>
}

/** Says nothing, but can be read. */
const otherPlan = planVersion({}, false, digestOf)

/**
 * Reads every version as a plan: all of them, or those of one person's conversations. `withTexts`: with goals in words.
 * `takeAlso` is given each version, too.
 */
export async function readPlans(
  source: HistorySource,
  person: string | undefined,
  withTexts: boolean,
  takeAlso?: TakeVersion,
): Promise<PlanHistory> {
  const plans = new Map<string, PlanVersion | undefined>()
  const holders = new Map<string, Holder>()
  const known = new Map<string, Holder>()
  const ofPerson = new Set<string>()
  const take: TakeVersion = (oid, value) => {
    const holder = value && holderIn(value)
    if (holder) holders.set(oid, once(holder))
    const isWanted = person === undefined || holder?.person === person
    if (isWanted && holder?.conversation !== undefined) ofPerson.add(holder.conversation)
    plans.set(oid, value && (isWanted ? planVersion(value, withTexts, digestOf) : otherPlan))
    takeAlso?.(oid, value)
  }
  const commits = await readVersions(source, [], true, take)
  if (person !== undefined) await readOthersVersions()
  return { plans, holders, commits }

  /** A conversation may have been with somebody else in some versions, which are read again. */
  async function readOthersVersions(): Promise<void> {
    const missing = [...plans].flatMap(([oid, plan]) =>
      plan === otherPlan && ofPerson.has(holders.get(oid)?.conversation ?? '') ? [oid] : [],
    )
    if (missing.length === 0) return
    await readVersions({ repository: source.repository }, missing, false, (oid, value) =>
      plans.set(oid, value && planVersion(value, withTexts, digestOf)),
    )
  }

  /** Each holder once: many versions have the same. */
  function once(holder: Holder): Holder {
    const name = keyOfHolder(holder) ?? ''
    const same = known.get(name) ?? holder
    known.set(name, same)
    return same
  }
}

/** Whose conversation a version is, by its front matter. */
export function holderIn(value: Mapping): Holder {
  return {
    conversation: publicConversationId(value.id),
    person: publicName(value.employee) ?? publicName(value.group),
  }
}
