import { expect, it } from 'vitest'
import { agendaSections } from '../../src/domain/due/agenda-sections.ts'
import { dueStates, emptyRow, type DueRow } from '../../src/domain/due/row.ts'
import { indexTalks } from '../../src/domain/talk/talk-index.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'
import { nextCommandLine } from '../../src/report/next-command.ts'

const template = templateFrom({
  ...{ name: 'x', title: 'X', language: 'sv', sections: [] },
  follow_ups: {
    half: { title: 'Half', after: 'P6M', by: 'follow-up' },
    pay: { title: 'Pay', after: 'P9M', by: 'conversation', templates: ['pay'] },
    either: { title: 'Either', after: 'P9M', by: 'conversation', templates: ['pay', 'other'] },
    year: { title: 'Year', after: 'P1Y', by: 'conversation' },
  },
})
const index = indexTalks(
  {
    ...{ conversations: 'people', roster: undefined, talks: [], brokenTemplates: new Set<string>() },
    templates: new Map([['x', template]]),
  },
  fixedClock('2026-11-21'),
)

const row = (properties: Partial<DueRow>): DueRow => ({
  ...emptyRow,
  ...{ state: 'overdue', person: 'anna', template: 'x', due: '2026-11-01', conversation: 'c' },
  ...properties,
})
const commands = (...rows: DueRow[]) =>
  agendaSections(rows, [], index).flatMap(({ entries }) => entries.map(({ next }) => nextCommandLine(next)))

it.each<[string, Partial<DueRow>, string]>([
  ['a follow-up', { step: 'half' }, 'samtal follow-up anna'],
  ['a follow-up that is planned', { step: 'half', planned: '2026-12-01' }, 'samtal follow-up anna'],
  ['a talk', { step: 'year' }, 'samtal new --person anna'],
  ['a talk that is planned', { step: 'year', planned: '2026-12-01' }, 'samtal hold anna'],
  ['a talk of one template', { step: 'pay' }, 'samtal new --person anna --template pay'],
  ['a talk of one of several templates', { step: 'either' }, 'samtal new --person anna'],
  ['a step of an unknown template', { step: 'year', template: 'nix' }, 'samtal new --person anna'],
  ['what is recorded', { step: 'year', uncommitted: true }, 'samtal save'],
  ['questions to hand out', { state: 'invite', step: null }, 'samtal invite anna'],
  ['a booked talk', { state: 'planned', step: null }, 'samtal hold anna'],
  ['a booked follow-up', { state: 'planned', step: 'half' }, 'samtal follow-up anna'],
  ['a talk that was not held', { state: 'planned-not-held', step: null }, 'samtal hold anna'],
  ['an open item', { state: 'open-item', item: 'm1' }, 'samtal close anna m1 --as done'],
  ['a file that cannot be read', { state: 'unreadable', path: "a b'c.md" }, String.raw`samtal check 'a b'\''c.md'`],
])('%s has its command', (_, properties, command) => {
  expect(commands(row(properties))).toEqual([command])
})

it('leaves out what asks for nothing, keeps every other row once, and has no empty part', () => {
  const sections = agendaSections(
    dueStates.map((state) => row({ state, item: 'm1', step: 'half' })),
    [{ path: 'people/anna/a.md', person: 'anna' }],
    index,
  )
  const states = sections.flatMap(({ entries }) => entries.map((entry) => entry.row?.state ?? 'file'))
  expect(states.toSorted()).toEqual(
    [...dueStates.filter((state) => state !== 'missed' && state !== 'upcoming'), 'file'].sort(),
  )
  expect(agendaSections([], [], index)).toEqual([])
})
