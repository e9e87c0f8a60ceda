import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editWorkspace, expectEditRefusal } from '../edit-workspace.ts'
import { talk } from '../harness.ts'
import { atTerminal, checkJson } from '../support.ts'

const old = 'people/anna/a.md'
const oldId = 'anna-2026-01-20-tillvaxtverket'
const made = 'people/anna/2027-01-20-tillvaxtverket.md'
const items = `goals:
  - id: m1
    kind: kunskapsmal # the first
    goal: |
      Lär dig #1
       och mer
    due: 2026-06-30
    effect: "Mer: än förr"
  - id: m2
    kind: resultatmal
    goal: Skriv
    due: 2027-06-30
    status: open
    result: Halva är klar
agreements:
  - id: o1
    agreement: Köp en bok
`
const held = talk({ template: 'tillvaxtverket', held: '2026-01-22' }, items)
const args = ['new', '--person', 'anna', '--template', 'tillvaxtverket', '--manager', 'karin', '--date', '20/1']

const workspace = (files: Record<string, string> = {}) => editWorkspace({ [old]: held, ...files })

/** The lines of a file that were not in its former text, and those that are gone. */
function changedLines(before: string, after: string): { added: string[]; removed: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')]
  return { added: b.filter((line) => !a.includes(line)), removed: a.filter((line) => !b.includes(line)) }
}

/** The rows of a new file that go on with others, without comments. */
function carriedRows(text: string): string[] {
  const rows = text.split(/^(?= {2}- id: )/m).slice(1)
  return rows
    .filter((row) => /^ {4}from: \S/m.test(row))
    .map((row) => row.split(/\n\n(?! )|\n(?=\S)/, 1)[0]?.trimEnd() ?? '')
}

