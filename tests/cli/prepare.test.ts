import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, Sandbox, talk } from '../harness.ts'
import { expectNothingDone, id, preparedWorkspace, prepare, sheet, writeSheet } from '../prepare-workspace.ts'
import { checkJson, expectRefusal } from '../support.ts'

describe('samtal prepare', () => {
  it('makes a sheet for its writer alone, which git ignores, and says so', () => {
    const box = preparedWorkspace()
    const { code, out, err } = box.samtal(prepare())
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/Added \/own\/ to \.gitignore/)
    expect(out).toContain(`Created ${sheet}, which only you can read.`)
    expect(out).toMatch(/neither shares it nor backs it up/)
    expect(statSync(join(box.dir, sheet)).mode & 0o777).toBe(0o600)
    expect(box.read('.gitignore')).toBe('/own/\n')
    expect(box.git('status', '--porcelain')).toBe('?? .gitignore')
    const text = box.read(sheet)
    expect(text).toContain('`samtal prepare anna --as employee --share`')
    expect(text).toContain('- **Resultatmål m1** (pågår, klart senast 2026-09-30, dagen flyttad en gång): Läs en bok')
    expect(text).toContain('### Hur ser du på förutsättningarna för ditt arbete?')
    expect(text).toMatch(/## Förslag till uppdrag- och utvecklingsplan\n[^]*### Medarbetarmål\n\n\*\*Vad du ska/)
    expect(out).not.toContain('Läs en bok')
  })

  it('never overwrites a sheet, and changes .gitignore only where git needs it', () => {
    const box = preparedWorkspace().write({ '.gitignore': Buffer.from('*.log\r\n\xe5.tmp', 'latin1') })
    box.samtal(prepare())
    expect(Buffer.from('*.log\r\n\xe5.tmp\r\n/own/\r\n', 'latin1').toString()).toBe(box.read('.gitignore'))
    box.write({ [sheet]: 'Mine.\n' })
    const { code, out } = box.samtal(prepare())
    expect(code).toBe(0)
    expect(out).toContain(`${sheet} is there already, and has not been changed.`)
    expect(box.read(sheet)).toBe('Mine.\n')
    const other = box.samtal(['prepare', 'anna', '--as', 'manager'])
    expect(other.out).not.toContain('.gitignore')
    expect(box.read(`own/${id}.manager.md`)).not.toContain('Förslag till')
    expect(box.samtal(['prepare', 'anna', '--as', 'manager', '--edit'], { env: { EDITOR: 'touch' } }).code).toBe(0)
  })

  it('makes one sheet, whoever else makes it at the same time', async () => {
    const box = preparedWorkspace()
    const runs = await Promise.all([1, 2, 3].map(() => box.start(prepare())))
    expect(runs.filter(({ code }) => code === 0).length).toBeGreaterThan(0)
    for (const { code, err } of runs) expect([0, 2]).toContain(code === 2 && /^samtal: \S.*\n$/.test(err) ? 2 : code)
    expect(box.read(sheet)).toContain('### Hur ser du på förutsättningarna')
    expect(box.read('.gitignore')).toMatch(/^(\/own\/\n)+$/)
  })

  it('shows the sheet in a dry run only where file contents may be shown, and writes nothing', () => {
    const box = preparedWorkspace()
    expect(box.samtal(prepare('--dry-run'))).toEqual({
      code: 0,
      out: 'Nothing has been written (--dry-run).\n',
      err: '',
    })
    expect(box.samtal(prepare('--dry-run', '--show-values')).out).toContain('Läs en bok')
    expect(box.git('status', '--porcelain', '--ignored')).toBe('')
  })

  it('shows nothing in a dry run that a terminal or a log would act on, and no identity number', () => {
    const box = preparedWorkspace()
    const text = box.read('people/anna/a.md')
    box.write({ 'people/anna/a.md': text.replace('Läs en bok', '"Läs\u202e en bok 811218-9876"') })
    const { out } = box.samtal(prepare('--dry-run', '--show-values'))
    expect(out).toContain('Läs\\u202e en bok')
    expect(out).not.toMatch(/\u202e|811218-9876/)
  })

  it('works without a repository, and without a history that is whole', () => {
    const box = new Sandbox().write({ 'samtal.yaml': '', 'people/anna/a.md': talk({ planned: '2026-12-10' }) })
    expect(box.samtal(prepare())).toMatchObject({ code: 0, err: '' })
    expect(box.read('.gitignore')).toBe('/own/\n')
    const shallow = preparedWorkspace()
    shallow.write({ '.git/shallow': `${shallow.git('rev-parse', 'HEAD')}\n` })
    expect(shallow.samtal(prepare())).toMatchObject({ code: 0, err: '' })
    expect(shallow.read(sheet)).toContain('- **Resultatmål m1** (pågår, klart senast 2026-09-30): Läs en bok')
  })

  it('has what a group agreed on in the sheet of a participant', () => {
    const group = talk(
      {
        template: 'kungsbacka-grupp',
        employee: undefined,
        group: 'team',
        participants: '[anna, bo]',
        held: '2026-02-02',
      },
      'agreements:\n  - {id: o1, agreement: Möten på torsdagar, owner: manager}\n',
    )
    const box = preparedWorkspace().write({ 'people/team/a.md': group })
    box.samtal(prepare())
    expect(box.read(sheet)).toMatch(/- \*\*Överenskommelse o1\*\* \(pågår\): Möten på torsdagar/)
  })

  it.each([
    ['nobody to ask who prepares', ['prepare', 'anna'], /--as/],
    ['an unknown person', ['prepare', 'cilla', '--as', 'manager'], /not known/],
    ['nobody to ask whom it is about', ['prepare', '--as', 'manager'], /<person>/],
    ['a talk that has been held', prepare('--conversation', 'anna-2025-11-10-tillvaxtverket'), /already been held/],
    ['an unknown talk', prepare('--conversation', 'x'), /no talk with the id/],
  ])('refuses %s', (_, args, message) => {
    expectNothingDone(preparedWorkspace(), args, message)
  })

  it('refuses outside a workspace, without talks, and where the talk cannot be relied on', () => {
    expectRefusal(new Sandbox().samtal(prepare()))
    expectRefusal(new Sandbox().write({ 'samtal.yaml': '' }).samtal(prepare()), /not known/)
    const broken = talk({ planned: '2026-12-10' }, 'goals: [\n')
    expectNothingDone(new Sandbox().write({ 'samtal.yaml': '', 'people/anna/a.md': broken }), prepare(), /not known/)
  })

  it('refuses a sheet that git tracks, and one that a link leads to', () => {
    const tracked = preparedWorkspace().write({ [sheet]: 'Mine.\n' })
    tracked.commit('2026-11-02')
    expectNothingDone(tracked, prepare(), /git tracks own\//)
    expectNothingDone(tracked, prepare('--share'), /git tracks own\//)
    const unignored = preparedWorkspace().write({ 'own/.gitignore': '!*.md\n', '.gitignore': '/own/*\n' })
    const { code, err } = unignored.samtal(prepare())
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(unignored.read('.gitignore')).toBe('/own/*\n/own/\n')
    const linked = preparedWorkspace()
    mkdirSync(join(linked.dir, 'elsewhere'))
    symlinkSync('elsewhere', join(linked.dir, 'own'))
    expectNothingDone(linked, prepare(), /own cannot be read or written/)
    const ignoreLinked = preparedWorkspace().write({ other: '' })
    symlinkSync('other', join(ignoreLinked.dir, '.gitignore'))
    expectRefusal(ignoreLinked.samtal(prepare()))
    expect(ignoreLinked.read('other')).toBe('')
  })
})

describe('a sheet of own preparation', () => {
  it('is read and reported by no command, also where it is named or there is no repository', () => {
    const bad = '---\nsamtal: 1\nid: 19121212-1212\n---\n{{fyll i}} 19121212-1212 Hemligt svar\n'
    const box = preparedWorkspace()
    box.samtal(prepare())
    box.write({ [sheet]: bad })
    const plain = new Sandbox().write({ 'samtal.yaml': '', 'people/anna/a.md': talk({ planned: '2026-12-10' }) })
    plain.write({ [`own/x.employee.md`]: bad })
    for (const place of [box, plain]) {
      for (const args of [
        ['check', '.'],
        ['check', 'people', '--fix'],
        ['due'],
        [],
        ['status'],
        ['log'],
        ['retention'],
      ])
        expect(place.samtal(args).out + place.samtal(args).err).not.toMatch(/own\/|19121212|Hemligt/)
      expect(checkJson(place).findings.filter(({ path }) => path.startsWith('own'))).toEqual([])
    }
    for (const named of [sheet, 'own']) expectRefusal(box.samtal(['check', named]), /matches no conversation files/)
    expect(box.read(sheet)).toBe(bad)
  })

  it('is committed by no command and no hook', () => {
    const box = preparedWorkspace()
    box.write({ '.git/hooks/pre-commit': `#!/bin/sh\n"${process.execPath}" "${bin}" check --staged\n` })
    chmodSync(join(box.dir, '.git/hooks/pre-commit'), 0o755)
    writeSheet(box)
    expect(box.samtal(['move', 'anna', '--date', '2026-12-11', '--commit']).code).toBe(0)
    expect(box.samtal(['add', 'anna', '--agreement', 'x', '--due', '2027-02-01', '--commit']).code).toBe(0)
    box.write({ 'people/anna/a.md': `${box.read('people/anna/a.md')}\nMer.\n` })
    expect(box.samtal(['save']).code).toBe(0)
    box.git('add', '-A')
    box.git('commit', '--quiet', '-m', 'All')
    expect(box.git('log', '--all', '--name-only', '--format=').split('\n')).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^own/)]),
    )
    expect(box.git('rev-list', '--count', 'HEAD')).toBe('7')
  })
})
