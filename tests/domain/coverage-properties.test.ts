import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf, type Coverage, type CoverageGroup } from '../../src/domain/coverage/coverage.ts'
import { groupings, type Grouping } from '../../src/domain/coverage/group-people.ts'
import { oracleFacts, type OracleFacts, type OraclePerson, type OracleWorkspace } from './coverage-oracle.ts'
import { smallestSupport } from './coverage-attack.ts'
import { day, sourceOf, workspaces } from './coverage-workspaces.ts'

const by = fc.subarray([...groupings] as Grouping[])
const periods = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

/** The groups that people may be in, by the definition: the key of each and whether a person is in it. */
function isInGroup(person: OraclePerson, group: CoverageGroup, people: readonly OraclePerson[]): boolean {
  const chain = chainAbove(person, people)
  return Object.entries(group).every(([name, value]) => {
    if (name === 'unit') return (person.unit ?? null) === value
    if (name === 'manager') return value === null ? chain.length === 0 : chain.includes(value as string)
    return true
  })
}

/** In a circle of managers, the first id has none. */
function chainAbove(person: OraclePerson, people: readonly OraclePerson[]): string[] {
  const nearest = (id: string) => people.find((other) => other.id === id)?.manager
  const circleOf = (id: string) => {
    const circle: string[] = []
    for (let at = nearest(id); at !== undefined && !circle.includes(at); at = nearest(at)) circle.push(at)
    return circle.includes(id) ? circle : []
  }
  const managerOf = (id: string) => (circleOf(id).sort()[0] === id ? undefined : nearest(id))
  const chain: string[] = []
  for (let at = managerOf(person.id); at !== undefined; at = managerOf(at)) chain.push(at)
  return chain
}

function numbers(facts: readonly OracleFacts[], hasItems: boolean) {
  const count = (outcome: string) => facts.filter((own) => own.outcome === outcome).length
  const sum = (state: keyof OracleFacts['followUps']) => facts.reduce((all, own) => all + own.followUps[state], 0)
  return {
    people: facts.length,
    talked: count('talked'),
    late: count('late'),
    notYet: count('notYet'),
    stated: facts.filter(({ stated }) => stated).length,
    followUps: { onTime: sum('onTime'), late: sum('late'), missed: sum('missed'), pending: sum('pending') },
    openItems: hasItems ? facts.reduce((all, { openItems }) => all + openItems, 0) : null,
  }
}

const isEmployed = ({ outcome }: OracleFacts) => !outcome.startsWith('left')

describe('the numbers of a coverage', () => {
  it('are those that the definition gives, for any workspace, period and grouping', () => {
    fc.assert(
      fc.property(
        workspaces(0),
        periods,
        fc.subarray(['unit', 'manager'] as Grouping[]),
        fc.constantFrom(undefined, 'permanent', 'temporary'),
        (space, { from, to }, groups, employment) => {
          fc.pre(from <= space.today)
          const asOf = to < space.today ? to : space.today
          const people = space.people ?? []
          const given = coverageOf([sourceOf(space)], {
            ...{ period: { from, to, asOf }, by: space.people ? groups : [], employment, today: space.today },
          })
          const facts = new Map(
            [...oracleFacts(space, from, to)].filter(
              ([id]) =>
                employment === undefined ||
                (people.find((person) => person.id === id)?.employment ?? 'permanent') === employment,
            ),
          )
          const employed = [...facts].filter(([, own]) => isEmployed(own))
          const hasItems = asOf === space.today
          const total = numbers(
            employed.map(([, own]) => own),
            hasItems,
          )
          if (total.people < 5) {
            expect(given.total).toMatchObject({ people: total.people, talked: null, followUps: null, left: null })
            expect(given.groups).toEqual([])
            return
          }
          expect(given.total).toMatchObject(total)
          const [leftTalked, leftNot] = ['leftTalked', 'leftNotTalked'].map(
            (outcome) => [...facts.values()].filter((own) => own.outcome === outcome).length,
          ) as [number, number]
          expect(given.total.left).toEqual(leftTalked + leftNot < 5 ? null : { talked: leftTalked, notTalked: leftNot })
          const inShown = new Set<string>()
          for (const group of given.groups.filter(({ pooled }) => pooled === undefined)) {
            const members = employed.filter(([id]) => {
              const person = people.find((other) => other.id === id)
              return person !== undefined && isInGroup(person, group, people)
            })
            for (const [id] of members) inShown.add(id)
            expect(group).toMatchObject(
              numbers(
                members.map(([, own]) => own),
                hasItems,
              ),
            )
          }
          const rest = employed.filter(([id]) => !inShown.has(id))
          const pools = given.groups.filter(({ pooled }) => pooled !== undefined)
          if (given.by.length > 0) expect(pools.length).toBe(rest.length > 0 ? 1 : 0)
          for (const pool of pools)
            expect(pool).toMatchObject(
              numbers(
                rest.map(([, own]) => own),
                hasItems,
              ),
            )
        },
      ),
      { numRuns: 600, seed: 13 },
    )
  })

  it('of each year are those of that year alone', () => {
    fc.assert(
      fc.property(workspaces(5), fc.subarray(['unit', 'manager', 'template'] as Grouping[]), (space, groups) => {
        const [from, to] = ['2023-01-01', '2026-12-31']
        const ask = (period: { from: string; to: string }, grouping: Grouping[]) =>
          coverageOf([sourceOf(space)], {
            period: { ...period, asOf: period.to < space.today ? period.to : space.today },
            ...{ by: grouping, employment: undefined, today: space.today },
          })
        const all = ask({ from, to }, [...groups, 'year'])
        const years = [...new Set(all.groups.map(({ year }) => year))]
        if (all.total.people >= 5) expect(years.at(-1)).toBe(space.today.slice(0, 4))
        for (const year of years) {
          const alone = ask({ from: `${year}-01-01`, to: `${year}-12-31` }, groups)
          const own = all.groups.filter((group) => group.year === year).map(withoutYear)
          if (groups.length > 0 && alone.total.people >= 5) expect(own).toEqual(alone.groups)
          else expect(alone.total).toMatchObject(own[0] ?? {})
        }
      }),
      { numRuns: 150, seed: 17 },
    )
  })
})

