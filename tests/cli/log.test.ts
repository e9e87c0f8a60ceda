import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'

const path = 'people/anna/2026-01-20-medarbetarsamtal.md'
const id = 'anna-2026-01-20-medarbetarsamtal'

function goal(name: string, given: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ kind: 'mal', ...given }).map(([key, value]) => `    ${key}: ${value}\n`)
  return `  - id: ${name}\n${lines.join('')}`
}

/** The whole history of a plan: planned, moved, held, changed, closed, signed, changed after signing, deleted and restored. */
function planHistory(): Sandbox {
  const box = new Sandbox().init()
  const write = (given: Readonly<Record<string, string>>, extra = '') =>
    box.write({ [path]: talk({ id, ...given }, extra) })
  write({})
  box.commit('2026-01-02')
  write({ planned: '2026-01-22' })
  box.commit('2026-01-10')
  const held = { planned: '2026-01-22', held: '2026-01-22' }
  write(held, `goals:\n${goal('m1', { goal: 'Hemligt ett', due: '2026-05-01' })}${goal('m2', { goal: 'Hemligt två' })}`)
  box.commit('2026-01-23')
  write(held, `goals:\n${goal('m1', { goal: 'Hemligt ett', due: '2026-06-01' })}${goal('m2', { goal: 'Hemligt två' })}`)
  box.commit('2026-03-01')
  write(
    held,
    `goals:\n${goal('m1', { goal: 'Hemligt ett', due: '2026-07-01' })}${goal('m2', { goal: 'Hemligt annat' })}`,
  )
  box.commit('2026-04-01')
  const signed = 'signed:\n  employee: {date: 2026-04-02}\n  manager: {date: 2026-04-02}\n'
  write(
    held,
    `goals:\n${goal('m1', { goal: 'Hemligt ett', due: '2026-07-01' })}${goal('m2', { goal: 'Hemligt annat' })}${signed}`,
  )
  box.commit('2026-04-02')
  const closed = goal('m1', { goal: 'Hemligt ett', due: '2026-07-01', status: 'done', result: 'Hemligt bra' })
  write(
    held,
    `goals:\n${closed}${goal('m2', { goal: 'Hemligt tredje' })}follow_ups:\n  - step: half-year\n    held: 2026-07-02\n${signed}`,
  )
  box.commit('2026-07-03')
  write({ ...held, held: '2026-01-21' }, `goals:\n${closed}${signed}`)
  box.commit('2026-08-01')
  box.write({ [path]: '---\nbroken: [\n---\n' })
  box.commit('2026-08-02')
  write({ ...held, held: '2026-01-21' }, `goals:\n${closed}${signed}`)
  box.commit('2026-08-03')
  box.git('rm', '--quiet', path)
  box.commit('2026-09-01')
  write({ ...held, held: '2026-01-21' }, `goals:\n${closed}${signed}`)
  box.commit('2026-09-02')
  return box
}

interface EventJson {
  event: string
  item: string | null
  to: string | null
  time: number | null
  afterSigning: boolean | null
  authorDate: string
}

