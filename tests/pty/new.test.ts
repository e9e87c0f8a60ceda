import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { checkJson, filesIn } from '../support.ts'
import { keys, Terminal } from './terminal.ts'

const people = {
  'people.yaml': [
    'anna-ek: {name: Anna Ek, manager: karin-alm}',
    'bo-ek: {name: Bo Ek}',
    'petra-sjoholt: {name: Petra Sjöholt, manager: karin-alm}',
    '',
  ].join('\n'),
}

const workspace = (settings = '') =>
  new Sandbox().init().write({ ...people, ...(settings && { 'samtal.yaml': settings }) })

describe('new at a terminal', () => {
  it('asks for person, template and day, searching by what is typed, and makes that file', async () => {
    const box = workspace()
    const terminal = new Terminal(box, ['new'])
    const list = await terminal.waitFor(/Who is the talk with\?[^]*Petra Sjöholt \(petra-sjoholt\)[^]*type to search/)
    expect(list).toContain('Anna Ek (anna-ek)')
    terminal.type('SJOHOLT')
    const found = await terminal.waitFor(/Who is the talk with\? SJOHOLT\s[^]*type to search/)
    expect(found.slice(found.lastIndexOf('SJOHOLT'))).not.toContain('Anna Ek')
    terminal.type(keys.enter)

    const templates = await terminal.waitFor(/Which template\?[^]*ki-chef: [^]*type to search/)
    expect(templates).toContain('ki-chef: Medarbetarsamtal 1 för chefer (Karolinska Institutet (KI))')
    expect(templates).toMatch(/kungsbacka: Uppföljningssamtal\r\n/)
    expect(templates).not.toContain('kungsbacka-grupp')
    terminal.type('medarbetarsamtal:')
    await terminal.waitFor(/Which template\? medarbetarsamtal:\s[^]*type to search/)
    terminal.type(keys.enter)

    // The manager is known from the roster.
    await terminal.waitFor(/Which day is the talk planned for[^]*\(2026-12-07\)/)
    terminal.type(`10/12${keys.enter}`)
    const { code, restored, out } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(out).toContain('Thursday 2026-12-10')
    const path = 'people/petra-sjoholt/2026-12-10-medarbetarsamtal.md'
    expect(filesIn(box.dir)).toEqual(['people.yaml', path])
    expect(box.read(path)).toContain('\ntemplate: medarbetarsamtal\nemployee: petra-sjoholt\nmanager: karin-alm\n')
    expect(checkJson(box, '--strict').findings).toEqual([])
  })

  it('takes what is proposed on return: the template of the settings, and a day', async () => {
    const box = workspace('template: tillvaxtverket\n')
    const terminal = new Terminal(box, ['new', '--manager', 'karin-alm'])
    await terminal.waitFor(/❯ Anna Ek[^]*type to search/)
    terminal.type(keys.down)
    await terminal.waitFor(/❯ Bo Ek/)
    terminal.type(keys.enter)
    await terminal.waitFor(/❯ tillvaxtverket[^]*type to search/)
    terminal.type(keys.enter)
    const [, day = ''] = /\((\d{4}-\d\d-\d\d)\)/.exec(await terminal.waitFor(/\(\d{4}-\d\d-\d\d\)/)) ?? []
    terminal.type(keys.enter)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    expect(filesIn(box.dir)).toContain(`people/bo-ek/${day}-tillvaxtverket.md`)
  })

  it.each([
    ['en', /planned for\?/, /That cannot be used\./, /cannot be read as a day/],
    ['sv', /planerat till\?/, /Det går inte att använda\./, /ÅÅÅÅ|2027-01-20/],
  ])('says what is wrong with a day or an id and asks again, in %s', async (language, question, hint, dayHint) => {
    const box = new Sandbox().workspace()
    const args = ['new', '--template', 'medarbetarsamtal', '--person', 'anna', '--lang', language]
    const terminal = new Terminal(box, args)
    await terminal.waitFor(/\(id\)\?/)
    terminal.type(`Karin Ek${keys.enter}`)
    await terminal.waitFor(hint)
    terminal.type(keys.backspace.repeat(8))
    terminal.type(`karin-ek${keys.enter}`)
    await terminal.waitFor(question)
    for (const day of ['2026-02-30', '31/2']) {
      terminal.type(`${day}${keys.enter}`)
      await terminal.waitFor(dayHint)
      expect(existsSync(join(box.dir, 'people'))).toBe(false)
      terminal.type(keys.backspace.repeat(day.length))
    }
    terminal.type(`2026-12-11${keys.enter}`)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    expect(filesIn(box.dir)).toEqual(['people/anna/2026-12-11-medarbetarsamtal.md', 'samtal.yaml'])
  })

  it.each([
    ['en', /Nothing matches\./],
    ['sv', /Inget passar in\./],
  ])('says when nothing is found, and chooses nothing, in %s', async (language, hint) => {
    const box = workspace()
    const terminal = new Terminal(box, ['new', '--template', 'medarbetarsamtal', '--lang', language])
    await terminal.waitFor(/❯ Anna Ek/)
    terminal.type('nobody')
    expect(await terminal.waitFor(hint)).not.toContain('No results')
    terminal.type(keys.enter)
    terminal.type(keys.backspace.repeat(6))
    await terminal.waitFor(/❯ Anna Ek/)
    terminal.type(keys.ctrlC)
    expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
  })

  it('asks for a group and its participants, at least one', async () => {
    const box = workspace()
    const terminal = new Terminal(box, ['new', '--template', 'kungsbacka-grupp', '--date', '2026-12-10'])
    await terminal.waitFor(/Which id should the group have\?/)
    terminal.type(`norr${keys.enter}`)
    await terminal.waitFor(/Who takes part\?[^]*space to select/)
    terminal.type(keys.enter)
    await terminal.waitFor(/Choose at least one\./)
    terminal.type(`${keys.space}${keys.down}${keys.down}${keys.space}${keys.enter}`)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    expect(box.read('people/norr/2026-12-10-kungsbacka-grupp.md')).toContain(
      '\ngroup: norr\nparticipants:\n  - anna-ek\n  - petra-sjoholt\nmanager: karin-alm\n',
    )
  })

  it.each([
    ['the list of templates', ['new', '--person', 'anna-ek'], /Which template\?[^]*type to search/],
    ['the list of people', ['new'], /Who is the talk with\?[^]*type to search/],
    ['a text', ['new', '--template', 'ki-chef', '--person', 'anna-ek'], /Which day/],
    [
      'participants',
      ['new', '--template', 'kungsbacka-grupp', '--group', 'norr'],
      /Who takes part\?[^]*space to select/,
    ],
  ])('Ctrl-C at %s ends with 130, no file, no words, and the terminal as it was', async (_, args, question) => {
    const box = workspace()
    const terminal = new Terminal(box, args)
    await terminal.waitFor(question)
    terminal.type(keys.ctrlC)
    const { code, restored, out } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 130, restored: true })
    expect(out).not.toMatch(/^ +at |Error|force closed|^samtal:/m)
    expect(filesIn(box.dir)).toEqual(['people.yaml'])
  })

  it('offers a group among the people, and then the templates for groups', async () => {
    const terminal = new Terminal(workspace(), ['new', '--date', '2026-12-10'])
    await terminal.waitFor(/a group[^]*type to search/)
    terminal.type('a group')
    await terminal.waitFor(/with\? a group\s[^]*type to search/)
    terminal.type(keys.enter)
    const templates = await terminal.waitFor(/❯ kungsbacka-grupp/)
    expect(templates).not.toContain('ki-chef')
    terminal.type(keys.ctrlC)
    expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
  })
})

