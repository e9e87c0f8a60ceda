import { escapeTerminal } from '../../src/report/escape.ts'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarEvents } from '../../src/domain/due/calendar-events.ts'
import { emptyRow, type DueRow } from '../../src/domain/due/row.ts'
import { en } from '../../src/report/en.ts'
import { render } from '../../src/report/due/ics.ts'

const row = (properties: Partial<DueRow>): DueRow => ({ ...emptyRow, state: 'due', person: 'anna', ...properties })
const talk = 'anna-2026-01-20-medarbetarsamtal'
const halfYear = row({ conversation: talk, step: 'half-year', due: '2026-07-20' })

const shown = (rows: DueRow[]) => calendarEvents(rows).map(({ kind, day }) => `${day} ${kind}`)

describe('the days of a calendar', () => {
  it.each<[string, DueRow[], string[]]>([
    ['a step is a day to hold a talk', [halfYear], ['2026-07-20 due']],
    [
      'a booked follow-up is a day of its own',
      [{ ...halfYear, planned: '2026-07-02', booking: `${talk}/half-year` }],
      ['2026-07-02 follow-up', '2026-07-20 due'],
    ],
    [
      'questions are handed out before the talk',
      [row({ state: 'invite', conversation: talk, due: '2026-01-06', planned: '2026-01-20', booking: talk })],
      ['2026-01-06 invite', '2026-01-20 talk'],
    ],
    [
      'an item has its day',
      [row({ state: 'open-item', conversation: talk, item: 'm1', due: '2026-05-01' })],
      ['2026-05-01 item'],
    ],
    ['what never happened has none', [{ ...halfYear, state: 'missed' }], []],
    ['what cannot be read has none', [{ ...emptyRow, path: 'people/anna/a.md' }], []],
  ])('%s', (_, rows, expected) => {
    expect(shown(rows)).toEqual(expected)
  })

  it('has a talk once that is booked in several rows, and what another repository has under the same id', () => {
    const booked = row({ state: 'planned', conversation: talk, planned: '2026-01-20', booking: talk })
    expect(shown([booked, { ...booked, state: 'invite', due: '2026-01-06' }])).toHaveLength(2)
    expect(shown([booked, { ...booked, repository: '../b' }, { ...booked, repository: '../b' }])).toHaveLength(2)
  })

  it('keeps the key of what is moved, and has another for everything else', () => {
    const rows = [
      halfYear,
      row({ conversation: talk, step: 'year', due: '2027-01-20' }),
      row({ state: 'open-item', conversation: talk, item: 'm1', due: '2026-05-01' }),
      row({ state: 'invite', conversation: talk, due: '2026-01-06', planned: '2026-01-20', booking: talk }),
      row({ conversation: null, step: 'year', due: '2026-03-01' }),
      row({ person: 'bo', conversation: null, step: 'year', due: '2026-03-01' }),
    ]
    const keys = (given: DueRow[]) =>
      calendarEvents(given)
        .map(({ key }) => key)
        .sort()
    expect(new Set(keys(rows)).size).toBe(7)
    const moved = rows.map((other) => ({ ...other, due: '2028-01-01', planned: other.planned && '2028-02-02' }))
    expect(keys(moved)).toEqual(keys(rows))
  })
})

it('a later calendar has a higher SEQUENCE, which fits in 31 bits', () => {
  const report = {
    kind: 'due',
    today: '2026-07-01',
    rows: [halfYear],
    history: true,
    names: {},
    titles: {},
    failures: [],
  } as const
  const sequence = (now: number) =>
    Number(/\r\nSEQUENCE:(\d+)\r\n/.exec(render(report, { words: en, version: '0.1.0', now }))?.[1])
  const days = ['2026-07-01T08:00:00Z', '2026-07-01T08:00:01Z', '2027-01-01T00:00:00Z', '2080-01-01T00:00:00Z']
  const sequences = days.map((day) => sequence(Date.parse(day) / 1000))
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
  expect(sequences[0]).toBeGreaterThan(0)
  expect(sequences.at(-1)).toBeLessThan(2 ** 31)
})

it('whatever a name has in it, no line is longer than 75 octets, and a parser gets it back', () => {
  const part = fc.constantFrom(
    'a',
    ' ',
    ',',
    ';',
    ':',
    '::error::',
    '\u3000',
    '\\',
    '\\n',
    '"',
    'å',
    'Ö',
    '–',
    '山',
    '😀',
    'BEGIN:VEVENT',
    '\r\nX: y',
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 80 }), (parts) => {
      const name = parts.join('')
      const names = { anna: name }
      const report = {
        kind: 'due',
        today: '2026-07-01',
        rows: [halfYear],
        history: true,
        names,
        titles: {},
        failures: [],
      } as const
      const text = render(report, { words: en, version: '0.1.0', now: 1_800_000_000 })
      for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(text).not.toMatch(/^\s*::/m)
      const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
      expect(events).toHaveLength(1)
      const expected = escapeTerminal(name)
      expect(events[0]?.getFirstPropertyValue('description')).toBe(`${expected} (anna)\nhalf-year`)
    }),
  )
})
