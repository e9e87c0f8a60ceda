import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { calendarYears, type CoveragePeriod } from './coverage-period.ts'
import { numbersOf, shownNumbers, type ShownNumbers } from './coverage-numbers.ts'
import type { CoverageSource } from './coverage-source.ts'
import { conflictingPeople, coveredPeople, wasEmployed, unlistedPeople, type CoveredPerson } from './covered-people.ts'
import { groupPeople, type GroupKey, type GroupMember, type Grouping } from './group-people.ts'
import { managerForest, type Managers } from './manager-chains.ts'
import { withoutSmallGroups } from './small-groups.ts'

/** What a coverage is asked for. */
export interface CoverageQuestion {
  period: CoveragePeriod
  by: readonly Grouping[]
  /** Only those with this form of employment; absent: everyone. */
  employment: string | undefined
  today: Day
}

/** How many have had their talks: numbers only, and none that concerns fewer than `min` people. */
export interface Coverage {
  from: Day
  to: Day
  asOf: Day
  by: readonly Grouping[]
  /** Only people with this form of employment are counted; null: everyone. */
  employment: string | null
  /** The smallest group that is shown on its own. */
  min: number
  /** Whether the records begin after the period does, in some workspace. */
  incomplete: boolean
  /** How many workspaces have no roster: nobody knows who there has not had a talk. */
  withoutRoster: number
  /** People outside the roster with a talk in the period. */
  unlisted: number
  /** Files and entries of the roster that cannot be read. */
  unreadable: number
  /** Ids that two workspaces have different entries for. */
  conflicts: readonly string[]
  groups: readonly CoverageGroup[]
  total: CoverageTotal
}

/** A group; or, with `pooled`, that many groups put together because each is too small. */
export type CoverageGroup = GroupKey & { pooled?: number } & ShownNumbers

export type CoverageTotal = ShownNumbers & {
  /** Those who left in the period; null where they are too few to be shown. */
  left: { talked: number; notTalked: number } | null
}

/** No workspace may show smaller groups. */
const smallestMin = 5

/** The coverage of one or several workspaces together. Source: "Coverage" in docs/format.md. */
export function coverageOf(sources: readonly CoverageSource[], question: CoverageQuestion): Coverage {
  const { period, by } = question
  const recorded = recordedIn(sources, period)
  if (sources.length > 0 && recorded.length === 0)
    throw new UsageError('period-before-records', { to: period.asOf, since: firstRecord(sources) })
  const people = coveredPeople(recorded, period, question.today, question.employment)
  const min = Math.max(smallestMin, ...sources.map((source) => source.min))
  const total = totalOf(people, min)
  const members = total.people < min || by.length === 0 ? [] : membersOf(recorded, people, question)
  const groups = groupsOf(members, recorded, by, min)
  return {
    ...{ ...period, by, employment: question.employment ?? null, min },
    incomplete: sources.some(({ since }) => since !== undefined && since > period.from),
    withoutRoster: recorded.filter(({ roster }) => !roster).length,
    unlisted: unlistedPeople(recorded, period).length,
    unreadable: recorded.reduce((sum, { unreadable }) => sum + unreadable, 0),
    conflicts: conflictingPeople(recorded),
    groups,
    total: isSumOfYears(members, groups, people) ? total : { ...total, followUps: null },
  }
}

/** The sources whose records begin by the end of the period. */
function recordedIn(sources: readonly CoverageSource[], { asOf }: CoveragePeriod): CoverageSource[] {
  return sources.filter(({ since }) => since === undefined || since <= asOf)
}

function firstRecord(sources: readonly CoverageSource[]): Day {
  return sources.flatMap(({ since }) => since ?? []).sort()[0] ?? ''
}

/** The people of each calendar year, where years are told apart; else those of the period. */
function membersOf(
  sources: readonly CoverageSource[],
  people: readonly CoveredPerson[],
  { period, by, today, employment }: CoverageQuestion,
): GroupMember[] {
  if (!by.includes('year')) return people.filter(wasEmployed).map((person) => ({ person, year: null }))
  return calendarYears(period).flatMap((year) =>
    coveredPeople(recordedIn(sources, year), year, today, employment)
      .filter(wasEmployed)
      .map((person) => ({ person, year: year.from.slice(0, 4) })),
  )
}

/**
 * Whether the follow-ups of the whole period are those of the shown years. Else the difference would be the follow-ups of a
 * year that is too small, or of those who are counted in a year and not at the end of the period.
 */
function isSumOfYears(
  members: readonly GroupMember[],
  groups: readonly CoverageGroup[],
  people: readonly CoveredPerson[],
): boolean {
  if (groups.some(({ followUps }) => followUps === null)) return false
  const employed = people.filter(wasEmployed)
  const inPeriod = new Set(employed.map(({ person }) => person))
  const inYear = new Set(members.map(({ person, year }) => `${person.person} ${year}`))
  const isCounted = (person: string, due: Day) => inYear.has(`${person} ${due.slice(0, 4)}`)
  return (
    members.every(({ year }) => year === null) ||
    (members.every(({ person }) => inPeriod.has(person.person)) &&
      employed.every(({ person, obligations }) => obligations.every(({ due }) => isCounted(person, due))))
  )
}

/** Each year is a whole of its own: nothing is put together with another year. */
function groupsOf(
  members: readonly GroupMember[],
  sources: readonly CoverageSource[],
  by: readonly Grouping[],
  min: number,
): CoverageGroup[] {
  const managers = managersOf(members, sources)
  const years = [...new Set(members.map(({ year }) => year))]
  return years.flatMap((year): CoverageGroup[] => {
    const ofYear = members.filter((member) => member.year === year)
    const key = year === null ? {} : { year }
    if (ofYear.length < min) return [{ ...key, ...shownNumbers(peopleOf(ofYear), min) }]
    const { shown, pool } = withoutSmallGroups(groupPeople(ofYear, by, managers), ofYear, min)
    return [
      ...shown.map((group) => ({ ...group.key, ...numbersOf(peopleOf(group.members)) })),
      ...(pool ? [{ ...key, pooled: pool.groups, ...numbersOf(peopleOf(pool.members)) }] : []),
    ]
  })
}

function peopleOf(members: readonly GroupMember[]): CoveredPerson[] {
  return members.map(({ person }) => person)
}

/** The nearest manager of everyone: as counted, else as the first source has it that names one. */
function managersOf(members: readonly GroupMember[], sources: readonly CoverageSource[]): Managers {
  const managers = new Map<string, string>()
  for (const { roster } of sources.toReversed())
    for (const [id, { manager }] of roster ?? []) if (manager !== null) managers.set(id, manager)
  for (const { person } of members) {
    if (person.manager === null) managers.delete(person.person)
    else managers.set(person.person, person.manager)
  }
  return managerForest(managers)
}

function totalOf(people: readonly CoveredPerson[], min: number): CoverageTotal {
  const employed = people.filter(wasEmployed)
  const [talked, notTalked] = (['leftTalked', 'leftNotTalked'] as const).map(
    (outcome) => people.filter((person) => person.outcome === outcome).length,
  ) as [number, number]
  const isShown = employed.length >= min && talked + notTalked >= min
  return { ...shownNumbers(employed, min), left: isShown ? { talked, notTalked } : null }
}
