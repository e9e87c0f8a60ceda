import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { checkJson, expectRefusal } from '../support.ts'

const path = 'people/anna/a.md'

describe('a folder without settings, roster and talks', () => {
  it.each([
    ['check'],
    ['check', '--strict'],
    ['check', '--format', 'json'],
    ['check', '.'],
    ['due'],
    ['due', '--exit-code'],
    ['due', '--no-history'],
    ['agenda'],
    ['new', '--person', 'anna', '--manager', 'karin', '--date', '2026-12-01'],
  ])('is refused by %s', (...args) => {
    for (const box of [new Sandbox().init(), new Sandbox().init().write({ 'README.md': '# x', 'src/a.ts': '' })])
      expectRefusal(box.samtal(args), /samtal\.yaml.*samtal init/)
  })

  it('is refused by check outside git too, and says what is missing in both languages', () => {
    const box = new Sandbox()
    expectRefusal(box.samtal(['check']), 'nothing to check here')
    expectRefusal(box.samtal(['check', '--lang', 'sv']), 'inget att granska')
  })

  it('is refused with the name of a workspace below it', () => {
    for (const name of ['samtal.yaml', 'people.yaml']) {
      const box = new Sandbox().init().write({ [`staff/unit/${name}`]: '', 'src/a.ts': '' })
      expectRefusal(box.samtal(['check']), 'there is a workspace in staff/unit')
      expectRefusal(box.samtal(['due']), 'there is a workspace in staff/unit')
    }
  })

  it('is a row of its own among several repositories, and exit 2', () => {
    const box = new Sandbox().write({ 'b/x.txt': '' })
    const folder = (name: string) => box.git('init', '--quiet', name)
    folder('a')
    folder('b')
    box.write({ 'a/samtal.yaml': '' })
    const { code, out } = box.samtal(['due', 'a', 'b', '--format', 'json'])
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ rows: [{ state: 'unreadable', repository: 'b' }] })
  })
})

describe('a workspace', () => {
  it.each<Record<string, string>>([{ 'samtal.yaml': '' }, { 'people.yaml': 'anna: {manager: karin}\n' }])(
    'without talks says so: %j',
    (files) => {
      const box = new Sandbox().init().write(files)
      for (const command of ['check', 'due']) {
        const { code, out } = box.samtal([command])
        expect({ code, says: /no talks yet/.test(out) }).toEqual({ code: 0, says: true })
        expect(box.samtal([command, '--lang', 'sv']).out).toContain('inga samtal ännu')
      }
    },
  )

  it('with talks does not', () => {
    const box = new Sandbox().init().write({ [path]: talk({}) })
    expect(box.samtal(['check']).out).toBe('1 file checked: all is well.\n')
    expect(box.samtal(['due']).out).not.toContain('no talks')
  })

  it('is found from a folder below it by its roster or its talks alone', () => {
    const box = new Sandbox().init().write({ 'a/people.yaml': '', 'a/x/y.txt': '', [`b/${path}`]: talk({}) })
    expect(checkJsonIn(box, 'a/x')).toMatchObject({ files: 1 })
    expect(checkJsonIn(box, 'b/people/anna')).toMatchObject({ files: 1, findings: [] })
  })
})

describe('check --staged', () => {
  it('says that nothing is staged', () => {
    const box = new Sandbox().workspace()
    box.commit('2026-01-01')
    expect(box.samtal(['check', '--staged'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing is staged'),
    })
    expect(box.samtal(['check', '--staged', '--lang', 'sv']).out).toContain('Inget är på väg att checkas in')
    expect(checkJson(box, '--staged')).toMatchObject({ files: 0, findings: [] })
  })

  it('does not say that all is well where no staged file was to be checked', () => {
    const box = new Sandbox().workspace()
    box.commit('2026-01-01')
    box.write({ 'README.md': '# x\n' })
    box.git('add', '-A')
    expect(box.samtal(['check', '--staged'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing has been checked'),
    })
  })
})

describe('-C', () => {
  it('works in another folder, each seen from the one before, before and after the command', () => {
    const box = new Sandbox().init().write({ 'a/b/samtal.yaml': 'language: sv\n', [`a/b/${path}`]: talk({}) })
    const env = { SAMTAL_LANG: '' }
    for (const args of [
      ['-C', 'a', '-C', 'b', 'check'],
      ['-Ca/b', 'check'],
      ['check', '-C', join(box.dir, 'a/b'), path],
    ])
      expect(box.samtal(args, { env })).toEqual({
        ...{ code: 0, err: '' },
        out: expect.stringContaining('allt stämmer'),
      })
    expect(box.samtal(['-C', 'a/b', 'check', '--format', 'json', '-o', 'report.json']).code).toBe(0)
    expect(JSON.parse(box.read('a/b/report.json'))).toMatchObject({ kind: 'check' })
  })

  it('needs a folder', () => {
    const box = new Sandbox().write({ 'a.txt': '' })
    expectRefusal(box.samtal(['-C', 'none', 'check']), 'none is not a folder')
    expectRefusal(box.samtal(['-C', 'a.txt', 'check']), 'a.txt is not a folder')
    expectRefusal(box.samtal(['check', '-C']), /./)
  })

  it('is shown by help', () => {
    expect(new Sandbox().samtal(['--help']).out).toContain('-C <folder>')
  })
})

function checkJsonIn(box: Sandbox, folder: string): { files: number } {
  return JSON.parse(box.samtal(['check', '--format', 'json'], { cwd: join(box.dir, folder) }).out) as { files: number }
}
