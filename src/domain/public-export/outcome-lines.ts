import { calendarYears } from '../coverage/coverage-period.ts'
import type { CoverageSource } from '../coverage/coverage-source.ts'
import { coveredPeople, wasEmployed } from '../coverage/covered-people.ts'
import type { Obligation } from '../coverage/obligations.ts'
import type { Day } from '../time/calendar.ts'
import type { ObligationLine, OutcomeLine } from './export-line.ts'

/** Without `since`, outcomes are given for at least and at most so many years before that of the export. */
const [leastYears, mostYears] = [5, 10]

/** The first calendar year that an export has outcomes for: the one in which the records begin. */
export function firstExportYear({ since, roster, mainTalks }: CoverageSource, today: Day): string {
  if (since !== undefined && since <= today) return since.slice(0, 4)
  const days = [
    ...[...(roster?.values() ?? [])].flatMap(({ start, lastTalk }) => [start ?? today, lastTalk ?? today]),
    ...[...mainTalks.values()].flatMap((talks) => talks.map(({ held }) => held)),
  ]
  const first = Number(days.reduce((earliest, day) => (day < earliest ? day : earliest), today).slice(0, 4))
  const year = Number(today.slice(0, 4))
  return String(Math.min(year - leastYears, Math.max(first, year - mostYears))).padStart(4, '0')
}

/** The latest state of each obligation that a line has been given for. */
type GivenStates = Map<string, { obligation: Obligation; state: ObligationLine['state'] }>

/** The outcomes of every year, and the obligations as they stood at its end, or stand today. */
export function outcomeLines(source: CoverageSource, firstYear: string, today: Day): (OutcomeLine | ObligationLine)[] {
  const givenTo = new Map<string, GivenStates>()
  return calendarYears({ from: `${firstYear}-01-01`, to: today, asOf: today }).flatMap((period) => {
    const year = period.from.slice(0, 4)
    const people = coveredPeople([source], period, today, undefined)
    const employed = people.filter(wasEmployed)
    return [
      ...people.map(({ person, unit, manager, template, outcome, stated }): OutcomeLine => ({
        ...{ schemaVersion: 1, kind: 'outcome', person, year, unit, manager, template, outcome, stated },
      })),
      ...employed.flatMap(({ person }) => {
        const given: GivenStates = givenTo.get(person) ?? new Map()
        givenTo.set(person, given)
        const due = source.obligations(person, period.asOf).filter((obligation) => obligation.due <= period.asOf)
        return changedStates(due, given).map(([{ conversation, step, due: day }, state]): ObligationLine => ({
          ...{ schemaVersion: 1, kind: 'obligation', person, conversation, step, year, due: day, state },
        }))
      }),
    ]
  })
}

/** The obligations that are in another state than was given; those that are none any more have lapsed. */
function changedStates(current: readonly Obligation[], given: GivenStates): [Obligation, ObligationLine['state']][] {
  const keyOf = ({ conversation, step }: Obligation) => `${conversation}\n${step}`
  const keys = new Set(current.map(keyOf))
  const lapsed = [...given].flatMap(([key, { obligation }]): [Obligation, ObligationLine['state']][] =>
    keys.has(key) ? [] : [[obligation, 'lapsed']],
  )
  const all = [
    ...current.map((obligation): [Obligation, ObligationLine['state']] => [obligation, obligation.state]),
    ...lapsed,
  ]
  return all.filter(([obligation, state]) => {
    const before = given.get(keyOf(obligation))?.state
    given.set(keyOf(obligation), { obligation, state })
    return before !== state
  })
}
