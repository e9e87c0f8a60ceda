import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { debrisPatterns } from '../../src/domain/scaffold/debris.ts'
import { Sandbox, talk } from '../harness.ts'
import { checkJson, expectRefusal, filesIn, snapshot } from '../support.ts'

const written = ['.gitattributes', '.gitignore', 'README.md', 'people.yaml', 'samtal.yaml']
const schemas = ['roster', 'settings', 'template'].map((name) => `.samtal/${name}.schema.json`)
const made = [...written, ...schemas].sort()
const at = (box: Sandbox, path = '') => join(box.dir, path)

describe('init', () => {
  it('makes a folder a workspace, and a repository if it is in none', () => {
    const box = new Sandbox()
    const { code, out, err } = box.samtal(['init'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(filesIn(box.dir)).toEqual(made)
    expect(box.git('rev-parse', '--show-toplevel')).toBe(box.dir)
    for (const name of made) expect(out).toContain(`Created ${name}\n`)
    expect(out).toContain('samtal new')
    expect(box.read('samtal.yaml')).toContain('\nsince: 2026-11-21\n')
    expect(box.read('samtal.yaml')).toContain('\nlanguage: en\n')
    expect(filesIn(box.home)).toEqual([])
  })

  it.each(['en', 'sv'])('makes a workspace that passes check and due, in %s', (language) => {
    const box = new Sandbox()
    expect(box.samtal(['init', '--lang', language]).code).toBe(0)
    expect(checkJson(box, '--strict')).toMatchObject({ files: 2, findings: [] })
    expect(box.samtal(['due', '--exit-code'])).toMatchObject({ code: 0, err: '' })
    box.commit('2026-11-21')
    expect(box.samtal(['due', '--exit-code'])).toMatchObject({ code: 0, err: '' })
    for (const name of made) {
      expect(box.read(name)).not.toMatch(/\r|\uFEFF|@since@|undefined/)
      expect(box.read(name).endsWith('\n')).toBe(true)
    }
  })

  it('writes Swedish files where messages are Swedish', () => {
    const box = new Sandbox()
    const { out } = box.samtal(['init'], { env: { SAMTAL_LANG: 'sv' } })
    for (const name of made) expect(out).toContain(`Skapade ${name}\n`)
    expect(box.read('samtal.yaml')).toContain('\nlanguage: sv\n')
    expect(box.read('README.md')).toMatch(/[åäö]/)
    // Now the settings make messages Swedish.
    expect(box.samtal(['check'], { env: { SAMTAL_LANG: '' } }).out).toBe(
      '2 filer granskade: allt stämmer. Här finns inga samtal ännu.\n',
    )
  })

  it('takes the day from --today', () => {
    const box = new Sandbox()
    expect(box.samtal(['init', '--today', '2025-03-01']).code).toBe(0)
    expect(box.read('samtal.yaml')).toContain('\nsince: 2025-03-01\n')
  })

  it('makes the folder it is given, however deep, and its own repository', () => {
    const box = new Sandbox()
    expect(box.samtal(['init', 'å/b c']).code).toBe(0)
    expect(filesIn(at(box, 'å/b c'))).toEqual(made)
    expect(existsSync(at(box, 'å/b c/.git'))).toBe(true)
    expect(existsSync(at(box, '.git'))).toBe(false)
  })

  it('makes no repository within a repository', () => {
    const box = new Sandbox().init()
    expect(box.samtal(['init', 'enhet']).code).toBe(0)
    expect(filesIn(box.dir)).toEqual(made.map((name) => `enhet/${name}`))
    expect(existsSync(at(box, 'enhet/.git'))).toBe(false)
    expect(box.samtal(['check'], { cwd: at(box, 'enhet') }).out).toBe(
      '2 files checked: all is well. There are no talks yet.\n',
    )
  })

  it('never overwrites, and lists what it kept', () => {
    const own = {
      'samtal.yaml': 'language: sv\r\n',
      'README.md': '# Vårt',
      'people.yaml': 'anna: {manager: karin}\n',
      '.gitattributes': '* text\n',
      '.gitignore': '*.log\n',
    }
    for (const kept of written) {
      const box = new Sandbox().init().write({ [kept]: own[kept as keyof typeof own] })
      const { code, out, err } = box.samtal(['init'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(box.read(kept)).toBe(own[kept as keyof typeof own])
      expect(out).toContain(`Already exists, not changed: ${kept}\n`)
      expect(out).not.toContain(`Created ${kept}`)
      expect(filesIn(box.dir)).toEqual(made)
    }
  })

  it('has git ignore own preparation at the root, and what editors and systems leave', () => {
    const box = new Sandbox()
    box.samtal(['init'])
    const left = debrisPatterns.map((pattern) => `people/anna/${pattern.replaceAll('*', 'a.md')}`)
    box.write(Object.fromEntries([...left, 'own/a.md', 'people/own/a.md'].map((path) => [path, talk({})])))
    const ignored = box.git('ls-files', '-z', '--others', '--ignored', '--exclude-standard').split('\0').filter(Boolean)
    expect(ignored.toSorted()).toEqual([...left, 'own/a.md'].toSorted())
  })

  it('changes nothing the second time', () => {
    const box = new Sandbox()
    expect(box.samtal(['init']).code).toBe(0)
    const before = snapshot(box)
    const { code, out } = box.samtal(['init', '--today', '2030-01-01'])
    expect(code).toBe(0)
    expect(out).not.toContain('Created')
    expect(snapshot(box)).toEqual(before)
  })

  it('follows no link in the place of a file', () => {
    const box = new Sandbox().init()
    symlinkSync(join(box.home, 'ute.yaml'), at(box, 'people.yaml'))
    expect(box.samtal(['init']).out).toContain('Already exists, not changed: people.yaml')
    expect(filesIn(box.home)).toEqual([])
  })

  it('refuses what is not a folder and dates that do not exist, and makes nothing', () => {
    const box = new Sandbox().write({ 'a.txt': 'x' })
    expectRefusal(box.samtal(['init', 'a.txt']), 'a.txt is not a folder')
    expectRefusal(box.samtal(['init', 'a.txt/b']), 'a.txt/b')
    expectRefusal(box.samtal(['init', 'x', '--today', '2026-02-30']), '--today')
    expectRefusal(box.samtal(['init', 'x', 'y']), /./)
    expect(filesIn(box.dir)).toEqual(['a.txt'])
    expect(existsSync(at(box, '.git'))).toBe(false)
  })

  it('reports that git is missing', () => {
    const box = new Sandbox()
    expectRefusal(box.samtal(['init'], { env: { PATH: box.home } }), 'install git')
  })

  it('works in a folder reached through a link', () => {
    const box = new Sandbox()
    mkdirSync(at(box, 'riktig'))
    symlinkSync('riktig', at(box, 'lank'))
    expect(box.samtal(['init'], { cwd: at(box, 'lank') }).code).toBe(0)
    expect(filesIn(at(box, 'riktig'))).toEqual(made)
  })
})
