import { describe, expect, it } from 'vitest'
import { dueRows } from '../../src/domain/due/due-rows.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { rosterFrom } from '../../src/domain/talk/roster.ts'
import { indexTalks, type Talk } from '../../src/domain/talk/talk-index.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'
import { fixedClock, type Day } from '../../src/domain/time/calendar.ts'
import { deadlineOf, isOnLeave, type Leave, type StepRule } from '../../src/domain/time/cadence.ts'
import type { Mapping } from '../../src/domain/format/value.ts'

const halfYear: StepRule = { after: 'P6M', grace: 'P30D', by: 'follow-up' }
const year: StepRule = { after: 'P1Y', grace: 'P30D', by: 'conversation' }
const spring: StepRule = { ...year, window: { from: '02-01', to: '03-31' } }
const newYear: StepRule = { ...year, window: { from: '12-01', to: '01-31' } }

describe('the deadline of a step', () => {
  it.each<[string, StepRule, Day, Leave[], Day, Day | undefined]>([
    ['a half-year', halfYear, '2026-01-22', [], '2026-07-22', '2026-08-21'],
    ['clamped to the end of the month', halfYear, '2025-08-31', [], '2026-02-28', '2026-03-30'],
    ['a year from the same day, not from the half-year', year, '2025-08-31', [], '2026-08-31', '2026-09-30'],
    ['from a leap day', year, '2024-02-29', [], '2025-02-28', '2025-03-30'],
    ['with a window, the nearest end', spring, '2025-10-20', [], '2027-03-31', '2027-04-30'],
    ['with a window, the nearest end before', spring, '2025-05-20', [], '2026-03-31', '2026-04-30'],
    ['with a window across the new year', newYear, '2025-12-10', [], '2027-01-31', '2027-03-02'],
    [
      'with leave over the due day',
      halfYear,
      '2026-01-22',
      [{ from: '2026-07-01', to: '2026-09-30' }],
      '2026-07-22',
      '2026-10-30',
    ],
    [
      'with leave that starts on the deadline',
      halfYear,
      '2026-01-22',
      [{ from: '2026-08-21', to: '2026-08-31' }],
      '2026-07-22',
      '2026-09-30',
    ],
    [
      'with leave that starts after it',
      halfYear,
      '2026-01-22',
      [{ from: '2026-08-22', to: '2026-08-31' }],
      '2026-07-22',
      '2026-08-21',
    ],
    [
      'with leave that ended before the due day',
      halfYear,
      '2026-01-22',
      [{ from: '2026-05-01', to: '2026-07-21' }],
      '2026-07-22',
      '2026-08-21',
    ],
    [
      'with one leave after another',
      halfYear,
      '2026-01-22',
      [
        { from: '2026-09-15', to: '2026-12-31' },
        { from: '2026-07-01', to: '2026-08-31' },
      ],
      '2026-07-22',
      '2027-01-30',
    ],
    ['with leave without a known end', halfYear, '2026-01-22', [{ from: '2026-08-01' }], '2026-07-22', undefined],
  ])('%s', (_, step, held, leave, due, deadline) => {
    expect(deadlineOf(step, held, leave)).toEqual({ due, deadline })
  })

  it.each<[Day, Leave, boolean]>([
    ['2026-05-01', { from: '2026-05-01', to: '2026-05-02' }, true],
    ['2026-05-02', { from: '2026-05-01', to: '2026-05-02' }, true],
    ['2026-05-03', { from: '2026-05-01', to: '2026-05-02' }, false],
    ['2026-04-30', { from: '2026-05-01' }, false],
    ['2030-01-01', { from: '2026-05-01' }, true],
  ])('%s in the leave %j: %s', (day, leave, expected) => {
    expect(isOnLeave(day, [leave])).toBe(expected)
  })
})

const steps = {
  'half-year': { title: 'Half-year', after: 'P6M', by: 'follow-up' },
  pay: { title: 'Pay', after: 'P9M', by: 'conversation', templates: ['pay'] },
  year: { title: 'Year', after: 'P1Y', by: 'conversation' },
}
const template = (name: string, cycle: string, followUps: Mapping) =>
  [
    name,
    templateFrom({ samtal: 1, name, title: name, language: 'sv', cycle, sections: [], follow_ups: followUps }),
  ] as const
const templates = new Map([template('main', 'main', steps), template('pay', 'part', {})])

/** A talk with anna as `<template> <planned> <held>`, and follow-ups as `<step> <held>`. */
function talk(text: string, ...followUps: string[]): Talk {
  const [name = '', planned = '', held = ''] = text.split(' ')
  const value: Mapping = {
    samtal: 1,
    id: `anna-${planned}-${name}`,
    template: name,
    employee: 'anna',
    manager: 'k',
    planned,
  }
  if (held) value.held = held
  value.follow_ups = followUps.map((entry) => {
    const [step = '', day = ''] = entry.split(' ')
    return { step, held: day }
  })
  return { path: `people/anna/${planned}-${name}.md`, conversation: conversationFrom(value) }
}

