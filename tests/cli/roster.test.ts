import { describe, expect, it } from 'vitest'
import { Sandbox, talk, type RowJson } from '../harness.ts'
import { checkJson, expectRefusal, places } from '../support.ts'

function dueRows(box: Sandbox, ...args: string[]): RowJson[] {
  const { code, out, err } = box.samtal(['due', '--format', 'json', ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return (JSON.parse(out) as { rows: RowJson[] }).rows
}

const states = (rows: readonly RowJson[]) => rows.map(({ person, state }) => `${person} ${state}`)
const newTalk = (person: string) => ['new', '--person', person, '--date', '2026-12-10', '--dry-run']

describe('an error in one entry of the roster', () => {
  const people: [string, string, string][] = [
    ['a date', 'bo: {manager: karin, start: i våras}', 'people.yaml:2:29 date-invalid'],
    ['a property nobody knows', 'bo: {manager: karin, enhet: norr}', 'people.yaml:2:22 property-unknown'],
    ['a text in place of properties', 'bo: karin', 'people.yaml:2:5 type-wrong'],
    ['leave that is no list', 'bo: {manager: karin, leave: {from: 2026-01-20}}', 'people.yaml:2:29 value-invalid'],
    ['a template nobody has', 'bo: {manager: karin, template: nix}', 'people.yaml:2:32 template-unknown'],
    [
      'a last talk that is still to come',
      'bo: {manager: karin, last_talk: 2026-11-22}',
      'people.yaml:2:33 held-in-future',
    ],
  ]

  const boxWith = (entry: string) => {
    const box = new Sandbox().init().write({
      'samtal.yaml': 'template: medarbetarsamtal\n',
      'people.yaml': `anna: {manager: karin, name: Anna Ask}\n${entry}\n`,
      'people/anna/a.md': talk({ planned: '2025-01-20', held: '2025-01-20' }),
      'people/bo/b.md': talk({ employee: 'bo', planned: '2025-01-20', held: '2025-01-20' }),
    })
    box.commit('2025-01-21')
    return box
  }

  it.each(people)('(%s) is the row of that person and of nobody else', (_, entry, place) => {
    const box = boxWith(entry)
    expect(places(checkJson(box).findings)).toEqual([place])
    const rows = dueRows(box)
    expect(states(rows)).toEqual(['bo unreadable', 'anna overdue', 'anna overdue'])
    expect(rows[0]).toMatchObject({ path: 'people.yaml', conversation: null, step: null, due: null })
    expect(states(dueRows(box, '--person', 'anna'))).toEqual(['anna overdue', 'anna overdue'])
    expect(box.samtal(['due', '--exit-code', '--person', 'bo']).code).toBe(1)
    expect(box.samtal(['log', 'anna']).code).toBe(0)
  })

  it('is said in words, in both languages', () => {
    const box = boxWith('bo: karin')
    expect(box.samtal(['due']).out).toMatch(/^ {2}bo {2}the entry in the roster has errors; run samtal check$/m)
    expect(box.samtal(['due', '--long']).out).toMatch(/run samtal check\n {4}.*people\.yaml$/m)
    expect(box.samtal(['due', '--lang', 'sv']).out).toMatch(
      /^ {2}bo {2}uppgifterna i personlistan har fel; kör samtal check$/m,
    )
  })

  it('keeps new from that person, and from nobody else', () => {
    const box = boxWith('bo: karin')
    expect(box.samtal(newTalk('anna')).code).toBe(0)
    expectRefusal(box.samtal(newTalk('bo')), '--person: the entry of "bo" in the roster has errors; samtal check')
    expectRefusal(box.samtal([...newTalk('bo'), '--lang', 'sv']), 'uppgifterna om ”bo” i personlistan har fel')
    const group = ['new', '--template', 'kungsbacka-grupp', '--group', 'norr', '--manager', 'karin']
    expectRefusal(
      box.samtal([...group, '--participants', 'anna,bo', '--date', '2026-12-10', '--dry-run']),
      '--participants: the entry of "bo"',
    )
  })

  it('is a row without the key where that is no id, which may be a sentence', () => {
    const box = boxWith('Bo Björk är sjuk: {manager: karin}\nbo: {manager: karin}')
    expect(places(checkJson(box).findings)).toEqual(['people.yaml:2:1 id-invalid'])
    const run = box.samtal(['due', '--format', 'json'])
    expect(run.out).not.toContain('Björk')
    expect(states((JSON.parse(run.out) as { rows: RowJson[] }).rows)[0]).toBe('null unreadable')
  })

  it('that is the only one does not make everybody known', () => {
    const box = new Sandbox().init().write({ 'people.yaml': 'bo: karin\n' })
    expectRefusal(
      box.samtal(['new', '--template', 'kungsbacka', '--person', 'anna', '--date', '2026-12-10']),
      '--person',
    )
  })
})

describe('the roster', () => {
  it('as a whole is refused where nobody can tell whom an error concerns', () => {
    for (const text of ['- anna\n', 'anna: {manager: karin}\nanna: {}\n', 'anna: {manager: karin\n']) {
      const box = new Sandbox().init().write({ 'people.yaml': text, 'people/anna/a.md': talk({}) })
      box.commit('2026-01-20')
      expectRefusal(box.samtal(['due']), 'people.yaml has errors; samtal check')
      expectRefusal(box.samtal(newTalk('anna')), 'people.yaml has errors; samtal check')
    }
  })

  it('may name managers of whom no talks are expected', () => {
    const box = new Sandbox().init().write({
      'people.yaml': 'anna: {manager: karin}\nkarin: {name: Karin Ek, talks: false}\n',
      'people/anna/a.md': talk({ planned: '2025-01-20', held: '2025-01-20' }),
    })
    box.commit('2025-01-21')
    expect(checkJson(box, '--strict')).toMatchObject({ findings: [] })
    expect(new Set(dueRows(box).map(({ person }) => person))).toEqual(new Set(['anna']))
    expect(box.samtal(['due']).out).toContain('manager Karin Ek')
  })
})
