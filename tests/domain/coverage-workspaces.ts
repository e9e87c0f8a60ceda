import fc from 'fast-check'
import { coverageSource, type CoverageSource } from '../../src/domain/coverage/coverage-source.ts'
import { inputFrom, type DueInput } from '../../src/domain/due/due-input.ts'
import type { Mapping } from '../../src/domain/format/value.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { rosterFrom } from '../../src/domain/talk/roster.ts'
import { indexTalks, type Talk } from '../../src/domain/talk/talk-index.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'
import { oracleSteps, type OraclePerson, type OracleTalk, type OracleWorkspace } from './coverage-oracle.ts'

/** The templates of the oracle's steps. */
export const templates = new Map(
  [...Object.entries(oracleSteps), ['pay', []] as const].map(([name, steps]) => [
    name,
    templateFrom({
      ...{ samtal: 1, name, title: name, language: 'sv', sections: [] },
      cycle: name === 'pay' ? 'part' : 'main',
      follow_ups: Object.fromEntries(
        steps.map(({ step, months, meets }): [string, Mapping] => [
          step,
          {
            ...{ title: step, after: `P${months}M`, by: meets === undefined ? 'follow-up' : 'conversation' },
            ...(meets ? { templates: meets } : {}),
          },
        ]),
      ),
    }),
  ]),
)

export const day = fc
  .integer({ min: 0, max: 365 * 4 })
  .map((offset) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10))

const maybe = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: undefined })

/** Everybody's units, managers and templates are of few, so that groups come about; managers may form circles. */
const person = fc.record({
  unit: maybe(fc.constantFrom('Norr', 'Söder', 'Väst')),
  manager: maybe(fc.constantFrom('p0', 'p1', 'p2', 'p3', 'chef')),
  employment: maybe(fc.constantFrom('permanent', 'temporary')),
  start: maybe(day),
  end: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: day }),
  lastTalk: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: day }),
  talks: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(false) }),
  leave: fc.array(fc.record({ from: day, length: maybe(fc.integer({ min: 0, max: 300 })) }), { maxLength: 2 }),
})

const talk = fc.record({
  template: fc.constantFrom('main', 'main', 'alt', 'pay'),
  planned: day,
  held: maybe(day),
  cancelled: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: day }),
  followUps: fc.array(fc.record({ step: fc.constantFrom('half-year', 'quarter', 'dialogue'), held: maybe(day) }), {
    maxLength: 2,
  }),
  items: fc.array(fc.record({ due: maybe(day), status: fc.constantFrom('open', 'done', 'dropped', 'changed') }), {
    maxLength: 2,
  }),
  carries: fc.boolean(),
})

/** A workspace with between `least` and `most` people, and some outside the roster. */
export function workspaces(least: number, maxTalks = 4, most = 40): fc.Arbitrary<OracleWorkspace> {
  return fc
    .record({
      people: fc.array(fc.tuple(person, fc.array(talk, { maxLength: maxTalks })), {
        minLength: least,
        maxLength: most,
      }),
      others: fc.array(fc.array(talk, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
      hasRoster: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      since: maybe(fc.constant('2023-01-01')),
      today: day.filter((given) => given >= '2024-01-01'),
    })
    .map(({ people, others, hasRoster, since, today }) => ({
      people: hasRoster ? people.map(([given], index) => personFrom(given, `p${index}`, today)) : undefined,
      talks: [
        ...people.flatMap(([, talks], index) => talksFrom(talks, `p${index}`)),
        ...others.flatMap((talks, index) => talksFrom(talks, `other${index}`)),
      ],
      ...(since === undefined ? {} : { since }),
      today,
    }))
}

type Drawn<T> = T extends fc.Arbitrary<infer V> ? V : never

function personFrom({ leave, lastTalk, end, ...given }: Drawn<typeof person>, id: string, today: string): OraclePerson {
  return {
    ...withoutUndefined(given),
    id,
    // A last talk that is still to come is an error, and the end is not before the start.
    ...(lastTalk !== undefined && lastTalk <= today ? { lastTalk } : {}),
    ...(end !== undefined && end >= (given.start ?? '') ? { end } : {}),
    leave: leave.map(({ from, length }) => ({
      from,
      ...(length === undefined
        ? {}
        : { to: new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10) }),
    })),
  }
}

/** The talks of one person; no two on the same day, and items carried on from earlier talks only. */
function talksFrom(drawn: readonly Drawn<typeof talk>[], id: string): OracleTalk[] {
  const days = new Set<string>()
  const talks: OracleTalk[] = []
  for (const [index, { carries, items, ...given }] of drawn.entries()) {
    if (given.held !== undefined && days.has(given.held)) continue
    days.add(given.held ?? '')
    const earlier = talks.find((other) => other.items.length > 0 && (other.held ?? '9') < (given.held ?? ''))
    talks.push({
      ...withoutUndefined(given),
      followUps: given.followUps.map(withoutUndefined),
      id: `${id}-${index}`,
      person: id,
      items: items.map((item, position) => ({
        ...withoutUndefined(item),
        id: `m${position + 1}`,
        ...(carries && position === 0 && earlier ? { from: `${earlier.id}/m1` } : {}),
      })),
    })
  }
  return talks
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

/** The source that the domain makes of the same workspace. */
export function sourceOf(space: OracleWorkspace, min = 5): CoverageSource {
  return coverageSource(inputOf(space), min)
}

/** What the due rows of the same workspace are computed from. */
export function inputOf({ people, talks, since, today }: OracleWorkspace): DueInput {
  const roster =
    people &&
    rosterFrom(
      Object.fromEntries(
        people.map(({ id, lastTalk, talks: expects, leave, ...rest }): [string, Mapping] => [
          id,
          {
            ...rest,
            leave,
            ...(lastTalk === undefined ? {} : { last_talk: lastTalk }),
            ...(expects === undefined ? {} : { talks: String(expects) }),
          } as Mapping,
        ]),
      ),
    )
  const index = indexTalks(
    { conversations: 'people', roster, templates, brokenTemplates: new Set(), talks: talks.map(talkFrom) },
    fixedClock(today),
  )
  const settings = { roster: 'people.yaml', template: 'main', ...(since === undefined ? {} : { since }) }
  return inputFrom(index, settings, new Set(), undefined)
}

function talkFrom({ person: employee, items, followUps, id, ...rest }: OracleTalk): Talk {
  const value = {
    ...{ samtal: 1, id, employee, manager: 'chef', ...rest },
    follow_ups: followUps,
    goals: items.map((item) => ({ ...item, goal: 'x' })),
  }
  return { path: `people/${employee}/${id}.md`, conversation: conversationFrom(value as unknown as Mapping) }
}