function events(box: Sandbox, ...args: string[]): EventJson[] {
  const { code, out, err } = box.samtal(['log', '--format', 'json', ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return (JSON.parse(out) as { events: EventJson[] }).events
}

describe('log', () => {
  it('lists what happened to a plan, oldest first', () => {
    const lines = events(planHistory(), 'anna').map(({ authorDate, event, item, time, afterSigning }) =>
      [authorDate, event, item, time, afterSigning ? 'after-signing' : null].filter(Boolean).join(' '),
    )
    expect(lines).toEqual([
      '2026-01-02 talk-planned',
      '2026-01-10 talk-moved',
      '2026-01-23 talk-held',
      '2026-01-23 item-added m1',
      '2026-01-23 item-added m2',
      '2026-03-01 item-due-moved m1 1',
      '2026-04-01 item-changed m2',
      '2026-04-01 item-due-moved m1 2',
      '2026-04-02 signed',
      '2026-04-02 signed',
      '2026-07-03 item-changed m2 after-signing',
      '2026-07-03 item-closed m1',
      '2026-07-03 follow-up-held',
      '2026-08-01 talk-redated after-signing',
      '2026-08-01 item-removed m2 after-signing',
      '2026-08-01 follow-up-removed',
      '2026-08-02 file-unreadable',
      '2026-09-01 file-deleted',
      '2026-09-02 file-restored',
      '2026-09-02 talk-held',
      '2026-09-02 item-added m1',
      '2026-09-02 item-closed m1',
      '2026-09-02 signed',
      '2026-09-02 signed',
    ])
  })

  it('is worded without any text of the plan', () => {
    const { out } = planHistory().samtal(['log', 'anna'])
    expect(out).toContain('Goal m1 moved from 2026-06-01 to 2026-07-01, for the second time')
    expect(out).toContain('Goal m2 changed (after signing)')
    expect(out).not.toContain('Hemligt')
    expect(planHistory().samtal(['log', 'anna', '--show-values']).out).toContain('”Hemligt ett”')
    expect(planHistory().samtal(['log', '--show-values']).out).not.toContain('Hemligt')
  })

  it('narrows down by goal and by day', () => {
    const box = planHistory()
    expect(events(box, 'anna', '--goal', 'm2').map(({ event }) => event)).toEqual([
      'item-added',
      'item-changed',
      'item-changed',
      'item-removed',
    ])
    expect(events(box, '--since', '2026-04-01', '--until', '2026-04-02').map(({ event }) => event)).toHaveLength(4)
    expect(box.samtal(['log', 'anna', '--goal', 'm9']).code).toBe(2)
    expect(box.samtal(['log', 'nobody']).code).toBe(2)
    expect(box.samtal(['log', '--since', '2026-02-30']).code).toBe(2)
  })

  it('gives the outcome of every goal between two days', () => {
    const { code, out } = planHistory().samtal([
      'log',
      'anna',
      '--between',
      '2026-02-01',
      '2026-07-31',
      '--format',
      'json',
    ])
    expect(code).toBe(0)
    const { outcomes } = JSON.parse(out) as { outcomes: object[] }
    expect(outcomes).toMatchObject([
      { item: 'm1', status: 'done', withResult: true, due: ['2026-05-01', '2026-06-01', '2026-07-01'] },
      { item: 'm2', status: 'open', changed: true },
    ])
    expect(planHistory().samtal(['log', '--between', '2026-07-01', '2026-01-01']).code).toBe(2)
    expect(planHistory().samtal(['log', '--between', 'nothing', '2026-01-01']).code).toBe(2)
  })

  it('lists what a merge brings in at its own commit, and what a merge removes at the merge', () => {
    const box = new Sandbox().init().write({ [path]: talk({ id }), 'other.txt': '1' })
    box.commit('2026-01-02')
    box.git('checkout', '--quiet', '-b', 'side')
    box.write({ [path]: talk({ id, held: '2026-01-22' }) })
    box.commit('2026-01-23')
    box.git('checkout', '--quiet', 'main')
    box.write({ 'other.txt': '2' })
    box.commit('2026-01-24')
    box.gitAt('2026-01-25', 'merge', '--quiet', '--no-edit', 'side')
    expect(events(box).map(({ event, authorDate }) => `${authorDate} ${event}`)).toEqual([
      '2026-01-02 talk-planned',
      '2026-01-23 talk-held',
    ])
    box.git('checkout', '--quiet', '-b', 'late', 'HEAD~1')
    box.write({ 'people/bo/1.md': talk({ employee: 'bo' }) })
    box.commit('2026-01-26')
    // A merge that takes the other side and drops the record that came with it.
    box.gitAt('2026-01-27', 'merge', '--quiet', '--no-commit', 'main')
    box.write({ [path]: talk({ id }) })
    box.commit('2026-01-27')
    expect(events(box, 'anna').at(-1)).toMatchObject({ event: 'talk-unheld', authorDate: '2026-01-27' })
  })

  it('does not follow a copy into another person', () => {
    const box = new Sandbox().init().write({ [path]: talk({ id, held: '2026-01-22' }) })
    box.commit('2026-01-23')
    box.write({
      'people/bo/copy.md': talk({ employee: 'bo', id: 'bo-2026-01-20-medarbetarsamtal', held: '2026-02-01' }),
    })
    box.commit('2026-02-02')
    expect(events(box, 'bo').map(({ event }) => event)).toEqual(['talk-planned', 'talk-held'])
    expect(events(box, 'anna').map(({ event }) => event)).toEqual(['talk-planned', 'talk-held'])
  })
})

describe('due and what was withdrawn', () => {
  it('names a follow-up that was once recorded as held', () => {
    const box = planHistory()
    const { out } = box.samtal(['due', '--format', 'json'])
    const { rows } = JSON.parse(out) as { rows: { step: string; withdrawn: object[] }[] }
    expect(rows.find(({ step }) => step === 'half-year')?.withdrawn).toEqual([
      { conversation: id, step: '', held: '2026-01-22' },
      { conversation: id, step: 'half-year', held: '2026-07-02' },
    ])
  })
})
