import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { atTerminal, expectRefusal, snapshot } from '../support.ts'

const goal = 'goals:\n  - {id: m1, kind: mal, goal: HEMLIGT, due: 2026-10-01}\n'

/** Something in every part of the agenda. */
function workspace(): Sandbox {
  const box = new Sandbox().init().write({
    'people.yaml': [
      'anna: {name: Anna Ek, manager: karin}',
      'bo: {name: Bo Ek, manager: eva}',
      'cilla: {name: Cilla Ek, manager: karin}',
      'dan: {manager: karin, start: 2026-11-01}',
      '',
    ].join('\n'),
    'samtal.yaml': 'since: 2026-01-01\n',
    'people/anna/a.md': talk({ held: '2026-01-22' }, goal),
    'people/bo/b.md': talk({ employee: 'bo', manager: 'eva', planned: '2026-11-10' }),
    'people/bo/c.md': '---\nid: [\n---\n',
    'people/cilla/k.md': talk({ employee: 'cilla', planned: '2026-12-01', template: 'kungsbacka' }),
  })
  box.commit('2026-01-25')
  box.write({ 'people/dan/d.md': talk({ employee: 'dan', planned: '2026-12-20' }) })
  return box
}

const everything = `Saturday 2026-11-21

Cannot be read (1)
  Bo Ek (bo)  the file cannot be read; run samtal check  samtal check people/bo/c.md

Overdue (1)
  2026-07-22  Anna Ek  Halvårsuppföljning  samtal follow-up anna

Planned but not held (1)
  2026-11-10  Bo Ek  Medarbetarsamtal  samtal hold bo

Questions to hand out (1)
  2026-11-01  Cilla Ek  Uppföljningssamtal  samtal invite cilla

Booked in the next two weeks (1)
  2026-12-01  Cilla Ek  Uppföljningssamtal  samtal hold cilla

Not committed (1)
  dan  people/dan/d.md  samtal save

Open goals and agreements (1)
  2026-10-01  Anna Ek  Goal m1  samtal close anna m1 --as done

More: samtal due --long, samtal status
`

describe('samtal alone', () => {
  it('shows the day, each thing with its next command, and writes nothing', () => {
    const box = workspace()
    const before = snapshot(box)
    const { code, out, err } = box.samtal([])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.replace(/\n+/g, '\n')).toBe(everything.replace(/\n+/g, '\n'))
    expect(out).not.toContain('HEMLIGT')
    expect(box.samtal(['agenda']).out).toBe(out)
    expect(box.samtal(['--lang', 'en', '--color=never']).out).toBe(out)
    expect(snapshot(box)).toEqual(before)
  })

  it('shows the help where there is no workspace', () => {
    for (const box of [new Sandbox(), new Sandbox().init()]) {
      expect(box.samtal([])).toEqual(box.samtal(['--help']))
      expect(box.samtal([]).code).toBe(0)
      expect(box.samtal(['--lang', 'sv']).out).toMatch(/^Användning:/)
    }
  })

  it('says that there is nothing to do', () => {
    const box = new Sandbox().init().write({ 'samtal.yaml': '' })
    box.commit('2026-01-25')
    expect(box.samtal([]).out).toBe('Nothing to do on Saturday 2026-11-21.\n')
    expect(box.samtal(['--lang', 'sv']).out).toMatch(/^Inget att göra lördagen den 2026-11-21\.\n$/)
  })

  it('refuses broken settings', () => {
    expectRefusal(new Sandbox().init().write({ 'samtal.yaml': 'nix: 1\n' }).samtal([]), 'samtal.yaml')
  })
})