describe('new --carry and --close', () => {
  it('carries nothing without being told to, and says on standard error which items are open', () => {
    const box = workspace()
    const { code, err } = box.samtal(args)
    expect({ code, err }).toEqual({
      code: 0,
      err: `samtal: still open, and not in the new file: ${oldId}/m1, ${oldId}/m2, ${oldId}/o1; carry them on with --carry or close them with --close\n`,
    })
    expect(box.read(old)).toBe(held)
    expect(box.read(made)).not.toContain('from: anna')
    expect(workspace().samtal([...args, '--carry', 'none']).err).toBe('')
  })

  it('carries all: text, kind, effect and the days to come, with from, and nothing changes in the old file', () => {
    const box = workspace()
    expect(box.samtal([...args, '--carry', 'all'])).toMatchObject({ code: 0, err: '' })
    expect(box.read(old)).toBe(held)
    const [m1, m2, o1] = carriedRows(box.read(made))
    expect(m1).toBe(
      [
        ...['  - id: m1', '    kind: kunskapsmal', '    goal: |', '      Lär dig #1', '       och mer', '    due:'],
        ...['    effect: |', '      Mer: än förr', `    from: ${oldId}/m1`, '    status: open'],
      ].join('\n'),
    )
    expect(m2).toContain('  - id: m2\n    kind: resultatmal\n    goal: |\n      Skriv\n    due: 2027-06-30\n')
    expect(m2).not.toContain('Halva')
    expect(o1).toContain(`  - id: o1\n    agreement: |\n      Köp en bok\n    due:\n    from: ${oldId}/o1\n`)
    expect(checkJson(box, '--strict', made).findings).toEqual([])
  })

  it('closes in the old file, with a result after one that is there, and carries what is changed', () => {
    const box = workspace()
    const close = ['--close', 'm1=changed', '--close', 'm2=done', '--close', `${oldId}/o1=dropped`]
    const run = box.samtal([...args, ...close, '--result', 'm2=Allt är klart'])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toContain(`${old}: m1 changed, m2 done, o1 dropped\n${old} is changed but not committed.`)
    expect(changedLines(held, box.read(old))).toEqual({
      added: [
        '    status: changed',
        '    status: done',
        '    result: |',
        '      Halva är klar',
        '',
        '      Allt är klart',
        '    status: dropped',
      ].filter((line) => line !== ''),
      removed: ['    status: open', '    result: Halva är klar'],
    })
    expect(carriedRows(box.read(made))).toHaveLength(1)
    expect(checkJson(box, '--strict', made).findings).toEqual([])
  })

  it('keeps line endings and the byte order mark of the old file', () => {
    const box = workspace({ [old]: `\ufeff${held}`.replaceAll('\n', '\r\n') })
    expect(box.samtal([...args, '--carry', 'none', '--close', 'o1=done']).code).toBe(0)
    expect(box.read(old).startsWith('\ufeff---\r\n')).toBe(true)
    expect(box.read(old).replaceAll('\r\n', '')).not.toContain('\n')
    expect(box.read(made)).not.toContain('\r')
  })

  it('takes those named by --carry, the rest by --carry all', () => {
    const named = workspace()
    const run = named.samtal([...args, '--carry', `m2,${oldId}/o1`])
    expect(run.err).toBe(
      `samtal: still open, and not in the new file: ${oldId}/m1; carry them on with --carry or close them with --close\n`,
    )
    expect(carriedRows(named.read(made))).toHaveLength(2)
    const rest = workspace()
    rest.samtal([...args, '--carry', 'all', '--close', 'm2=dropped'])
    expect(carriedRows(rest.read(made))).toHaveLength(2)
  })

  it('lists every item that is left once the new talk is held, and none that is carried or closed', () => {
    const box = workspace()
    box.samtal([...args, '--carry', 'm1', '--close', 'm2=done'])
    box.write({ [made]: box.read(made).replace('\nheld:', '\nheld: 2027-01-20') })
    box.commit('2027-01-21')
    const { rows } = JSON.parse(box.samtal(['due', '--format', 'json', '--today', '2027-01-22']).out) as {
      rows: { state: string; conversation: string; item: string }[]
    }
    const open = rows
      .filter(({ state }) => state === 'open-item')
      .map(({ conversation, item }) => `${conversation}/${item}`)
    expect(open).toEqual([`${oldId}/o1`])
  })

  it('does not count as carrying before the talk is held: the items can be carried into another', () => {
    const box = workspace()
    box.samtal([...args, '--carry', 'all'])
    const other = box.samtal([...args, '--date', '27/1', '--carry', 'm1'])
    expect(other.code).toBe(0)
    expect(other.err).toContain('planned already: anna-2027-01-20-tillvaxtverket')
  })

  it('commits the new file and each old one by itself, with public messages, whatever else is staged', () => {
    const box = workspace({ 'people/bo/b.md': talk({ employee: 'bo' }) })
    box.write({ 'people/bo/b.md': talk({ employee: 'bo', held: '2026-01-22' }) })
    box.git('add', '-A')
    expect(box.samtal([...args, '--carry', 'm1', '--close', 'm2=done', '--commit']).code).toBe(0)
    expect(box.git('log', '-2', '--name-only', '--format=%s').split('\n').filter(Boolean)).toEqual([
      ...[`${oldId}: m2 done`, old],
      ...['anna-2027-01-20-tillvaxtverket: planned 2027-01-20', made],
    ])
    expect(box.git('status', '--porcelain')).toBe('M  people/bo/b.md')
  })

  it('shows in a dry run the file and the diffs, texts of earlier talks only where they may be shown', () => {
    const box = workspace()
    const dry = [...args, '--carry', 'm1', '--close', 'm2=done', '--result', 'm2=Hemligt', '--dry-run']
    const shown = box.samtal([...dry, '--show-values']).out
    expect(shown).toContain('      Lär dig #1\n')
    expect(shown).toContain('\n+    status: done\n')
    const hidden = box.samtal(dry).out
    expect(hidden).toContain(`    from: ${oldId}/m1\n`)
    expect(hidden).toContain(`${old}: m2 done`)
    expect(hidden).not.toMatch(/Lär dig|än förr|Hemligt|Halva/)
    expect(box.git('status', '--porcelain')).toBe('')
  })
})

