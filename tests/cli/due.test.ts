import { describe, expect, it } from 'vitest'
import { Sandbox, talk, type RowJson } from '../harness.ts'

function rows(box: Sandbox, ...args: string[]): RowJson[] {
  const { code, out, err } = box.samtal(['due', '--format', 'json', ...args])
  expect(err).toBe('')
  expect(code).toBe(0)
  return (JSON.parse(out) as { rows: RowJson[] }).rows
}

/** The rows in short: state, person, step and due day. */
function short(box: Sandbox, ...args: string[]): string[] {
  return rows(box, ...args).map(({ state, person, step, item, due }) =>
    [state, person, step ?? item, due].filter(Boolean).join(' '),
  )
}

const anna = 'people/anna/2026-01-20-medarbetarsamtal.md'

describe('due', () => {
  it('counts a half-year and a year from the day the talk was held, with the commit as evidence', () => {
    const box = new Sandbox().init().write({ [anna]: talk({}) })
    box.commit('2026-01-10')
    box.write({ [anna]: talk({ held: '2026-01-22' }) })
    const commit = box.commit('2026-01-25')
    expect(rows(box, '--within', '1y')).toMatchObject([
      {
        state: 'overdue',
        person: 'anna',
        manager: 'karin',
        template: 'medarbetarsamtal',
        conversation: 'anna-2026-01-20-medarbetarsamtal',
        path: anna,
        step: 'half-year',
        due: '2026-07-22',
        deadline: '2026-08-21',
        daysLate: 122,
        uncommitted: false,
        evidence: {
          held: '2026-01-22',
          commit,
          authorDate: '2026-01-25',
          committerDate: '2026-01-25',
          author: 'Karin Ek',
          dateClaim: 'ok',
        },
      },
      { state: 'upcoming', step: 'year', due: '2027-01-22', daysLate: 0 },
    ])
  })

  it('is quiet and friendly when nothing is due', () => {
    const box = new Sandbox().init().write({ [anna]: talk({ held: '2026-01-22' }) })
    box.commit('2026-01-25')
    const { code, out } = box.samtal(['due', '--today', '2026-02-01'])
    expect(code).toBe(0)
    expect(out).toBe('Nothing is due or overdue on 2026-02-01.\n')
  })

  it('clamps to the end of the month, always from the same anchor', () => {
    const box = new Sandbox().init().write({ [anna]: talk({ held: '2025-08-31', planned: '2025-08-31' }) })
    box.commit('2025-09-01')
    expect(rows(box, '--within', '2y').map(({ step, due }) => [step, due])).toEqual([
      ['half-year', '2026-02-28'],
      ['year', '2026-08-31'],
    ])
  })

  it('lets an uncommitted record close nothing, but marks the row', () => {
    const box = new Sandbox().init().write({ [anna]: talk({ held: '2026-01-22' }) })
    box.commit('2026-01-25')
    box.write({ [anna]: talk({ held: '2026-01-22' }, 'follow_ups:\n  - step: half-year\n    held: 2026-07-02\n') })
    expect(rows(box)).toMatchObject([{ state: 'overdue', step: 'half-year', uncommitted: true }])
    box.git('add', '-A')
    expect(rows(box)).toMatchObject([{ state: 'overdue', step: 'half-year', uncommitted: true }])
    box.commit('2026-07-03')
    expect(rows(box)).toEqual([])
  })

  it('lists what the next talk ended unmet as missed, and forgets older cycles', () => {
    const box = new Sandbox().init().write({
      'people/anna/1.md': talk({ planned: '2023-01-20', held: '2023-01-20' }),
      'people/anna/2.md': talk({ planned: '2024-01-20', held: '2024-01-20' }),
      'people/anna/3.md': talk({ planned: '2026-11-01', held: '2026-11-01' }),
    })
    box.commit('2026-11-02')
    expect(short(box)).toEqual(['missed anna half-year 2024-07-20'])
  })

  it('puts a window on talks, not on follow-ups, and meets a part step by its own template', () => {
    const held = talk({ template: 'ki-chef', held: '2026-01-20' })
    const box = new Sandbox().init().write({ 'people/anna/a.md': held })
    box.commit('2026-01-21')
    expect(short(box, '--within', '1y')).toEqual([
      'upcoming anna lonesamtal 2026-12-31',
      'upcoming anna year 2027-03-31',
    ])
    box.write({ 'people/anna/b.md': talk({ template: 'ki-lonesamtal', planned: '2026-11-10', held: '2026-11-10' }) })
    box.commit('2026-11-11')
    expect(short(box, '--within', '1y')).toEqual(['upcoming anna year 2027-03-31'])
  })

  it('lists rostered people who never had a talk, moved by leave, and not those who have left', () => {
    const box = new Sandbox().init().write({
      'samtal.yaml': 'since: 2025-06-01\n',
      'people.yaml': [
        'anna: {manager: karin, unit: Norr, start: 2025-09-01}',
        'bo: {manager: karin, leave: [{from: 2026-06-15, to: 2026-11-01}]}',
        'cilla: {manager: karin, leave: [{from: 2026-06-15}]}',
        'david: {manager: karin, end: 2026-05-01}',
        '',
      ].join('\n'),
    })
    box.commit('2025-06-01')
    expect(
      rows(box).map(({ state, person, unit, conversation, due, deadline }) => ({
        state,
        person,
        unit,
        conversation,
        due,
        deadline,
      })),
    ).toEqual([
      { state: 'overdue', person: 'anna', unit: 'Norr', conversation: null, due: '2026-09-01', deadline: '2026-10-01' },
      { state: 'due', person: 'bo', unit: null, conversation: null, due: '2026-06-01', deadline: '2026-12-01' },
      { state: 'due', person: 'cilla', unit: null, conversation: null, due: '2026-06-01', deadline: null },
    ])
  })

  it('shows a forgotten plan in the row it would close, or in a row of its own', () => {
    const box = new Sandbox().init().write({
      [anna]: talk(
        { planned: '2025-09-20', held: '2025-09-20' },
        'follow_ups:\n  - step: half-year\n    held: 2026-03-20\n',
      ),
      'people/anna/next.md': talk({ planned: '2026-10-05' }),
      'people/bo/x.md': talk({ employee: 'bo', planned: '2026-10-06' }),
    })
    box.commit('2026-09-01')
    expect(rows(box)).toMatchObject([
      { state: 'overdue', person: 'anna', step: 'year', planned: '2026-10-05' },
      { state: 'planned-not-held', person: 'bo', planned: '2026-10-06', due: null },
    ])
  })

  it('lists open goals and agreements past their day, by public properties', () => {
    const secret = 'Hemligt mål'
    const box = new Sandbox().init().write({
      [anna]: talk(
        { held: '2026-09-22', planned: '2026-09-22' },
        `goals:\n  - id: m1\n    kind: mal\n    goal: ${secret}\n    due: 2026-10-01\n  - id: m2\n    kind: mal\n    goal: ${secret}\n    due: 2026-10-01\n    status: done\n`,
      ),
    })
    box.commit('2026-09-23')
    expect(short(box)).toEqual(['open-item anna m1 2026-10-01'])
    expect(box.samtal(['due']).out).not.toContain(secret)
  })

  it('lists what cannot be read, and templates nobody knows', () => {
    const box = new Sandbox().init().write({
      'people/anna/a.md': '---\nid: [\n---\n',
      'people/bo/b.md': talk({ employee: 'bo', template: 'okand', held: '2026-01-20' }),
    })
    box.commit('2026-01-25')
    expect(rows(box)).toMatchObject([
      { state: 'unreadable', person: 'anna', path: 'people/anna/a.md', conversation: null },
      { state: 'unreadable', person: 'bo', template: 'okand' },
    ])
    expect(box.samtal(['due', '--exit-code']).code).toBe(1)
  })

  it('refuses a shallow clone and says how to fetch the rest, unless asked to answer from HEAD', () => {
    const box = new Sandbox().init().write({ [anna]: talk({ held: '2026-01-22' }) })
    box.commit('2026-01-25')
    box.commit('2026-01-26')
    box.git('clone', '--quiet', '--depth', '1', `file://${box.dir}`, 'copy')
    const shallow = box.samtal(['due'], { cwd: `${box.dir}/copy` })
    expect(shallow.code).toBe(2)
    expect(shallow.err).toContain('git fetch --unshallow')
    const head = box.samtal(['due', '--long', '--no-history'], { cwd: `${box.dir}/copy` })
    expect(head.code).toBe(0)
    expect(head.out).toContain('based on HEAD only')
  })

  it('answers in a bare repository from HEAD', () => {
    const box = new Sandbox()
      .init()
      .write({ [anna]: talk({ held: '2026-01-22' }), 'people.yaml': 'anna: {unit: Norr}\n' })
    box.commit('2026-01-25')
    box.git('clone', '--quiet', '--bare', '.', 'bare.git')
    const { code, out } = box.samtal(['due', '--format', 'json'], { cwd: `${box.dir}/bare.git` })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      rows: [{ state: 'overdue', unit: 'Norr', evidence: { authorDate: '2026-01-25' } }],
    })
  })

  it('answers with an empty history, and outside git says what to do', () => {
    expect(short(new Sandbox().workspace())).toEqual([])
    const { code, err } = new Sandbox().write({ 'samtal.yaml': '' }).samtal(['due'])
    expect(code).toBe(2)
    expect(err).toContain('samtal init')
  })
})