function withoutYear(group: CoverageGroup): CoverageGroup {
  const { year: _, ...rest } = group
  return rest
}

/** The people whom each shown number is about, as sets of `<person>` or, where years are told apart, `<person> <year>`. */
function shownSets(given: Coverage, space: OracleWorkspace): Set<string>[] {
  const people = space.people ?? []
  const byYear = given.by.includes('year')
  const years = byYear ? [...new Set(given.groups.map(({ year }) => year ?? ''))] : ['']
  const members = new Map(
    years.map((year) => {
      const [from, to] = byYear ? [`${year}-01-01`, `${year}-12-31`] : [given.from, given.to]
      const start = from > given.from ? from : given.from
      return [
        year,
        [...oracleFacts(space, start, to < given.to ? to : given.to)]
          .filter(([, own]) => isEmployed(own))
          .map(([id]) => id),
      ]
    }),
  )
  const everyone = years.flatMap((year) => (members.get(year) ?? []).map((id) => `${id} ${year}`))
  const shown = given.groups.filter(({ talked }) => talked !== null)
  const sets = shown.map((group) => {
    const year = group.year ?? ''
    const own = (members.get(year) ?? []).filter((id) => {
      const person = people.find((other) => other.id === id)
      return person !== undefined && isInGroup(person, group, people)
    })
    return { group, year, own }
  })
  return [
    ...sets.map(({ group, year, own }) => {
      if (group.pooled === undefined) return new Set(own.map((id) => `${id} ${year}`))
      const others = new Set(
        sets.filter((other) => other.year === year && other.group.pooled === undefined).flatMap((other) => other.own),
      )
      return new Set((members.get(year) ?? []).flatMap((id) => (others.has(id) ? [] : [`${id} ${year}`])))
    }),
    ...(given.total.followUps === null ? [] : [new Set(everyone.filter((name) => isInTotal(name, given, space)))]),
  ]
}

/** Follow-ups of the whole period are those of all years, but only of those who are employed at its end. */
function isInTotal(name: string, { from, to }: Coverage, space: OracleWorkspace): boolean {
  const outcome = oracleFacts(space, from, to).get(name.replace(/ .*/, ''))
  return outcome !== undefined && isEmployed(outcome)
}

describe('what is shown', () => {
  it('never lets anything be computed of fewer people than the smallest group', () => {
    let withPool = 0
    fc.assert(
      fc.property(workspaces(12, 1), by, fc.integer({ min: 5, max: 8 }), (space, groups, min) => {
        fc.pre(space.people !== undefined)
        const grouping = groups.filter((name) => name !== 'template')
        const question = { by: grouping, employment: undefined, today: space.today }
        const given = coverageOf([sourceOf(space, min)], {
          ...question,
          period: { from: '2024-01-01', to: '2026-12-31', asOf: space.today },
        })
        if (given.groups.some(({ pooled }) => pooled !== undefined)) withPool++
        for (const group of given.groups) if (group.talked !== null) expect(group.people).toBeGreaterThanOrEqual(min)
        const sets = shownSets(given, space)
        expect(sets.map((set) => set.size)).toEqual([
          ...given.groups.flatMap(({ talked, people }) => (talked === null ? [] : [people])),
          ...(given.total.followUps === null
            ? []
            : [grouping.includes('year') ? sets.at(-1)?.size : given.total.people]),
        ])
        if (sets.length > 0) expect(smallestSupport(sets)).toBeGreaterThanOrEqual(min)
      }),
      { numRuns: 600, seed: 19 },
    )
    expect(withPool).toBeGreaterThan(100)
  })
})

describe('the attack', () => {
  it.each<[string, string[][], number]>([
    [
      'a difference of two sets',
      [
        ['a', 'b', 'c'],
        ['a', 'b'],
      ],
      1,
    ],
    [
      'a sum less a whole',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
        ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      ],
      2,
    ],
    [
      'nothing from sets side by side',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f', 'g'],
      ],
      3,
    ],
    [
      'a combination with factors',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ],
      1,
    ],
  ])('finds %s', (_, sets, expected) => {
    expect(smallestSupport(sets.map((set) => new Set(set)))).toBe(expected)
  })
})
