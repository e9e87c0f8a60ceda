import { describe, expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'
import { checkJson, expectRefusal, snapshot } from '../support.ts'

const roster = '# Vi\nbo:\n  manager: karin\n'
const workspace = () => new Sandbox().init().write({ 'samtal.yaml': '', 'people.yaml': roster })
const importing = (box: Sandbox, ...args: string[]) => box.samtal(['people', 'import', 'list.csv', ...args])

const swedish =
  'Namn;Närmaste chef;Enhet;Anställningsform;Senaste samtalet;Telefon\r\nÅsa Öberg;Karin Ek;Norr;Tillsvidare;2025-11-20;070\r\n'
const entry =
  'asa-oberg:\n  name: Åsa Öberg\n  manager: karin-ek\n  unit: Norr\n  employment: permanent\n  last_talk: 2025-11-20\n'

describe('people import', () => {
  it.each([
    ['semicolons', swedish],
    ['tabs', swedish.replaceAll(';', '\t')],
    [
      'commas and English headings',
      'Name,Manager,Unit,Employment,Last talk\nÅsa Öberg,Karin Ek,Norr,permanent,20/11/2025\n',
    ],
    ['a byte order mark', `\ufeff${swedish}`],
    ['Windows-1252', Buffer.from(swedish, 'latin1')],
    [
      'two columns for the name',
      'Förnamn;Efternamn;Chef;Enhet;Anställning;Senaste samtal\nÅsa;Öberg;karin-ek;Norr;Fast;20251120\n',
    ],
  ])('reads %s, and adds what is new after what is there', (_, list) => {
    const box = workspace().write({ 'list.csv': list })
    expect(importing(box)).toMatchObject({ code: 0, err: '' })
    expect(box.read('people.yaml')).toBe(roster + entry)
    expect(checkJson(box, '--strict').findings).toEqual([])
  })

  it('shows what each column is taken for', () => {
    const box = workspace().write({ 'list.csv': swedish })
    const { out } = importing(box, '--dry-run')
    for (const line of ['Namn: name', 'Närmaste chef: manager', 'Telefon: not imported'])
      expect(out).toContain(`${line}\n`)
    expect(box.read('people.yaml')).toBe(roster)
  })

  it('changes nobody who is there, and names them and those who are there twice', () => {
    const box = workspace().write({ 'list.csv': 'id;chef\nbo;olle\ncilla;olle\ncilla;karin\n' })
    const { out } = importing(box)
    expect(out).toMatch(/bo is there already.*\ncilla is in the list twice; line 4/)
    expect(box.read('people.yaml')).toBe(`${roster}cilla:\n  manager: olle\n`)
    const before = snapshot(box)
    expect(importing(box).code).toBe(0)
    expect(snapshot(box)).toEqual(before)
  })

  it.each([
    [
      'an identity number, never shown',
      'Namn;Personnummer\nEva;19121212-1212\n',
      /line 2, column 2 has an identity number/,
    ],
    ['a day that is none', 'Namn;Start\nEva;2026-02-30\n', /line 2: start/],
    [
      'the same below cells of several lines and empty lines',
      'Namn;"Två\r\nrader";Start\r\n\r\nEva;"a\r\nb";2026-01-01\r\n\r\nBosse;;2026-02-30\r\n',
      /line 7: start/,
    ],
    ['an unknown employment', 'Namn;Anställning\nEva;ibland\n', /line 2: employment/],
    ['a template that nobody knows', 'Namn;Mall\nEva;finns-inte\n', /entry of eva/],
    ['no column of names', 'Ort\nKiruna\n', /name or id/],
    ['two columns for the same', 'Namn;Name\nEva;Eva\n', /two columns/],
    ['a quote without an end', 'Namn\n"Eva\n', /not a table/],
    ['nothing', '', /name or id/],
  ])('refuses %s, and writes nothing', (_, list, message) => {
    const box = workspace().write({ 'list.csv': list })
    const run = importing(box)
    expectRefusal(run, message)
    expect(run.err).not.toMatch(/1212|ibland|02-30/)
    expect(box.read('people.yaml')).toBe(roster)
  })

  it('keeps what a spreadsheet or YAML would act on as a text', () => {
    const names = ['=cmd|/c calc', '@x', 'no', '{a: b}', 'a: b', '# c', "'", '"q"', '- d']
    const cells = names.map((name) => `"${name.replaceAll('"', '""')}"`)
    const box = workspace().write({
      'list.csv': `id,name\n${cells.map((cell, index) => `p${index},${cell}`).join('\n')}\n`,
    })
    expect(importing(box)).toMatchObject({ code: 0, err: '' })
    expect(box.read('people.yaml')).toContain('p0:\n  name: "=cmd|/c calc"\n')
    expect(checkJson(box).errors).toBe(0)
  })

  it('commits the roster alone, and makes one where there is none', () => {
    const box = new Sandbox().init().write({ 'samtal.yaml': '', 'list.csv': swedish })
    box.git('config', 'user.name', 'Karin Ek')
    box.git('config', 'user.email', 'karin@example.se')
    expect(importing(box, '--commit')).toMatchObject({ code: 0 })
    expect(box.read('people.yaml')).toBe(entry)
    expect(box.git('show', '--name-only', '--format=')).toBe('people.yaml')
  })

  it('is refused outside a workspace and without a file', () => {
    expectRefusal(importing(new Sandbox().init().write({ 'list.csv': swedish })), 'no workspace here')
    expectRefusal(importing(workspace()), 'list.csv does not exist')
  })
})
