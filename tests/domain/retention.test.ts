import { describe, expect, it } from 'vitest'
import { conversationSpans } from '../../src/domain/history/conversation-span.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { expiryOf, retentionPeriod, type RetentionRules } from '../../src/domain/talk/retention.ts'
import { rosterFrom } from '../../src/domain/talk/roster.ts'
import { indexTalks } from '../../src/domain/talk/talk-index.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { fixedClock, type Day } from '../../src/domain/time/calendar.ts'

const template = (name: string, cycle: string) =>
  [name, templateFrom({ name, title: name, language: 'sv', sections: [], cycle })] as const

function index(end: Day | undefined, held: readonly [template: string, held: Day, cancelled?: Day][]) {
  const talks = held.map(([name, day, cancelled], at) => ({
    path: `${at}.md`,
    conversation: conversationFrom({
      ...{ id: `t${at}`, employee: 'anna', template: name, held: day },
      ...(cancelled === undefined ? {} : { cancelled }),
    }),
  }))
  return indexTalks(
    {
      ...{ conversations: 'people', talks, brokenTemplates: new Set<string>() },
      roster: rosterFrom({ anna: end === undefined ? {} : { end } }),
      templates: new Map([template('main', 'main'), template('pay', 'part')]),
    },
    fixedClock('2026-11-21'),
  )
}

const talk = { person: 'anna', template: 'main', day: '2020-01-20' }
const fiveYears: RetentionRules = { default: 'P5Y' }

describe('a talk is past its time', () => {
  it.each<[string, Day | undefined, Parameters<typeof index>[1], object | undefined]>([
    ['not while it is the latest', undefined, [['main', '2020-01-20']], undefined],
    [
      'after a newer main talk and the period',
      undefined,
      [['main', '2021-01-20']],
      { reason: 'superseded', since: '2021-01-20', until: '2026-01-20' },
    ],
    ['not on the last day', undefined, [['main', '2021-11-21']], undefined],
    [
      'the day after',
      undefined,
      [['main', '2021-11-20']],
      { reason: 'superseded', since: '2021-11-20', until: '2026-11-20' },
    ],
    ['not for a part talk', undefined, [['pay', '2021-01-20']], undefined],
    ['not for a cancelled talk', undefined, [['main', '2021-01-20', '2021-01-19']], undefined],
    ['not for an older talk', undefined, [['main', '2019-01-20']], undefined],
    [
      'after the employment',
      '2021-06-30',
      [],
      { reason: 'employment-ended', since: '2021-06-30', until: '2026-06-30' },
    ],
    ['not within the period after it', '2022-06-30', [], undefined],
    [
      'by the earlier of both',
      '2021-06-30',
      [['main', '2021-01-20']],
      { reason: 'superseded', since: '2021-01-20', until: '2026-01-20' },
    ],
    [
      'by the first newer talk',
      undefined,
      [
        ['main', '2022-01-20'],
        ['main', '2021-01-20'],
      ],
      { reason: 'superseded', since: '2021-01-20', until: '2026-01-20' },
    ],
  ])('%s', (_, end, held, expiry) => {
    expect(expiryOf(talk, index(end, held), fiveYears)).toEqual(expiry)
  })

  it('never without a rule', () => {
    expect(expiryOf(talk, index('2000-01-01', []), {})).toBeUndefined()
    expect(expiryOf(talk, index('2000-01-01', []), { pay: 'P1Y' })).toBeUndefined()
  })
})

it('the rule of the template goes before the default, and no rule is one of every object', () => {
  expect(retentionPeriod(talk, { main: 'P1Y', default: 'P5Y' })).toBe('P1Y')
  expect(retentionPeriod(talk, { pay: 'P1Y', default: 'P5Y' })).toBe('P5Y')
  expect(retentionPeriod({ ...talk, template: 'constructor' }, {})).toBeUndefined()
  expect(retentionPeriod({ ...talk, template: undefined }, fiveYears)).toBe('P5Y')
})

it('the span of a conversation is every path and every commit that touched it', () => {
  const commit = (hash: string, authorDate: number, changes: [string, string | undefined, string | undefined][]) =>
    [
      hash,
      {
        ...{ hash, parents: [], author: 'x', authorDate, committerDate: 0 },
        changes: [changes.map(([path, before, after]) => ({ path, before, after }))],
      },
    ] as const
  const spans = conversationSpans(
    new Map([
      commit('c', 300, [
        ['b.md', 'a2', undefined],
        ['other.md', undefined, 'x'],
      ]),
      commit('b', 200, [
        ['a.md', 'a1', undefined],
        ['b.md', undefined, 'a2'],
      ]),
      commit('a', 100, [
        ['a.md', undefined, 'a1'],
        ['foreign/f.md', undefined, 'a1'],
      ]),
    ]),
    (oid) => (oid.startsWith('a') ? { conversation: 'a', person: oid, records: [] } : undefined),
    (_, path) => !path.startsWith('foreign/'),
  )
  expect([...spans.keys()]).toEqual(['a'])
  expect(spans.get('a')).toEqual({
    conversation: 'a',
    paths: new Set(['b.md', 'a.md']),
    first: 100,
    last: 300,
    latest: { conversation: 'a', person: 'a2', records: [] },
  })
})
