import { describe, expect, it } from 'vitest'
import { editWorkspace, expectEditRefusal, expectSharedRefusals } from '../edit-workspace.ts'
import { talk } from '../harness.ts'
import { checkJson } from '../support.ts'

const path = 'people/anna/a.md'
const planned = talk({ planned: '2026-12-10', held: undefined, template: 'tillvaxtverket' })
const files = { [path]: planned }
const goal = ['--goal', 'Läs en bok', '--kind', 'kunskapsmal']

describe('samtal add', () => {
  it('fills the blank row of the kind that new made, and changes nothing else', () => {
    const box = editWorkspace({})
    box.samtal([
      'new',
      '--template',
      'tillvaxtverket',
      '--person',
      'anna',
      '--manager',
      'karin',
      '--date',
      '2026-12-10',
    ])
    const file = 'people/anna/2026-12-10-tillvaxtverket.md'
    const before = box.read(file).split('\n')
    const args = ['add', 'anna', ...goal, '--due', '30/9', '--effect', 'Nya uppslag\n\nfler: #1\n']
    const { code, out, err } = box.samtal(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      `Added: the goal m2, to be done by Thursday 2027-09-30.\n${file} is changed but not committed.\nNext: samtal hold anna\n`,
    )
    const row = before.indexOf('  - id: m2')
    const lines = (text: string) => before.indexOf(text, row)
    const expected = [
      ...before.slice(0, lines('    goal: |') + 1),
      '      Läs en bok',
      ...before.slice(lines('    goal: |') + 2, lines('    due:')),
      '    due: 2027-09-30',
      ...before.slice(lines('    due:') + 1, lines('    effect: |') + 1),
      '      Nya uppslag',
      '',
      '      fler: #1',
      ...before.slice(lines('    effect: |') + 2),
    ]
    expect(box.read(file).split('\n')).toEqual(expected)
    expect(checkJson(box).findings).toEqual([])
  })

  it('writes a row as new does where there is no blank one, with the next free id', () => {
    const box = editWorkspace(files)
    expect(box.samtal(['add', 'anna', ...goal]).out).toContain('the goal m1.')
    const text = box.read(path)
    expect(text).toContain(
      [
        'goals:',
        '  - id: m1',
        '    kind: kunskapsmal',
        '    goal: |',
        '      Läs en bok',
        '    due:',
        '    effect: |',
        '',
        '    status: open',
        '',
      ].join('\n'),
    )
    expect(box.samtal(['add', 'anna', ...goal]).out).toContain('the goal m2.')
    expect(box.read(path).split('---')[1]).toContain(text.split('---')[1])
    expect(checkJson(box).findings).toEqual([])
  })

  it.each([
    ['a blank row that something was begun in', 'goals:\n  - id: m1\n    due: 2027-01-01\n', 'm2'],
    ['a blank row of another kind', 'goals:\n  - id: m7\n    kind: resultatmal\n', 'm8'],
    ['a blank row whose id another has', 'goals:\n  - {id: m1, goal: x}\n  - id: m1\n', 'm2'],
    ['a list in brackets', 'goals: [{id: m1, goal: x}]\n', 'm2'],
  ])('leaves %s as it is', (_, list, id) => {
    const box = editWorkspace({
      [path]: talk({ planned: '2026-12-10', held: undefined, template: 'tillvaxtverket' }, list),
    })
    expect(box.samtal(['add', 'anna', ...goal])).toMatchObject({ code: 0, out: expect.stringContaining(`goal ${id}.`) })
    expect(box.read(path)).toContain(list.trimEnd().replace(/\]$/, ''))
  })

  it('skips ids that another talk continues from', () => {
    const old = talk({ planned: '2026-11-30', held: undefined, template: 'kungsbacka' })
    const next = talk(
      { planned: '2026-12-30', cancelled: '2026-11-01', template: 'kungsbacka' },
      'goals:\n  - {id: m1, goal: x, from: anna-2026-11-30-kungsbacka/m4}\n',
    )
    const box = editWorkspace({ [path]: old, 'people/anna/b.md': next })
    expect(box.samtal(['add', 'anna', '--goal', 'x']).out).toContain('the goal m5.')
  })

  it('takes every field that the template asks for', () => {
    const held = talk({ held: '2026-11-20', template: 'ki-lonesamtal' })
    const main = talk(
      { planned: '2026-01-20', held: '2026-01-20', template: 'ki-chef' },
      'goals:\n  - {id: m1, goal: x, how: y, due: 2026-09-01}\n',
    )
    const box = editWorkspace({ [path]: main, 'people/anna/b.md': held.replace('2026-01-20-ki', '2026-11-20-ki') })
    const args = ['add', 'anna', '--conversation', 'anna-2026-11-20-ki-lonesamtal', '--goal', 'x', '--result', 'Nått']
    const more = ['--assessment', 'Bra', '--status', 'done', '--from', 'anna-2026-01-20-ki-chef/m1']
    expect(box.samtal([...args, ...more])).toMatchObject({ code: 0, err: '' })
    expect(box.read('people/anna/b.md')).toMatch(
      /goal: \|\n +x\n +from: anna-2026-01-20-ki-chef\/m1\n +status: done\n +result: \|\n +Nått\n +assessment: \|\n +Bra\n/,
    )
    expect(
      box.samtal(['add', 'anna', '--conversation', 'anna-2026-01-20-ki-chef', '--agreement', 'z', '--owner', 'both'])
        .code,
    ).toBe(0)
    expect(box.read(path)).toContain('    owner: both\n')
  })

  it('writes into the talk to be held if its day has come or it is the only one, else into the latest held one', () => {
    const held = (day: string) => talk({ planned: day, held: day })
    const open = (day: string) => talk({ planned: day, held: undefined })
    const chosen = (...texts: string[]) => {
      const box = editWorkspace(Object.fromEntries(texts.map((text, index) => [`people/anna/${index}.md`, text])))
      const { out, err } = box.samtal(['add', 'anna', '--goal', 'x'])
      return /people\/anna\/(\d)/.exec(out)?.[1] ?? err
    }
    expect(chosen(held('2025-01-20'), held('2026-01-20'))).toBe('1')
    expect(chosen(held('2026-01-20'), open('2026-12-10'))).toBe('1')
    expect(chosen(held('2026-01-20'), open('2026-12-10'), open('2027-06-10'))).toBe('0')
    expect(chosen(held('2026-01-20'), open('2026-11-20'), open('2027-06-10'))).toBe('1')
    expect(chosen(open('2026-12-10'), open('2027-06-10'))).toMatch(/--conversation: anna-2026-12-10-medarbetarsamtal, /)
    expect(chosen(talk({ planned: '2026-12-10', cancelled: '2026-11-01' }))).toMatch(/no talk with anna/)
  })

  it('commits with a message that holds no text, and shows texts in a dry run only where asked', () => {
    const box = editWorkspace(files)
    const args = ['add', 'anna', ...goal, '--effect', 'hemlighet']
    expect(box.samtal([...args, '--dry-run', '--show-values']).out).toContain('\n+      hemlighet\n')
    const { out } = box.samtal([...args, '--dry-run'])
    expect(out).not.toMatch(/hemlighet|Läs/)
    expect(box.read(path)).toBe(planned)
    expect(box.samtal([...args, '--commit']).out).toMatch(/committed \([0-9a-f]{7,}\)/)
    expect(box.git('log', '-1', '--format=%B')).toBe('anna-2026-12-10-tillvaxtverket: m1 added')
  })

  it.each([
    ['neither goal nor agreement', [], /--goal \| --agreement/],
    ['both', [...goal, '--agreement', 'x'], /together/],
    ['no kind where there are several', ['--goal', 'x'], /--kind takes resultatmal, kunskapsmal, medarbetarmal/],
    ['an unknown kind', ['--goal', 'x', '--kind', 'hemlighet'], /--kind takes/],
    ['a kind of agreement', ['--agreement', 'x', '--kind', 'kunskapsmal'], /--kind: agreements have no such field/],
    ['a field that the template lacks', ['--agreement', 'x', '--owner', 'both'], /--owner: agreements have no such/],
    ['an owner who is none', ['--agreement', 'x', '--owner', 'anna'], /--owner/],
    ['a text without anything', ['--agreement', ' \n'], /--agreement takes a text/],
    ['a control character', ['--agreement', 'x\u0007'], /control character/],
    ['a day that is none', [...goal, '--due', '31/2'], /--due/],
    ['a day before the talk', [...goal, '--due', '2026-12-01'], /before the talk/],
    ['an origin that is none', [...goal, '--from', 'x/m1'], /no goal and no agreement "x\/m1"/],
  ])('refuses %s', (_, more, message) => {
    expectEditRefusal(editWorkspace(files), ['add', 'anna', ...more], message)
  })

  it('refuses a list that the template does not have, and a held talk without what it requires', () => {
    const group = talk({ group: 'laget', participants: '[anna, bo]', template: 'kungsbacka-grupp', held: undefined })
    expectEditRefusal(editWorkspace({ 'people/laget/a.md': group }), ['add', 'laget', '--goal', 'x'], /has no goals/)
    const held = { [path]: planned.replace('planned: 2026-12-10', 'planned: 2026-12-10\nheld: 2026-11-20') }
    expectEditRefusal(editWorkspace(held), ['add', 'anna', ...goal, '--due', '30/9'], /--effect/)
    const args = ['add', 'anna', ...goal, '--due', '30/9', '--effect', 'x']
    const box = editWorkspace(held)
    expect(box.samtal(args).out).toContain('Next: samtal check people/anna/a.md')
    expect(checkJson(box).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('refuses what every such command refuses', () => {
    expectEditRefusal(editWorkspace(files), ['add', ...goal], /<person>/)
    expectSharedRefusals(['add', 'anna', ...goal], path, files)
  })
})