describe('the agenda', () => {
  it('is of one manager with --manager, and refuses an unknown one', () => {
    const box = workspace()
    const { out } = box.samtal(['agenda', '--manager', 'eva'])
    expect(out).toContain('samtal hold bo')
    expect(out).not.toMatch(/anna|cilla|dan/)
    expectRefusal(box.samtal(['agenda', '--manager', 'ingen']), '--manager')
  })

  it('names the talk where the person has several, and the talk of an item where two have the id', () => {
    const box = workspace().write({
      'people/bo/d.md': talk({ employee: 'bo', manager: 'eva', planned: '2026-11-30' }),
      'people/anna/z.md': talk({ planned: '2025-01-20', held: '2025-01-20' }, goal),
    })
    box.commit('2026-01-26')
    const { out } = box.samtal([])
    expect(out).toContain('samtal hold bo --conversation bo-2026-11-30-medarbetarsamtal')
    expect(out).toContain('samtal close anna anna-2025-01-20-medarbetarsamtal/m1 --as done')
  })

  it('tells what is not committed: changed, staged and deleted files, not those that differ in line ends or are ignored', () => {
    const box = new Sandbox().init()
    const path = (name: string) => `people/anna/${name}.md`
    const file = (name: string) => talk({ id: name, held: '2026-11-01', planned: '2026-11-01' })
    for (const name of ['a', 'b', 'c', 'd', 'e']) box.write({ [path(name)]: file(name) })
    box.write({ '.gitignore': 'draft.md\n', 'samtal.yaml': '' })
    box.commit('2026-01-25')
    box.write({ [path('a')]: `${file('a')}More.\n`, [path('b')]: `${file('b')}More.\n`, [path('draft')]: '' })
    box.git('add', path('b'))
    box.write({ [path('b')]: file('b') })
    box.git('rm', '--quiet', path('c'))
    writeFileSync(join(box.dir, path('d')), file('d').replaceAll('\n', '\r\n'))
    box.git('config', 'core.fsmonitor', 'touch ran; false')
    const { out } = box.samtal([])
    expect([...out.matchAll(/people\/anna\/(\w+)\.md/g)].map(([, name]) => name)).toEqual(['a', 'b', 'c'])
    expect(existsSync(join(box.dir, 'ran'))).toBe(false)
  })

  it.each([
    [60, 20],
    [80, 24],
    [120, 30],
  ])('is one screen of %i columns and %i rows, and says how many more there are', (columns, rows) => {
    const people = Array.from(
      { length: 40 },
      (_, index) => `p${index}: {name: "Åsa ${'Lång '.repeat(9)}", manager: k}\n`,
    )
    const box = workspace().write({ 'people.yaml': people.join(''), 'samtal.yaml': '' })
    box.commit('2026-01-26')
    const { out } = atTerminal(box, [], { NO_COLOR: '1' }, columns, rows)
    const lines = out.trimEnd().split('\n')
    expect(lines.length).toBeLessThan(rows)
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    expect(out).toContain('Due now (40)')
    const shown = lines.filter((line) => line.startsWith('  ')).length
    const all = [...out.matchAll(/^\S.* \((\d+)\)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
    expect(lines.at(-1)).toBe(`${all - shown} more: see samtal due and git status`)
    // Commands are whole.
    for (const line of lines.filter((text) => text.startsWith('  '))) expect(line).toMatch(/samtal [a-z-]+[^…]*$/)
  })

  it.each([60, 80, 120])(
    'has commands with --conversation on lines that fit %i columns and can be pasted',
    (columns) => {
      const id = 'anna-karin-andersson-lindqvist'
      const box = workspace().write({
        'people.yaml': `${id}: {name: "Anna-Karin Andersson Lindqvist", manager: karin}\n`,
        ...Object.fromEntries(
          ['2026-11-10', '2026-11-12', '2026-11-30'].map((planned, index) => [
            `people/${id}/${index}.md`,
            talk({ employee: id, planned, template: 'resultat-utveckling-chef' }),
          ]),
        ),
      })
      box.commit('2026-01-26')
      const { out } = atTerminal(box, [], { NO_COLOR: '1' }, columns, 40)
      for (const line of out.split('\n'))
        expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(columns, longestWord(line)))
      const plain = out.replaceAll(/ \\\n +/g, ' ')
      expect(plain).toContain(`samtal hold ${id} --conversation ${id}-2026-11-30-resultat-utveckling-chef\n`)
      expect(out).toMatch(/2026-11-30 {2}Anna-Karin[^\n]*Result/)
    },
  )
})

/** A word is never broken: with the space before it, the least that its line takes. */
function longestWord(line: string): number {
  return /^ +\S+$/.test(line) ? line.length : 0
}