describe('new at a terminal, where something is open', () => {
  const old = 'people/bo-ek/a.md'
  const id = 'bo-ek-2026-01-20-tillvaxtverket'
  const goals = [
    'goals:',
    ...['m1', 'm2', 'm3', 'm4'].flatMap((item, index) => [
      `  - id: ${item}`,
      `    kind: ${index === 0 ? 'mal' : 'resultatmal'}`,
      `    goal: Text ${item}`,
      '    due: 2027-06-30',
    ]),
    '',
  ].join('\n')

  it('shows each item and asks: continue, done, changed or dropped, what became of it, and which kind it is', async () => {
    const box = workspace().write({
      [old]: talk({ id, employee: 'bo-ek', template: 'ki-chef', held: '2026-01-22' }, goals),
    })
    const before = box.read(old)
    const args = [
      'new',
      '--person',
      'bo-ek',
      '--template',
      'tillvaxtverket',
      '--manager',
      'karin-alm',
      '--date',
      '20/1',
    ]
    const terminal = new Terminal(box, args)
    const shown = await terminal.waitFor(/What about m1\?[^]*type to search/)
    expect(shown).toMatch(new RegExp(`Goal ${id}/m1, due 2027-06-30, open since 2026-01-22\\s+Text m1`))
    terminal.type(keys.enter)
    for (const [item, answer] of [
      ['m2', 'done'],
      ['m3', 'changed'],
      ['m4', 'dropped'],
    ] as const) {
      await terminal.waitFor(new RegExp(`Text ${item}[^]*What about ${item}\\?[^]*type to search`))
      terminal.type(answer)
      await terminal.waitFor(new RegExp(`${item}\\? ${answer}\\s[^]*type to search`))
      terminal.type(keys.enter)
      if (answer === 'changed') continue
      await terminal.waitFor(/What became of it\?/)
      terminal.type(`${answer === 'done' ? 'Gick bra' : ''}${keys.enter}`)
    }
    // Only m1 is of a kind that the new template lacks.
    await terminal.waitFor(/m1: which kind[^]*type to search/)
    terminal.type(keys.enter)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    const made = box.read('people/bo-ek/2027-01-20-tillvaxtverket.md')
    const row = (item: string, text: string, kind: string) =>
      `  - id: ${item}\n    kind: ${kind}\n    goal: |\n      Text ${text}\n    due: 2027-06-30\n`
    expect(made).toContain(row('m1', 'm1', 'resultatmal'))
    expect(made).toContain(row('m2', 'm3', 'resultatmal'))
    expect(made).not.toMatch(/Text m2|Text m4/)
    const added = box
      .read(old)
      .split('\n')
      .filter((line) => !before.split('\n').includes(line))
    expect(added).toEqual([
      ...['    status: done', '    result: |', '      Gick bra', '    status: changed', '    status: dropped'],
    ])
  })
})
