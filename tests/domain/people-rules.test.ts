import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../src/domain/format/value.ts'
import { placesIn, placesInRoster } from './rule-places.ts'

type Case = [title: string, talk: Mapping, people: Mapping | undefined, places: string[]]

const group = (participants: string[]): Mapping => ({
  ...{ template: 'group', group: 'norr', participants },
  // Not the employee that every other talk here has.
  employee: null,
})

describe('person-unknown', () => {
  const people: Mapping = { anna: { manager: 'karin' }, bo: {} }

  it.each<Case>([
    ['no roster', { employee: 'x', manager: 'y' }, undefined, []],
    ['both known, the manager by those who have her', {}, people, []],
    ['an employee who is not there', { employee: 'ana' }, people, ['employee anna']],
    ['a manager who is not there', { manager: 'karen' }, people, ['manager karin']],
    ['a participant who is not there', group(['anna', 'ana', 'bo']), people, ['participants.1 anna']],
    ['a name of every object', { employee: 'constructor' }, people, ['employee']],
    ['no people named', { employee: null, manager: null }, people, []],
  ])('%s', (_, talk, roster, places) => {
    expect(placesIn('person-unknown', [talk], roster)).toEqual(places)
  })
})

describe('person-repeated', () => {
  it.each<Case>([
    ['each once', group(['anna', 'bo']), undefined, []],
    ['one three times', group(['anna', 'bo', 'anna', 'anna']), undefined, ['participants.2', 'participants.3']],
  ])('%s', (_, talk, roster, places) => {
    expect(placesIn('person-repeated', [talk], roster)).toEqual(places)
  })
})

describe('self-talk', () => {
  it.each<Case>([
    ['two people', {}, undefined, []],
    ['the manager as employee', { manager: 'anna' }, undefined, ['manager']],
    ['the manager among the participants', group(['anna', 'karin']), undefined, ['manager']],
    ['no manager', { manager: null, employee: null }, undefined, []],
  ])('%s', (_, talk, roster, places) => {
    expect(placesIn('self-talk', [talk], roster)).toEqual(places)
  })

  it('in a roster: their own manager', () => {
    expect(placesInRoster('self-talk', { anna: { manager: 'karin' }, karin: { manager: 'karin' } })).toEqual([
      'karin.manager',
    ])
  })
})

describe('manager-wrong', () => {
  const people: Mapping = { anna: { manager: 'karin' }, bo: { manager: 'karin' }, ola: {} }
  const conflict = (...conflict_of_interest: string[]): Mapping => ({
    anna: { manager: 'karin', conflict_of_interest },
  })

  it.each<Case>([
    ['no roster', { manager: 'bo' }, undefined, []],
    ['the nearest manager', {}, people, []],
    ['another', { manager: 'bo' }, people, ['manager']],
    ['another, where the template allows any', { template: 'any-manager', manager: 'bo' }, people, []],
    ['another, where the template is unknown', { template: 'x', manager: 'bo' }, people, []],
    ['another, of a talk that was held', { manager: 'bo', held: '2026-01-22' }, people, []],
    ['another, of a cancelled talk', { manager: 'bo', cancelled: '2026-01-19' }, people, []],
    ['of somebody who is not in the roster', { employee: 'x', manager: 'bo' }, people, []],
    ['of somebody without a manager', { employee: 'ola', manager: 'bo' }, people, []],
    ['no manager', { manager: null }, people, []],
    ['a conflict with the nearest manager', {}, conflict('karin'), ['manager']],
    ['another because of that', { manager: 'bo' }, conflict('karin'), []],
    ['a conflict with that one too', { manager: 'bo' }, conflict('karin', 'bo'), ['manager']],
    ['a conflict, where the template allows any', { template: 'any-manager' }, conflict('karin'), ['manager']],
    ['a conflict, of a talk that was held', { held: '2026-01-22' }, conflict('karin'), []],
    ['of all participants', group(['anna', 'bo']), people, []],
    ['of one participant only', group(['anna', 'ida']), { ...people, ida: { manager: 'bo' } }, ['manager']],
  ])('%s', (_, talk, roster, places) => {
    expect(placesIn('manager-wrong', [talk], roster)).toEqual(places)
  })
})

describe('managers-differ', () => {
  const part = (given: Mapping = {}): Mapping => ({ template: 'part', planned: '2026-11-03', manager: 'bo', ...given })
  const main = (given: Mapping = {}): Mapping => ({ planned: '2026-01-20', held: '2026-01-22', ...given })

  it.each<[title: string, talks: Mapping[], people: Mapping | undefined, places: string[]]>([
    ['the same manager', [part({ manager: 'karin' }), main()], undefined, []],
    ['another', [part(), main()], undefined, ['manager']],
    ['no main talk', [part()], undefined, []],
    ['a main talk of somebody else', [part(), main({ employee: 'ola' })], undefined, []],
    ['a main talk afterwards', [part(), main({ planned: '2026-11-04', held: null })], undefined, []],
    [
      'a main talk on the same day, the earlier by id',
      [part(), main({ id: 'a', planned: '2026-11-03', held: null })],
      undefined,
      ['manager'],
    ],
    [
      'a main talk on the same day, the later by id',
      [part(), main({ id: 'z', planned: '2026-11-03', held: null })],
      undefined,
      [],
    ],
    [
      'the latest of two main talks',
      [part(), main(), main({ planned: '2026-06-01', held: '2026-06-01', manager: 'bo' })],
      undefined,
      [],
    ],
    ['a planned main talk, where this one is planned too', [part(), main({ held: null })], undefined, ['manager']],
    [
      'a planned main talk, where this one was held',
      [part({ held: '2026-11-03' }), main({ held: null })],
      undefined,
      [],
    ],
    ['a main talk of a template that does not matter', [part(), main({ template: 'any-manager' })], undefined, []],
    [
      'a main talk itself',
      [main({ manager: 'bo' }), main({ planned: '2025-01-20', held: '2025-01-22' })],
      undefined,
      [],
    ],
    ['a conflict with the manager before', [part(), main()], { anna: { conflict_of_interest: ['karin'] } }, []],
    ['a conflict with somebody else', [part(), main()], { anna: { conflict_of_interest: ['ola'] } }, ['manager']],
  ])('%s', (_, talks, people, places) => {
    expect(placesIn('managers-differ', talks, people)).toEqual(places)
  })
})
