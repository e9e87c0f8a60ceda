import type { Day } from '../time/calendar.ts'
import { isInPeriod, type CoveragePeriod } from './coverage-period.ts'
import type { CoverageSource, MainTalk, PublicPerson } from './coverage-source.ts'
import type { Obligation } from './obligations.ts'

/** How it stands with a person: of those who are employed, and of those who left in the period. */
export type PersonOutcome = 'talked' | 'late' | 'notYet' | 'leftTalked' | 'leftNotTalked'

export interface CoveredPerson {
  person: string
  unit: string | null
  /** Nearest manager. */
  manager: string | null
  template: string | null
  outcome: PersonOutcome
  /** Whether the talk is one before the records began, which the roster states. */
  stated: boolean
  /** Those due in the period; none of someone who left. */
  obligations: readonly Obligation[]
  /** `<conversation>/<item>` of those open past their day; null where the period is past. */
  openItems: readonly string[] | null
}

/** Whether the person was employed at the end of the period. */
export function wasEmployed({ outcome }: CoveredPerson): boolean {
  return outcome !== 'leftTalked' && outcome !== 'leftNotTalked'
}

/** A source in which the person counts. */
interface Standing {
  source: CoverageSource
  /** Undefined where the source has no roster. */
  entry: PublicPerson | undefined
  talks: readonly MainTalk[]
  isEmployed: boolean
}

/**
 * The people of a period, each once: employed as of its last day, or gone during it. An id means the same person in every
 * source; a talk counts in whichever source it is.
 */
export function coveredPeople(
  sources: readonly CoverageSource[],
  period: CoveragePeriod,
  today: Day,
  employment: string | undefined,
): CoveredPerson[] {
  const ids = new Set(sources.flatMap(({ roster, mainTalks }) => [...(roster ?? mainTalks).keys()]))
  return [...ids].sort().flatMap((id) => {
    const standings = sources.flatMap((source) => standingIn(source, id, period) ?? [])
    const best = standings.reduce<Standing | undefined>((first, other) => better(first, other), undefined)
    if (!best || !hasEmployment(best, employment)) return []
    return [personOf(id, best, standings, sources, period, today)]
  })
}

/** The people outside every roster with a main talk in the period. */
export function unlistedPeople(sources: readonly CoverageSource[], period: CoveragePeriod): string[] {
  const isListed = (id: string) =>
    sources.some(({ roster, mainTalks }) => (roster ? roster.has(id) : mainTalks.has(id)))
  const talked = sources.flatMap(({ roster, mainTalks }) =>
    roster
      ? [...mainTalks].flatMap(([id, talks]) => (talks.some(({ held }) => isInPeriod(held, period)) ? [id] : []))
      : [],
  )
  return [...new Set(talked)].filter((id) => !isListed(id))
}

/** The ids that two sources have different entries for. */
export function conflictingPeople(sources: readonly CoverageSource[]): string[] {
  const entries = new Map<string, Set<string>>()
  for (const { roster } of sources)
    for (const [id, entry] of roster ?? [])
      if (entry.talks === true) entries.set(id, (entries.get(id) ?? new Set()).add(JSON.stringify(entry)))
  return [...entries].flatMap(([id, different]) => (different.size > 1 ? [id] : [])).sort()
}

function standingIn(source: CoverageSource, id: string, period: CoveragePeriod): Standing | undefined {
  const talks = (source.mainTalks.get(id) ?? []).filter(({ held }) => held <= period.asOf)
  if (!source.roster) return talks.length > 0 ? { source, entry: undefined, talks, isEmployed: true } : undefined
  const entry = source.roster.get(id)
  if (entry?.talks !== true || (entry.start !== null && entry.start > period.asOf)) return undefined
  const isEmployed = entry.end === null || entry.end >= period.asOf
  return isEmployed || (entry.end ?? '') >= period.from ? { source, entry, talks, isEmployed } : undefined
}

/** Employed rather than gone, with the later talk; else the first. */
function better(first: Standing | undefined, other: Standing): Standing {
  if (!first) return other
  if (first.isEmployed !== other.isEmployed) return first.isEmployed ? first : other
  return latestDay(other) > latestDay(first) ? other : first
}

function latestDay({ talks }: Standing): Day {
  return talks.at(-1)?.held ?? ''
}

/** Whoever has no form of employment stated counts as permanent. */
function hasEmployment({ entry }: Standing, wanted: string | undefined): boolean {
  return wanted === undefined || (entry?.employment ?? 'permanent') === wanted
}

function personOf(
  id: string,
  best: Standing,
  standings: readonly Standing[],
  sources: readonly CoverageSource[],
  period: CoveragePeriod,
  today: Day,
): CoveredPerson {
  const { entry, talks, source } = best
  const held = sources.flatMap(({ mainTalks }) => (mainTalks.get(id) ?? []).map((talk) => talk.held))
  const lastTalk = entry?.lastTalk ?? null
  const stated = lastTalk !== null && isInPeriod(lastTalk, period) && !held.some((day) => day <= period.asOf)
  const talked = stated || held.some((day) => isInPeriod(day, period))
  const counted = best.isEmployed ? standings.filter((standing) => standing.isEmployed) : []
  const left = talked ? 'leftTalked' : 'leftNotTalked'
  const present = () => (talked ? 'talked' : source.isLate(id, period.asOf) ? 'late' : 'notYet')
  return {
    person: id,
    unit: entry?.unit ?? null,
    manager: entry ? entry.manager : (talks.at(-1)?.manager ?? null),
    template: talks.at(-1)?.template ?? entry?.template ?? null,
    outcome: best.isEmployed ? present() : left,
    stated,
    obligations: uniqueObligations(
      counted.flatMap((standing) => standing.source.obligations(id, period.asOf)),
      period,
    ),
    openItems: period.asOf < today ? null : [...new Set(counted.flatMap((standing) => standing.source.openItems(id)))],
  }
}

function uniqueObligations(obligations: readonly Obligation[], period: CoveragePeriod): Obligation[] {
  const unique = new Map<string, Obligation>()
  for (const obligation of obligations) {
    const key = `${obligation.conversation}/${obligation.step}`
    if (isInPeriod(obligation.due, period) && !unique.has(key)) unique.set(key, obligation)
  }
  return [...unique.values()]
}
