import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DueInput } from '../../src/domain/due/due-input.ts'
import { dueRows } from '../../src/domain/due/due-rows.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { rosterFrom } from '../../src/domain/talk/roster.ts'
import { indexTalks } from '../../src/domain/talk/talk-index.ts'
import { templateFrom, type Template } from '../../src/domain/talk/template.ts'
import { addPeriod, fixedClock } from '../../src/domain/time/calendar.ts'

const template = (name: string, cycle: string): [string, Template] => [
  name,
  templateFrom({
    samtal: 1,
    name,
    title: name,
    language: 'sv',
    cycle,
    sections: [],
    goals: { kinds: { mal: { title: 'Mål' } } },
    follow_ups: { year: { title: 'År', after: 'P1Y', by: 'conversation' } },
  }),
]
const templates = new Map([template('main', 'main'), template('part', 'part'), template('group', 'group')])

interface RandomItem {
  due: number | undefined
  status: string
  /** Index of the item it continues, among all items of all talks. */
  from: number | undefined
}

interface RandomTalk {
  person: 'anna' | 'bo' | 'norr'
  cycle: string
  /** Days after the first day; undefined: only planned. */
  held: number | undefined
  cancelled: boolean
  items: RandomItem[]
}

const start = '2024-01-01'
const dayOf = (offset: number) => addPeriod(start, `P${offset}D`)

const randomItem: fc.Arbitrary<RandomItem> = fc.record({
  due: fc.option(fc.nat(1200), { nil: undefined }),
  status: fc.constantFrom('open', 'open', 'open', 'done', 'dropped', 'changed'),
  from: fc.option(fc.nat(30), { nil: undefined }),
})
const randomTalk: fc.Arbitrary<RandomTalk> = fc
  .record({
    person: fc.constantFrom('anna' as const, 'anna' as const, 'bo' as const, 'norr' as const),
    isPart: fc.boolean(),
    held: fc.option(fc.nat(1000), { nil: undefined, freq: 6 }),
    cancelled: fc.boolean(),
    items: fc.array(randomItem, { maxLength: 4 }),
  })
  .map(({ isPart, held, cancelled, ...talk }) => ({
    ...talk,
    held,
    cancelled: cancelled && held === undefined,
    cycle: talk.person === 'norr' ? 'group' : isPart ? 'part' : 'main',
  }))

/** The same, told in another way: what has become of an item on a day, by the definitions alone. */
function fateOf(origin: string, talks: readonly Built[], today: string): 'closed' | 'carried' | 'running' | 'listed' {
  const isHeld = (talk: Built) => talk.held !== undefined && !talk.cancelled && talk.held <= today
  const source = talks.find((talk) => talk.items.some((item) => item.origin === origin))
  const item = source?.items.find((other) => other.origin === origin)
  if (!source || !item) throw new Error('no such item')
  if (item.status === 'done' || item.status === 'dropped') return 'closed'
  const carriersOf = (from: string): string[] => {
    const home = talks.find((talk) => talk.items.some((other) => other.origin === from))
    return talks.flatMap((talk) =>
      home && isHeld(talk) && isHeld(home) && (talk.held ?? '') >= (home.held ?? '') && isFor(home, talk)
        ? talk.items.filter((other) => other.from === from).map((other) => other.origin)
        : [],
    )
  }
  const reaches = (from: string, goal: string, seen: string[]): boolean =>
    from === goal || (!seen.includes(from) && carriersOf(from).some((next) => reaches(next, goal, [...seen, from])))
  if (carriersOf(origin).some((carrier) => !reaches(carrier, origin, []))) return 'carried'
  const newer = talks.some((talk) => {
    if (!isHeld(talk) || talk.person !== source.person) return false
    if (source.cycle === 'part') return talk.cycle === 'main' && (talk.held ?? '') > (source.held ?? '')
    return talk.cycle === source.cycle && isLater(talk, source)
  })
  return newer || (item.due !== undefined && item.due < today) ? 'listed' : 'running'
}

function isFor(home: Built, talk: Built): boolean {
  return home.person === talk.person || (home.person === 'norr' && talk.person === 'anna')
}

function isLater(talk: Built, source: Built): boolean {
  if (talk.held !== source.held) return (talk.held ?? '') > (source.held ?? '')
  return talk.id > source.id
}

interface Built {
  id: string
  person: string
  cycle: string
  held: string | undefined
  cancelled: boolean
  items: { origin: string; due: string | undefined; status: string; from: string | undefined }[]
}

function build(talks: readonly RandomTalk[]): Built[] {
  const origins = talks.flatMap(({ items }, talk) => items.map((_, item) => `t${talk}/m${item + 1}`))
  return talks.map(({ person, cycle, held, cancelled, items }, index) => ({
    id: `t${index}`,
    ...{ person, cycle, cancelled },
    held: held === undefined ? undefined : dayOf(held),
    items: items.map(({ due, status, from }, item) => ({
      origin: `t${index}/m${item + 1}`,
      due: due === undefined ? undefined : dayOf(due),
      status,
      from: from === undefined ? undefined : origins[from],
    })),
  }))
}

function listedItems(talks: readonly Built[], today: string): string[] {
  const files = talks.map(({ id, person, cycle, held, cancelled, items }) => ({
    path: `people/${person}/${id}.md`,
    conversation: conversationFrom({
      ...{ id, template: cycle, manager: 'karin', planned: '2024-01-01' },
      ...(person === 'norr' ? { group: 'norr', participants: ['anna', 'cilla'] } : { employee: person }),
      ...(held === undefined ? {} : { held }),
      ...(cancelled ? { cancelled: '2024-01-01' } : {}),
      goals: items.map(({ origin, due, status, from }) => ({
        ...{ id: origin.split('/')[1] ?? '', goal: 'G', status },
        ...(due === undefined ? {} : { due }),
        ...(from === undefined ? {} : { from }),
      })),
    }),
  }))
  const roster = rosterFrom({ anna: {}, bo: {} })
  const index = indexTalks(
    { conversations: 'people', roster, templates, brokenTemplates: new Set<string>(), talks: files },
    fixedClock(today),
  )
  const input: DueInput = {
    atHead: index,
    pending: index,
    roster: { path: 'people.yaml', broken: new Set<string>() },
    ...{ unreadable: [], template: 'main', since: undefined, within: undefined, withdrawn: [] },
    evidence: () => null,
  }
  return dueRows(input).flatMap(({ state, conversation, item }) =>
    state === 'open-item' ? [`${conversation}/${item}`] : [],
  )
}

describe('every goal of a held talk, on any day', () => {
  it('is closed, carried on, listed, or running', () => {
    fc.assert(
      fc.property(fc.array(randomTalk, { minLength: 1, maxLength: 7 }), fc.nat(1300), (random, offset) => {
        const talks = build(random)
        const today = dayOf(offset)
        const listed = listedItems(talks, today)
        const held = talks.filter((talk) => talk.held !== undefined && !talk.cancelled && talk.held <= today)
        const expected = held.flatMap(({ items }) =>
          items.map(({ origin }) => origin).filter((origin) => fateOf(origin, talks, today) === 'listed'),
        )
        expect(listed.sort()).toEqual(expected.sort())
      }),
      { numRuns: 1500 },
    )
  })
})