describe('what new --carry refuses, writing nothing', () => {
  it.each([
    ['an unknown item', ['--carry', 'm9'], /no goal and no agreement "m9"/],
    ['an item of another person', ['--carry', 'bo-2026-01-20-medarbetarsamtal/m1'], /no goal and no agreement/],
    ['a closed item', ['--close', 'm3=done'], /m3 is not open/],
    ['a status that closes nothing', ['--close', 'm1=open'], /--close takes/],
    ['continue as a status', ['--close', 'm1=continue'], /--close takes/],
    ['no status', ['--close', 'm1'], /--close/],
    ['an item twice', ['--close', 'm1=done', '--close', 'm1=dropped'], /--close/],
    ['an item both carried and closed', ['--carry', 'm1', '--close', 'm1=done'], /--carry and --close m1/],
    ['a result of what goes on', ['--carry', 'm1', '--result', 'm1=X'], /--result/],
    ['an empty result', ['--close', 'm1=done', '--result', 'm1='], /--result/],
  ])('%s', (_, options, message) => {
    const goal = 'goals:\n  - id: m1\n    kind: mal\n    goal: Läs\n'
    const box = workspace({
      [old]: held.replace(
        'agreements:',
        '  - id: m3\n    kind: resultatmal\n    goal: Klart\n    status: done\nagreements:',
      ),
      'people/bo/b.md': talk({ employee: 'bo', held: '2026-01-22' }, goal),
    })
    expectEditRefusal(box, [...args, ...options], message)
  })

  it('an id that several talks have, and takes the one that is named in full', () => {
    const second = talk({ template: 'tillvaxtverket', planned: '2025-01-20', held: '2025-01-22' }, items)
    const box = workspace({ 'people/anna/0.md': second })
    expectEditRefusal(
      box,
      [...args, '--carry', 'm1'],
      /anna-2025-01-20-tillvaxtverket\/m1, anna-2026-01-20-tillvaxtverket\/m1/,
    )
    expect(box.samtal([...args, '--carry', `${oldId}/m1`]).code).toBe(0)
  })

  it('an old file that cannot be edited or committed', () => {
    const flow = held.replace(
      '  - id: o1\n    agreement: Köp en bok\n',
      '  - {"id": o1, "agreement": Köp, "status": "open"}\n',
    )
    const changed = workspace()
    changed.write({ [old]: `${held}More.\n` })
    expectEditRefusal(changed, [...args, '--carry', 'none', '--close', 'm1=done', '--commit'], /other changes/)
    expect(workspace({ [old]: flow }).samtal([...args, '--carry', 'none', '--close', 'o1=done']).code).toBe(0)
  })

  it('to carry into a template without a plan', () => {
    const plain = 'samtal: 1\nname: plain\ntitle: Plain\nlanguage: en\nsections:\n  - title: Now\n'
    const box = workspace({ 'templates/plain.yaml': plain })
    const other = args.map((word) => (word === 'tillvaxtverket' ? 'plain' : word))
    expectEditRefusal(box, [...other, '--carry', 'm1'], /no place for goals/)
    expect(box.samtal([...other, '--close', 'm1=done']).code).toBe(0)
  })
})

