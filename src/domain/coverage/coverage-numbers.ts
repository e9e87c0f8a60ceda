import type { CoveredPerson, PersonOutcome } from './covered-people.ts'
import { obligationStates, type ObligationState } from './obligations.ts'

/** The numbers of a group; each adds up over people. */
export interface CoverageNumbers {
  people: number
  talked: number
  late: number
  notYet: number
  /** How many of the talked have only a talk that the roster states, from before the records. */
  stated: number
  followUps: Record<ObligationState, number>
  /** Goals and agreements open past their day; null of a past period. */
  openItems: number | null
}

/** The same of a group that may be too small: then only how many people it has is there, and the rest is null. */
export type ShownNumbers = { people: number } & {
  [Name in Exclude<keyof CoverageNumbers, 'people'>]: CoverageNumbers[Name] | null
}

/** The numbers of a whole organisation or year, as far as they may be shown. */
export function shownNumbers(people: readonly CoveredPerson[], min: number): ShownNumbers {
  if (people.length >= min) return numbersOf(people)
  return {
    people: people.length,
    ...{ talked: null, late: null, notYet: null, stated: null, followUps: null, openItems: null },
  }
}

/** The numbers of people who are employed. */
export function numbersOf(people: readonly CoveredPerson[]): CoverageNumbers {
  const count = (outcome: PersonOutcome) => people.filter((person) => person.outcome === outcome).length
  const inState = (state: ObligationState) =>
    people.reduce((sum, { obligations }) => sum + obligations.filter((own) => own.state === state).length, 0)
  return {
    people: people.length,
    talked: count('talked'),
    late: count('late'),
    notYet: count('notYet'),
    stated: people.filter(({ stated }) => stated).length,
    followUps: Object.fromEntries(
      obligationStates.map((state) => [state, inState(state)]),
    ) as CoverageNumbers['followUps'],
    openItems: people.some(({ openItems }) => openItems === null)
      ? null
      : people.reduce((sum, { openItems }) => sum + (openItems?.length ?? 0), 0),
  }
}