interface Case {
  today: Day
  talks?: Talk[]
  roster?: Mapping
  since?: Day
}

function rows({ today, talks = [], roster, since }: Case): string[] {
  const people = roster && rosterFrom(roster)
  const common = { conversations: 'people', roster: people, templates, brokenTemplates: new Set<string>(), talks }
  const index = indexTalks(common, fixedClock(today))
  return dueRows({
    ...{ atHead: index, pending: index, unreadable: [], withdrawn: [], template: 'main', since, within: 'P5Y' },
    roster: { path: 'people.yaml', broken: new Set() },
    evidence: () => null,
  }).map(({ state, step, due, deadline, planned }) => [state, step, due, deadline, planned].filter(Boolean).join(' '))
}

const first = talk('main 2025-01-20 2025-01-20')

describe('the rows of one person', () => {
  it.each<[string, Case, string[]]>([
    [
      'before anything is due',
      { today: '2025-02-01', talks: [first] },
      [
        'upcoming half-year 2025-07-20 2025-08-19',
        'upcoming pay 2025-10-20 2025-11-19',
        'upcoming year 2026-01-20 2026-02-19',
      ],
    ],
    [
      'on the due day',
      { today: '2025-07-20', talks: [first] },
      [
        'due half-year 2025-07-20 2025-08-19',
        'upcoming pay 2025-10-20 2025-11-19',
        'upcoming year 2026-01-20 2026-02-19',
      ],
    ],
    [
      'on the deadline and the day after',
      { today: '2025-08-20', talks: [first] },
      [
        'overdue half-year 2025-07-20 2025-08-19',
        'upcoming pay 2025-10-20 2025-11-19',
        'upcoming year 2026-01-20 2026-02-19',
      ],
    ],
    [
      'with a follow-up held early',
      { today: '2025-08-20', talks: [talk('main 2025-01-20 2025-01-20', 'half-year 2025-03-01')] },
      ['upcoming pay 2025-10-20 2025-11-19', 'upcoming year 2026-01-20 2026-02-19'],
    ],
    [
      'with a follow-up dated before its talk, or after today',
      {
        today: '2025-08-20',
        talks: [talk('main 2025-01-20 2025-01-20', 'half-year 2025-01-19', 'half-year 2025-08-21')],
      },
      [
        'overdue half-year 2025-07-20 2025-08-19',
        'upcoming pay 2025-10-20 2025-11-19',
        'upcoming year 2026-01-20 2026-02-19',
      ],
    ],
    [
      'after the talk of another template that meets a step',
      {
        today: '2025-08-01',
        talks: [talk('main 2025-01-20 2025-01-20', 'half-year 2025-07-01'), talk('pay 2025-05-01 2025-05-02')],
      },
      ['upcoming year 2026-01-20 2026-02-19'],
    ],
    [
      'after the next main talk, which ends what had not come to its deadline',
      { today: '2025-08-01', talks: [first, talk('main 2025-07-30 2025-07-30')] },
      [
        'upcoming half-year 2026-01-30 2026-03-01',
        'upcoming pay 2026-04-30 2026-05-30',
        'upcoming year 2026-07-30 2026-08-29',
      ],
    ],
    [
      'after the next main talk, which came too late for one step',
      { today: '2025-09-01', talks: [first, talk('main 2025-08-20 2025-08-20')] },
      [
        'missed half-year 2025-07-20 2025-08-19',
        'upcoming half-year 2026-02-20 2026-03-22',
        'upcoming pay 2026-05-20 2026-06-19',
        'upcoming year 2026-08-20 2026-09-19',
      ],
    ],
    [
      'planned and not held',
      { today: '2025-03-01', talks: [talk('main 2025-02-01')] },
      ['planned-not-held 2025-02-01'],
    ],
    ['planned for today', { today: '2025-02-01', talks: [talk('main 2025-02-01')] }, ['planned 2025-02-01']],
    [
      'never held, with a start',
      { today: '2026-02-01', roster: { anna: { start: '2025-01-01' } } },
      ['overdue year 2026-01-01 2026-01-31'],
    ],
    [
      'never held, where the records began later',
      { today: '2026-02-01', roster: { anna: { start: '2025-01-01' } }, since: '2025-06-01' },
      ['upcoming year 2026-06-01 2026-07-01'],
    ],
    ['never held, without any date', { today: '2026-02-01', roster: { anna: {} } }, ['due year 2026-02-01 2026-03-03']],
    ['after the employment', { today: '2026-06-01', roster: { anna: { end: '2026-05-31' } }, talks: [first] }, []],
    [
      'on the last day of the employment',
      { today: '2026-05-31', roster: { anna: { end: '2026-05-31' } }, talks: [first] },
      [
        'overdue half-year 2025-07-20 2025-08-19',
        'overdue pay 2025-10-20 2025-11-19',
        'overdue year 2026-01-20 2026-02-19',
      ],
    ],
  ])('%s', (_, given, expected) => {
    expect(rows(given)).toEqual(expected)
  })
})
