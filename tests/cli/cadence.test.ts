import { describe, expect, it } from 'vitest'
import { Sandbox, talk, type RowJson } from '../harness.ts'
import { checkJson, expectRefusal, places } from '../support.ts'

const held = { planned: '2025-01-20', held: '2025-01-20' }

function box(settings: string): Sandbox {
  const sandbox = new Sandbox().init().write({
    'samtal.yaml': settings,
    'people/anna/a.md': talk(held, 'follow_ups:\n  - {step: half-year, planned: 2025-07-21}\n'),
  })
  sandbox.commit('2025-01-21')
  return sandbox
}

const dueSteps = (sandbox: Sandbox) =>
  (JSON.parse(sandbox.samtal(['due', '--format', 'json']).out) as { rows: RowJson[] }).rows.map(({ step }) => step)

describe('a step of a template that is null in the settings', () => {
  it.each([
    'cadence:\n  medarbetarsamtal:\n    half-year:\n',
    'cadence:\n  medarbetarsamtal:\n    half-year: null\n',
    'cadence: {medarbetarsamtal: {half-year: ~}}\n',
    'cadence: {medarbetarsamtal: {half-year: }}\n',
  ])('is taken away: %j', (settings) => {
    const sandbox = box(settings)
    expect(dueSteps(box('language: en\n'))).toEqual(['half-year', 'year'])
    expect(dueSteps(sandbox)).toEqual(['year'])
    // What was written for it before is still right.
    expect(checkJson(sandbox, '--strict')).toMatchObject({ findings: [] })
    const args = ['--template', 'medarbetarsamtal', '--person', 'bo', '--manager', 'karin', '--date', '2026-12-10']
    expect(sandbox.samtal(['new', ...args, '--dry-run']).out).not.toContain('half-year')
  })
})

describe('a value in the cadence of the settings that has no effect', () => {
  it.each([
    ['cadence:\n  ki-chef:\n', 'samtal.yaml:2:3 type-wrong'],
    ['cadence: {ki-chef: }\n', 'samtal.yaml:1:11 type-wrong'],
    ['cadence: {ki-chef: {}}\n', 'samtal.yaml:1:20 property-missing'],
    ['cadence: {ki-chef: {year: {}}}\n', 'samtal.yaml:1:27 property-missing'],
    ['cadence:\n  ki-chef:\n    year:\n      after:\n', 'samtal.yaml:4:7 property-missing'],
    ['cadence: {ki-chef: {half-year: }}\n', 'samtal.yaml:1:21 step-unknown'],
    ['cadence: {ki-chef: {year: hej}}\n', 'samtal.yaml:1:27 type-wrong'],
  ])('is an error: %j', (settings, place) => {
    const sandbox = box(settings)
    expect(places(checkJson(sandbox).findings)).toEqual([place])
    expectRefusal(sandbox.samtal(['due']), 'samtal.yaml has errors; samtal check')
  })
})
