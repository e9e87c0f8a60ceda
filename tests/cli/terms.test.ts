import { describe, expect, it } from 'vitest'
import { Sandbox, talk, type RowJson } from '../harness.ts'
import { checkJson } from '../support.ts'

const held = { planned: '2025-01-20', held: '2025-01-20' }
const dialogue = 'follow_ups:\n  - step: dialogue\n    planned: 2026-11-30\n    held:\n'

/** Talks by two templates with words of their own, and one by a template without. */
function box(): Sandbox {
  const sandbox = new Sandbox().init().write({
    'people.yaml': 'dag: {manager: karin, template: kungsbacka}\n',
    'people/anna/a.md': talk({ ...held, template: 'tillvaxtverket' }, dialogue),
    'people/bo/b.md': talk(
      { ...held, employee: 'bo', template: 'resultat-utveckling-chef' },
      'agreements:\n  - {id: o1, agreement: Lova, due: 2025-06-01}\ngoals:\n  - {id: m1, goal: Bli, due: 2025-06-01}\n',
    ),
    'people/cilla/c.md': talk(
      { ...held, employee: 'cilla' },
      'agreements:\n  - {id: o1, agreement: Lova, due: 2025-06-01}\ngoals:\n  - {id: m1, goal: Bli, due: 2025-06-01}\n',
    ),
  })
  sandbox.commit('2025-01-21')
  sandbox.write({
    'people/anna/a.md': sandbox.read('people/anna/a.md').replace('held:\n', 'held: 2025-03-20\n'),
    'people/bo/b.md': sandbox
      .read('people/bo/b.md')
      .replace('due: 2025-06-01}\ngoals', 'due: 2025-06-01, status: done}\ngoals'),
  })
  sandbox.commit('2025-03-21')
  return sandbox
}

describe("a template's own words", () => {
  it('are those of due, and what a system calls nothing is called by the language', () => {
    const sandbox = box()
    sandbox.write({ 'people/anna/a.md': sandbox.read('people/anna/a.md').replace('held: 2025-03-20\n', 'held:\n') })
    sandbox.commit('2025-03-22')
    const { out } = sandbox.samtal(['due', '--within', '30d'])
    for (const title of ['Uppdragsdialog', 'Individuellt utvecklingsområde m1', 'Goal m1', 'Agreement o1'])
      expect(out).toContain(title)
    expect(out).toContain('First talk (uppföljningssamtal)')
    expect(sandbox.samtal(['due', '--lang', 'sv']).out).toContain('Överenskommelse o1')
    const json = JSON.parse(sandbox.samtal(['due', '--format', 'json']).out) as {
      rows: (RowJson & { title: string | null; list: string | null })[]
    }
    const items = json.rows.filter(({ item }) => item !== null)
    expect(items.map(({ person, list, item, title }) => [person, list, item, title])).toEqual([
      ['bo', 'goals', 'm1', 'Individuellt utvecklingsområde'],
      ['cilla', 'goals', 'm1', 'Mål'],
      ['cilla', 'agreements', 'o1', 'Överenskommelse'],
    ])
  })

  it('are those of log', () => {
    const sandbox = box()
    const lines = (person: string, lang: string) =>
      sandbox
        .samtal(['log', person, '--lang', lang])
        .out.split('\n')
        .flatMap((line) => /^\S+ {2}\S+ {2}(.*?) {2}/.exec(line)?.[1] ?? [])
    expect(lines('anna', 'sv')).toContain('Uppdragsdialog hölls 2025-03-20')
    expect(lines('bo', 'sv')).toEqual(
      expect.arrayContaining(['Åtagande o1 lades till', 'Individuellt utvecklingsområde m1 lades till']),
    )
    expect(lines('bo', 'sv')).toContain('Åtagande o1 slutfördes')
    expect(lines('bo', 'en')).toContain('Åtagande o1 done')
    expect(lines('cilla', 'en')).toContain('Goal m1 added')
    expect(lines('cilla', 'sv')).toContain('Överenskommelse o1 lades till')
  })
})

describe('check names a goal or an agreement', () => {
  const faulty = () =>
    new Sandbox().init().write({
      'people/anna/a.md': talk(
        held,
        'goals:\n  - {id: m7, goal: Bli, due: 2025-13-01, status: open}\n  - {goal: Bli}\nagreements:\n  - {id: o1, agreement: Lova, status: klar}\n',
      ),
    })

  it('to people by its id, or by its number where it has none', () => {
    const { out } = faulty().samtal(['check'])
    expect(out).toMatch(/ goal m7, due: this should be a date/)
    expect(out).toMatch(/ goal no\. 2: id is missing/)
    expect(out).toMatch(/ agreement o1, status: this should be open/)
    const sv = faulty().samtal(['check', '--lang', 'sv']).out
    expect(sv).toMatch(/ mål m7, due: här ska det stå ett datum/)
    expect(sv).toMatch(/ mål nr 2: fältet id saknas/)
    expect(sv).toMatch(/ överenskommelse o1, status: /)
  })

  it('to programs by its place', () => {
    expect(checkJson(faulty()).findings.map(({ property }) => property)).toEqual(
      expect.arrayContaining(['goals[0].due', 'goals[1]', 'agreements[0].status']),
    )
    expect(faulty().samtal(['check', '--format', 'github']).out).toContain('goals[0].due')
  })

  it('but never by an id that may be a sentence', () => {
    const sandbox = new Sandbox().init().write({
      'people/anna/a.md': talk(held, 'goals:\n  - {id: hon är sjuk, goal: Bli}\n'),
    })
    expect(sandbox.samtal(['check']).out).toMatch(/ goal no\. 1, id: /)
    expect(sandbox.samtal(['check']).out).not.toContain('sjuk')
  })
})
