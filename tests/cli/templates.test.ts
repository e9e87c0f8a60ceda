import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk as conversation } from '../harness.ts'
import { startSamtal, checkJson, expectRefusal, filesIn, ownTemplate, places } from '../support.ts'

const folder = new URL('../../templates/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))
  .sort()
const shipped = (name: string) => readFileSync(new URL(`${name}.yaml`, folder), 'utf8')
const talk = ['--person', 'anna', '--manager', 'karin', '--date', '2026-12-10']

interface Listed {
  name: string
  title: string
  organisation: string | null
  cycle: string
  own: boolean
  path: string | null
}

function listed(box: Sandbox, ...args: string[]): Listed[] {
  const { code, out, err } = box.samtal(['templates', ...args, '--format', 'json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const json = JSON.parse(out) as { schemaVersion: number; kind: string; templates: Listed[] }
  expect(json).toMatchObject({ schemaVersion: 1, kind: 'templates' })
  return json.templates
}

describe('templates', () => {
  it('lists the shipped ones, with and without list, anywhere', () => {
    const box = new Sandbox()
    const { code, out, err } = box.samtal(['templates'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const name of names) expect(out).toMatch(new RegExp(`^${name} +\\S`, 'm'))
    expect(box.samtal(['templates', 'list'])).toEqual({ code, out, err })
    const sv = box.samtal(['templates', '--lang', 'sv']).out
    expect(sv).not.toBe(out)
  })

  it('lists them for machines', () => {
    const box = new Sandbox()
    const all = listed(box)
    expect(all.map(({ name }) => name)).toEqual(names)
    expect(all.every(({ own, path, title }) => !own && path === null && title !== '')).toBe(true)
    expect(all.find(({ name }) => name === 'ki-chef')).toEqual({
      name: 'ki-chef',
      title: 'Medarbetarsamtal 1 för chefer',
      organisation: 'Karolinska Institutet (KI)',
      cycle: 'main',
      own: false,
      path: null,
    })
    expect(listed(box, 'list')).toEqual(all)
  })

  it('lists own ones among them, and which replace shipped ones', () => {
    const box = new Sandbox().init().write({
      'templates/egen.yaml': ownTemplate('egen'),
      'templates/ki-chef.yaml': ownTemplate('ki-chef'),
    })
    const own = listed(box).filter(({ own: isOwn }) => isOwn)
    expect(own).toMatchObject([
      { name: 'egen', title: 'Egen mall', organisation: null, cycle: 'main', path: 'templates/egen.yaml' },
      { name: 'ki-chef', title: 'Egen mall', path: 'templates/ki-chef.yaml' },
    ])
    expect(listed(box)).toHaveLength(names.length + 1)
    expect(box.samtal(['templates']).out).toMatch(/^egen +Egen mall · own$/m)
  })
})

describe('templates show', () => {
  it('shows files that pass check', async () => {
    const box = new Sandbox().init()
    const runs = await Promise.all(names.map((name) => startSamtal(box, ['templates', 'show', name])))
    for (const [index, { code, out, err }] of runs.entries()) {
      expect({ code, err }).toEqual({ code: 0, err: '' })
      const person = /^(?:employee|group): (\S+)$/m.exec(out)?.[1] ?? ''
      box.write({ [`people/${person}/${names[index]}.md`]: out })
    }
    const { files, findings } = checkJson(box)
    expect(files).toBe(names.length)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    // Only made-up people.
    expect(filesIn(box.dir).every((path) => /^people\/(alma-ask|teamet)\//.test(path))).toBe(true)
  })

  it('shows files that prettier leaves as they are, but for the maps of two empty ratings', async () => {
    const box = new Sandbox()
    const runs = await Promise.all(names.map((name) => startSamtal(box, ['templates', 'show', name])))
    for (const { out } of runs)
      expect(await format(out, { parser: 'markdown' })).toBe(
        out.replaceAll('{ employee: , manager: }', '{ employee, manager }'),
      )
  })

  it('shows an own template, and needs one that is there', () => {
    const box = new Sandbox().init().write({ 'templates/egen.yaml': ownTemplate('egen') })
    expect(box.samtal(['templates', 'show', 'egen']).out).toContain('\n# Egen mall\n')
    expectRefusal(box.samtal(['templates', 'show', 'nix']), /"nix".*egen.*ki-chef/)
    expectRefusal(box.samtal(['templates', 'show', 'nix', '--lang', 'sv']), /”nix”.*egen/)
    expectRefusal(box.samtal(['templates', 'show', '../templates/egen']), 'no template')
    expectRefusal(box.samtal(['templates', 'show', 'constructor']), 'no template')
    expectRefusal(box.samtal(['templates', 'show']), '<name>')
    expectRefusal(box.samtal(['templates', 'show', '--lang', 'sv']), 'ange')
  })
})

describe('templates eject', () => {
  it('copies a shipped template byte for byte, once', async () => {
    const box = new Sandbox().workspace()
    const runs = await Promise.all(names.map((name) => startSamtal(box, ['templates', 'eject', name])))
    expect(runs).toEqual(names.map((name) => ({ code: 0, out: `Created templates/${name}.yaml\n`, err: '' })))
    expect(filesIn(box.dir)).toEqual(['samtal.yaml', ...names.map((name) => `templates/${name}.yaml`)].sort())
    for (const name of names) expect(box.read(`templates/${name}.yaml`)).toBe(shipped(name))
    expect(checkJson(box, '--strict')).toMatchObject({ files: names.length + 1, findings: [] })
    expect(listed(box).map(({ own }) => own)).toEqual(names.map(() => true))
  })

  it('never overwrites, whether the file is valid or broken', () => {
    for (const text of [shipped('ki-chef'), `${shipped('ki-chef')}# Vår\n`, 'name: [\n', '']) {
      const box = new Sandbox().init().write({ 'templates/ki-chef.yaml': text })
      expectRefusal(box.samtal(['templates', 'eject', 'ki-chef']), 'templates/ki-chef.yaml already exists')
      expect(box.read('templates/ki-chef.yaml')).toBe(text)
      expect(filesIn(box.dir)).toEqual(['templates/ki-chef.yaml'])
    }
  })

  it('puts it where the settings say', () => {
    const box = new Sandbox().init().write({ 'samtal.yaml': 'templates: mallar\n' })
    expect(box.samtal(['templates', 'eject', 'kungsbacka', '--lang', 'sv']).out).toBe(
      'Skapade mallar/kungsbacka.yaml\n',
    )
    expect(listed(box).filter(({ own }) => own)).toMatchObject([{ path: 'mallar/kungsbacka.yaml' }])
  })

  it('needs a template that is there', () => {
    const box = new Sandbox().init()
    for (const name of ['nix', '../../etc/passwd', 'constructor', ''])
      expectRefusal(box.samtal(['templates', 'eject', name]), 'no template')
    expect(filesIn(box.dir)).toEqual([])
  })
})

describe('own templates', () => {
  it('are used by name, also in the place of a shipped one', () => {
    const box = new Sandbox().workspace()
    expect(box.samtal(['templates', 'eject', 'ki-chef']).code).toBe(0)
    box.write({
      'templates/ki-chef.yaml': box
        .read('templates/ki-chef.yaml')
        .replace('title: Medarbetarsamtal 1 för chefer', 'title: Vårt eget samtal')
        .replace('    mal:\n', '    uppdrag:\n'),
    })
    expect(box.samtal(['new', '--template', 'ki-chef', ...talk]).code).toBe(0)
    const text = box.read('people/anna/2026-12-10-ki-chef.md')
    expect(text).toContain('\n# Vårt eget samtal\n')
    expect(text).toContain('\n    kind: uppdrag\n')
    expect(checkJson(box, '--strict')).toMatchObject({ files: 3, findings: [] })
    box.write({ 'people/anna/2026-12-10-ki-chef.md': text.replace('kind: uppdrag', 'kind: mal\n    result: Läs') })
    expect(places(checkJson(box).findings)).toEqual([expect.stringMatching(/ kind-unknown$/)])
  })

  it('with errors are a finding, and exit 2 wherever they would be used', () => {
    const broken = 'samtal: 1\nname: ki-chef\ntitle: Trasig\nlanguage: sv\n'
    const box = new Sandbox().init().write({
      'templates/ki-chef.yaml': broken,
      'people/anna/a.md':
        '---\nsamtal: 1\nid: a\ntemplate: ki-chef\nemployee: anna\nmanager: karin\nplanned: 2026-01-20\n---\n',
    })
    const run = box.samtal(['check'])
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/^templates\/ki-chef\.yaml:1:1: error: property-missing sections is missing\n2 files/)
    const { out } = box.samtal(['templates'])
    expect(out).not.toContain('Medarbetarsamtal 1 för chefer')
    for (const args of [
      ['new', '--template', 'ki-chef', ...talk],
      ['templates', 'show', 'ki-chef'],
    ]) {
      expectRefusal(box.samtal(args), '"ki-chef" has errors; samtal check')
      expectRefusal(box.samtal([...args, '--lang', 'sv']), '”ki-chef” har fel; kör samtal check')
    }
    // The others still work.
    expect(box.samtal(['templates', 'show', 'kungsbacka']).code).toBe(0)
    expect(filesIn(box.dir)).toEqual(['people/anna/a.md', 'templates/ki-chef.yaml'])
  })

  it('that contradict themselves are a finding', () => {
    const box = new Sandbox().workspace().write({
      'templates/a.yml': ownTemplate('a'),
      'templates/b.yaml': ownTemplate('b', '    records: [goals]\n'),
      'templates/c.yaml': ownTemplate(
        'c',
        '    questions:\n      - {question: Hur?, ratings: [finns-ej]}\nratings:\n  levels:\n    bra: {title: Bra}\n    dalig: {title: Dålig}\n  groups:\n    - title: Allt\n      criteria:\n        trivsel: {title: Trivsel, key: {utmarkt: Ja}}\n',
      ),
      'templates/d.yaml': ownTemplate('d', 'participants: {same_manager_as: [nix]}\n'),
      'templates/e.yaml': ownTemplate(
        'e',
        'follow_ups:\n  year: {title: År, after: P1Y, by: conversation, window: {from: 02-30, to: 03-31}, templates: [nix]}\n  dialogue: {title: D, after: P1M, by: follow-up}\n',
      ),
    })
    expect(places(checkJson(box).findings)).toEqual([
      'templates/a.yml:1:1 file-unexpected',
      'templates/b.yaml:7:15 part-undefined',
      'templates/c.yaml:8:36 criterion-unknown',
      'templates/c.yaml:16:41 level-unknown',
      'templates/d.yaml:7:34 template-unknown',
      expect.stringMatching(/^templates\/e\.yaml:9:3 /),
    ])
    // The step that may not be called so hid what a schema cannot say; without it, that shows.
    box.write({ 'templates/e.yaml': box.read('templates/e.yaml').replace('  dialogue:', '  dialog:') })
    expect(places(checkJson(box, 'templates/e.yaml').findings)).toEqual([
      'templates/e.yaml:8:66 date-invalid',
      'templates/e.yaml:8:97 template-unknown',
    ])
  })
})

describe('a file or folder of the workspace that is a link', () => {
  const linked = (path: string, isFolder: boolean) => {
    const box = new Sandbox().init().write({ 'people/anna/a.md': conversation({ held: '2026-01-20' }) })
    const far = join(box.home, 'far')
    if (isFolder) mkdirSync(far)
    else writeFileSync(far, '')
    symlinkSync(far, join(box.dir, path))
    box.commit('2026-01-25')
    return box
  }
  for (const [path, isFolder] of [
    ['templates', true],
    ['people.yaml', false],
    ['samtal.yaml', false],
  ] as const)
    it(`is an error, never as if it were not there: ${path}`, () => {
      const box = linked(path, isFolder)
      expect(places(checkJson(box).findings)).toEqual([`${path}:1:1 file-unreadable`])
      expect(box.samtal(['check', '--staged']).code).toBe(0)
      for (const command of [['due'], ['new', ...talk, '--template', 'medarbetarsamtal'], ['templates'], ['log']])
        expectRefusal(box.samtal(command), `${path} has errors`)
      box.git('clone', '--quiet', '--bare', '.', '../bare.git')
      expectRefusal(box.samtal(['due'], { cwd: join(box.dir, '../bare.git') }), `${path} has errors`)
    })

  for (const [key, path] of [
    ['roster', 'far/people.yaml'],
    ['roster', 'a/far/b/people.yaml'],
    ['templates', 'far/templates'],
    ['conversations', 'far/talks'],
  ] as const)
    it(`is an error where it is on the way to what the settings name: ${key}: ${path}`, () => {
      const box = new Sandbox().init().write({ 'samtal.yaml': `${key}: ${path}\n`, 'a/b.txt': '' })
      const link = path.replace(/far.*/, 'far')
      const inside = path.slice(link.length + 1)
      mkdirSync(join(box.home, 'far', inside.replace(/[^/]+\.yaml$/, '')), { recursive: true })
      if (key === 'roster') writeFileSync(join(box.home, 'far', inside), 'bo:\n')
      symlinkSync(join(box.home, 'far'), join(box.dir, link))
      box.commit('2026-01-25')
      expect(places(checkJson(box).findings)).toEqual([`${path}:1:1 file-unreadable`])
      const asStaged = box.write({ 'samtal.yaml': `language: en\n${key}: ${path}\n` })
      asStaged.git('add', 'samtal.yaml')
      expect(asStaged.samtal(['check', '--staged']).code).toBe(0)
      const reason = key === 'conversations' ? path : `${path} has errors`
      for (const command of [['due'], ['due', '--no-history'], ['log']]) expectRefusal(box.samtal(command), reason)
      box.git('clone', '--quiet', '--bare', '.', '../bare.git')
      expectRefusal(box.samtal(['due'], { cwd: join(box.dir, '../bare.git') }), reason)
    })

  it('is an error too where a file has the place of the folder', () => {
    const box = new Sandbox().init().write({ templates: '', 'people/anna/a.md': conversation({}) })
    expect(places(checkJson(box).findings)).toEqual(['templates:1:1 file-unreadable'])
    expectRefusal(box.samtal(['due', '--no-history']), 'templates has errors')
  })
})

describe('the text of an own template', () => {
  it('is shown without what a terminal or a CI log would act on', () => {
    const purpose = 'purpose: "a\\n::error::forged\\n\\u202eb\\u200bc"\n'
    const box = new Sandbox().workspace().write({ 'templates/fri.yaml': ownTemplate('fri', purpose) })
    const options = ['--template', 'fri', '--person', 'anna', '--manager', 'karin', '--date', '2026-12-10']
    for (const args of [
      ['templates', 'show', 'fri'],
      ['new', ...options, '--dry-run', '--show-values'],
    ]) {
      const { code, out } = box.samtal(args)
      expect(code).toBe(0)
      expect(out).toContain('forged')
      expect(out).not.toMatch(/^\s*::error|\u202e|\u200b/m)
    }
  })
})