describe('what becomes of items in other templates and talks', () => {
  const goal = (from = '', kind = 'mal') =>
    `goals:\n  - id: m1\n    kind: ${kind}\n    goal: Läs\n    how: Varje dag\n${from && `    from: ${from}\n`}`

  it('a kind that the new template lacks is left empty, the only one is taken, and fields without a place stay behind', () => {
    const box = workspace({ [old]: talk({ template: 'ki-chef', held: '2026-01-22' }, goal()) })
    box.samtal([...args, '--carry', 'm1'])
    expect(carriedRows(box.read(made))[0]).toMatch(/\n {4}kind:\n {4}goal: \|\n {6}Läs\n/)
    expect(box.read(made)).not.toContain('Varje dag')
    const other = workspace({
      [old]: talk({ template: 'tillvaxtverket', held: '2026-01-22' }, goal('', 'resultatmal')),
    })
    other.samtal([...args.map((word) => (word === 'tillvaxtverket' ? 'ki-chef' : word)), '--carry', 'm1'])
    expect(carriedRows(other.read('people/anna/2027-01-20-ki-chef.md'))[0]).toMatch(/\n {4}kind: mal\n/)
    expect(checkJson(box, '--strict', made).findings).toEqual([])
    expect(checkJson(other, '--strict', 'people/anna/2027-01-20-ki-chef.md').findings).toEqual([])
  })

  it('points out what is carried on for the third time, and ends where items name each other', () => {
    const years = Object.fromEntries(
      ['2023', '2024', '2025'].map((year, index) => [
        `people/anna/${year}.md`,
        talk(
          { planned: `${year}-01-20`, held: `${year}-01-20` },
          goal(index === 0 ? '' : `anna-${Number(year) - 1}-01-20-medarbetarsamtal/m1`),
        ),
      ]),
    )
    const box = editWorkspace(years)
    const { err } = box.samtal([...args, '--carry', 'm1'])
    expect(err).toBe('samtal: anna-2025-01-20-medarbetarsamtal/m1 is carried on for the third time\n')
    expect(box.read(made)).toContain('\n  # Förs vidare för tredje gången. Är det fortfarande rätt?\n  - id: m1\n')
    const circle = editWorkspace({
      [old]: talk(
        { held: '2026-01-20' },
        `${goal('anna-2026-01-20-medarbetarsamtal/m2')}  - id: m2\n    goal: B\n    from: anna-2026-01-20-medarbetarsamtal/m1\n`,
      ),
    })
    expect(circle.samtal([...args, '--carry', 'all']).code).toBe(0)
    expect(carriedRows(circle.read(made))).toHaveLength(2)
  })

  it("a group's items are offered to each participant, until she or the group has carried them on", () => {
    const group = talk(
      {
        ...{ group: 'norr', employee: undefined, participants: '[anna, bo]', template: 'kungsbacka-grupp' },
        ...{ invited: '2025-12-01', held: '2026-01-20' },
      },
      'agreements:\n  - id: o1\n    agreement: Möt varandra\n',
    )
    const origin = 'norr-2026-01-20-kungsbacka-grupp/o1'
    const box = editWorkspace({ 'people/norr/g.md': group })
    const forPerson = (id: string) => args.map((word) => (word === 'anna' ? id : word))
    expect(box.samtal(forPerson('cilla')).err).toBe('')
    box.samtal([...args, '--carry', origin])
    box.write({ [made]: box.read(made).replace('\nheld:', '\nheld: 2027-01-20') })
    const later = ['--date', '2027-02-20', '--today', '2027-01-21']
    expect(box.samtal([...args, ...later]).err).not.toContain(origin)
    expect(box.samtal([...forPerson('bo'), ...later, '--carry', 'o1']).code).toBe(0)
    expect(box.read('people/bo/2027-02-20-tillvaxtverket.md')).toContain(`from: ${origin}\n`)
  })

  it('does not count a pay talk, which is of the same cycle, as one more time', () => {
    const planOf = (from: string) =>
      `goals:\n  - {id: m1, kind: mal, goal: Läs, ${from && `from: ${from}/m1, `}due: 2027-11-30}\n`
    const [first, pay] = ['anna-2025-01-20-ki-chef', 'anna-2025-12-10-ki-lonesamtal']
    const second = 'anna-2026-01-20-ki-chef'
    const heldBy = (template: string, day: string) => ({ template, planned: day, held: day })
    const box = editWorkspace({
      'people/anna/a.md': talk(heldBy('ki-chef', '2025-01-20'), planOf('')),
      'people/anna/b.md': talk(heldBy('ki-lonesamtal', '2025-12-10'), planOf(first)),
      'people/anna/c.md': talk(heldBy('ki-chef', '2026-01-20'), planOf(pay)),
    })
    const make = (template: string, day: string) =>
      box.samtal([
        'new',
        '--person',
        'anna',
        '--manager',
        'karin',
        '--template',
        template,
        '--date',
        day,
        '--carry',
        'm1',
      ])
    expect(make('ki-lonesamtal', '2026-12-10').err).not.toContain('is carried on')
    expect(box.read('people/anna/2026-12-10-ki-lonesamtal.md')).toContain(`from: ${second}/m1`)
    const text = box.read('people/anna/2026-12-10-ki-lonesamtal.md')
    box.write({ 'people/anna/2026-12-10-ki-lonesamtal.md': text.replace('\nheld:\n', '\nheld: 2026-11-20\n') })
    expect(make('ki-chef', '2027-01-20').err).not.toContain('is carried on')
    expect(box.read('people/anna/2027-01-20-ki-chef.md')).toContain('from: anna-2026-12-10-ki-lonesamtal/m1')
  })

  it('the pay talk, which her next step asks for, has the goals of the year with what became of them', () => {
    const plan = [
      ...['goals:', '  - id: m1', '    kind: mal', '    goal: Läs', '    how: Ofta', '    due: 2026-11-30'],
      ...['    status: done', '    result: Allt är läst', '  - id: m2', '    kind: mal', '    goal: Skriv', ''],
    ].join('\n')
    const box = editWorkspace({
      'people.yaml': 'anna: {manager: karin, template: ki-chef}\n',
      [old]: talk({ template: 'ki-chef', held: '2026-01-22' }, plan),
    })
    const run = box.samtal(['new', '--person', 'anna', '--date', '2026-12-10'])
    expect(run).toMatchObject({ code: 0, err: '' })
    const text = box.read('people/anna/2026-12-10-ki-lonesamtal.md')
    const [m1, m2] = carriedRows(text.replaceAll(/\n\n(?= {4})/g, '\n'))
    expect(m1).toContain('    goal: |\n      Läs\n    from: anna-2026-01-20-ki-chef/m1\n    status: done\n')
    expect(m1).toContain('    result: |\n      Allt är läst\n    assessment: |\n    due:')
    expect(m2).toContain('    goal: |\n      Skriv\n    from: anna-2026-01-20-ki-chef/m2\n    status: open\n')
    expect(checkJson(box, '--strict', 'people/anna/2026-12-10-ki-lonesamtal.md').findings).toEqual([])
    // With it booked, the next step is the next main talk.
    expect(box.samtal(['new', '--person', 'anna', '--date', '2027-01-20', '--carry', 'none', '--print-path']).out).toBe(
      'people/anna/2027-01-20-ki-chef.md\n',
    )
  })
})

