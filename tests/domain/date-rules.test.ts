import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../src/domain/format/value.ts'
import { placesIn, placesInRoster } from './rule-places.ts'

type Case = [title: string, talk: Mapping, places: string[]]

const followUp = (given: Mapping): Mapping => ({ follow_ups: [{ step: 'half-year', ...given }] })
const signed = (employee: string, manager?: string): Mapping => ({
  signed: { employee: { date: employee }, ...(manager === undefined ? {} : { manager: { date: manager } }) },
})

describe('date-order', () => {
  it.each<Case>([
    ['nothing but a planned day', { planned: '2026-01-20' }, []],
    ['invited on the day of the talk', { planned: '2026-01-20', invited: '2026-01-20' }, []],
    ['invited the day after', { planned: '2026-01-20', invited: '2026-01-21' }, ['invited invited']],
    [
      'invited after the planned day, but before the held one',
      { planned: '2026-01-20', invited: '2026-01-21', held: '2026-01-22' },
      [],
    ],
    [
      'invited before the planned day, but after the held one',
      { planned: '2026-01-25', invited: '2026-01-23', held: '2026-01-22' },
      ['invited invited'],
    ],
    ['invited without a day of the talk', { invited: '2026-01-21' }, []],
    ['a follow-up on the day of the talk', { held: '2026-01-22', ...followUp({ held: '2026-01-22' }) }, []],
    [
      'a follow-up the day before',
      { held: '2026-01-22', ...followUp({ held: '2026-01-21' }) },
      ['follow_ups.0.held follow-up'],
    ],
    [
      'a follow-up of a talk that was not held',
      { planned: '2026-01-20', ...followUp({ held: '2026-07-20' }) },
      ['follow_ups.0.held not-held'],
    ],
    [
      'a follow-up planned before the planned talk',
      { planned: '2026-01-20', ...followUp({ planned: '2026-01-19' }) },
      ['follow_ups.0.planned follow-up'],
    ],
    [
      'a follow-up planned on the day of the talk',
      { planned: '2026-01-20', ...followUp({ planned: '2026-01-20' }) },
      [],
    ],
    [
      'a follow-up planned before a talk that was held early',
      { planned: '2026-06-20', held: '2026-01-22', ...followUp({ planned: '2026-01-30' }) },
      [],
    ],
    ['signed on the day of the talk', { held: '2026-01-22', ...signed('2026-01-22') }, []],
    [
      'signed the day before by both',
      { held: '2026-01-22', ...signed('2026-01-21', '2026-01-21') },
      ['signed.employee.date signed', 'signed.manager.date signed'],
    ],
    ['signed though not held', { planned: '2026-01-20', ...signed('2026-01-22') }, ['signed.employee.date not-held']],
    ['the last day of a year and the first of the next', { held: '2025-12-31', ...signed('2026-01-01') }, []],
    ['a day that the calendar lacks counts as none', { held: '2026-01-22', ...signed('2025-02-29') }, []],
  ])('%s', (_, talk, places) => {
    expect(placesIn('date-order', [talk])).toEqual(places)
  })

  it.each<Case>([
    ['an employment of one day', { anna: { start: '2026-01-01', end: '2026-01-01' } }, []],
    ['an employment that ends before it starts', { anna: { start: '2026-01-02', end: '2026-01-01' } }, ['anna.end']],
    ['an end without a start', { anna: { end: '2026-01-01' } }, []],
    ['a leave that goes on', { anna: { leave: [{ from: '2026-01-02' }] } }, []],
    [
      'the second leave',
      {
        anna: {
          leave: [
            { from: '2026-01-02', to: '2026-01-02' },
            { from: '2026-02-02', to: '2026-02-01' },
          ],
        },
      },
      ['anna.leave.1.to'],
    ],
  ])('in a roster: %s', (_, people, places) => {
    expect(placesInRoster('date-order', people)).toEqual(places)
  })
})

describe('held-in-future', () => {
  it.each<Case>([
    ['today', { held: '2026-11-21' }, []],
    ['tomorrow', { held: '2026-11-22' }, ['held']],
    ['planned tomorrow', { planned: '2026-11-22' }, []],
    ['a follow-up tomorrow', { held: '2026-01-22', ...followUp({ held: '2026-11-22' }) }, ['follow_ups.0.held']],
    ['a follow-up planned tomorrow', { held: '2026-01-22', ...followUp({ planned: '2026-11-22' }) }, []],
    [
      'signatures of today and tomorrow',
      { held: '2026-01-22', ...signed('2026-11-21', '2026-11-22') },
      ['signed.manager.date'],
    ],
    [
      'all of them',
      { held: '2062-01-22', ...followUp({ held: '2062-07-22' }), ...signed('2062-01-22', '2062-01-22') },
      ['held', 'follow_ups.0.held', 'signed.employee.date', 'signed.manager.date'],
    ],
  ])('%s', (_, talk, places) => {
    expect(placesIn('held-in-future', [talk])).toEqual(places)
  })
})

describe('due-before-talk', () => {
  const goal = (given: Mapping): Mapping => ({ goals: [{ id: 'm1', goal: 'Läs en bok', ...given }] })

  it.each<Case>([
    ['on the day of the talk', { held: '2026-01-22', ...goal({ due: '2026-01-22' }) }, []],
    ['the day before', { held: '2026-01-22', ...goal({ due: '2026-01-21' }) }, ['goals.0.due']],
    [
      'before the planned day, but after the held one',
      { planned: '2026-06-20', held: '2026-01-22', ...goal({ due: '2026-03-01' }) },
      [],
    ],
    [
      'before the planned day of a talk not held',
      { planned: '2026-01-20', ...goal({ due: '2026-01-19' }) },
      ['goals.0.due'],
    ],
    ['of a goal that continues another', { held: '2026-01-22', ...goal({ due: '2025-09-30', from: 'talk-1/m1' }) }, []],
    ['without a day of the talk', goal({ due: '2025-09-30' }), []],
    [
      'of an agreement',
      { held: '2026-01-22', agreements: [{ id: 'o1', agreement: 'Boka', due: '2026-01-01' }] },
      ['agreements.0.due'],
    ],
    ['of a blank row', { held: '2026-01-22', goals: [{ id: 'm1', due: '2026-01-01' }] }, []],
  ])('%s', (_, talk, places) => {
    expect(placesIn('due-before-talk', [talk])).toEqual(places)
  })
})

describe('cancelled-held', () => {
  it.each<Case>([
    ['cancelled alone', { cancelled: '2026-01-19' }, []],
    ['held alone', { held: '2026-01-22' }, []],
    ['both', { cancelled: '2026-01-19', held: '2026-01-22' }, ['cancelled']],
  ])('%s', (_, talk, places) => {
    expect(placesIn('cancelled-held', [talk])).toEqual(places)
  })
})