describe('what new says that check would say later', () => {
  const notices = (roster: string, options: string[] = [], files: Record<string, string> = {}) =>
    editWorkspace({ 'people.yaml': `anna: {manager: karin, ${roster}}\n`, ...files }).samtal([
      ...['new', '--person', 'anna', '--template', 'kungsbacka', '--date', '2026-12-28', ...options],
    ])

  it.each([
    ['too late for the notice', '', ['--date', '2026-12-10'], /invited: no day is recorded[^]*notice-unrecorded/],
    ['outside the window', '', ['--template', 'ki-chef', '--date', '2027-06-10'], /planned: the day is outside/],
    ['the person has left', 'end: 2026-12-01', [], /employment of anna ends on 2026-12-01/],
  ])('%s', (_, roster, options, message) => {
    const { code, err } = notices(roster, options)
    expect(code).toBe(0)
    expect(err).toMatch(message)
    expect(notices('').err).toBe('')
  })

  it('a talk by the same template is planned already', () => {
    const files = { 'people/anna/p.md': talk({ template: 'kungsbacka', planned: '2026-12-29' }) }
    expect(notices('', [], files).err).toContain('planned already: anna-2026-12-29-kungsbacka, for 2026-12-29')
  })

  it('a leave, which is confidential, only on a terminal', () => {
    const roster = 'anna: {manager: karin, leave: [{from: 2026-12-01}]}\n'
    const command = ['new', '--person', 'anna', '--template', 'kungsbacka', '--date', '2026-12-28']
    expect(editWorkspace({ 'people.yaml': roster }).samtal(command)).toMatchObject({ code: 0, err: '' })
    const box = editWorkspace({ 'people.yaml': roster })
    expect(atTerminal(box, [...command, '--dry-run']).err).toBe('samtal: anna is on leave that day\n')
    expect(atTerminal(box, command, { CI: 'true' }).err).toBe('')
  })
})

describe('a failure midway', () => {
  it('says what is written and what is committed', () => {
    const box = workspace()
    // The hook lets one commit through.
    box.write({ '.git/hooks/pre-commit': '#!/bin/sh\ntest ! -e .git/second && touch .git/second\n' })
    chmodSync(join(box.dir, '.git/hooks/pre-commit'), 0o755)
    const { code, out, err } = box.samtal([...args, '--carry', 'none', '--close', 'm1=done', '--commit'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(
      new RegExp(`^samtal: ${old} could not be finished: .* Written: ${made}, ${old}. Committed: ${made}\n$`),
    )
    expect(box.git('log', '-1', '--format=%s')).toBe('anna-2027-01-20-tillvaxtverket: planned 2027-01-20')
    expect(box.git('status', '--porcelain')).toBe(`M ${old}`)
  })
})
