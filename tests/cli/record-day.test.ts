import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editWorkspace, expectEditRefusal } from '../edit-workspace.ts'
import { Sandbox, talk } from '../harness.ts'

const a = 'people/anna/a.md'
const planned = { planned: '2026-12-10', held: undefined }
const verbs = ['invite', 'hold', 'move', 'cancel'] as const
const properties = { invite: 'invited', hold: 'held', move: 'planned', cancel: 'cancelled' }
const identity = ['-c', 'user.name=Karin Ek', '-c', 'user.email=karin@example.se']

function workspace(files: Record<string, string | Uint8Array> = { [a]: talk(planned) }): Sandbox {
  return editWorkspace(files)
}

describe.each(verbs)('samtal %s', (verb) => {
  const day = verb === 'move' ? '2026-12-17' : '2026-11-20'

  it('records the day, changes nothing else, and says what comes next', () => {
    const box = workspace()
    const before = box.read(a)
    const { code, out, err } = box.samtal([verb, 'anna', '--date', day])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(verb === 'move' ? 'Thursday 2026-12-17' : 'Friday 2026-11-20')
    expect(out).toMatch(/^Next: samtal /m)
    const lines = box.read(a).split('\n')
    expect(lines.filter((line) => !before.split('\n').includes(line))).toEqual([`${properties[verb]}: ${day}`])
    expect(box.samtal(['check']).code).toBe(0)
  })

  it('keeps line endings, the byte order mark and comments', () => {
    const text = `\ufeff${talk(planned).replace('planned: 2026-12-10', 'planned: 2026-12-10 # booked')}`
    const box = workspace({ [a]: text.replaceAll('\n', '\r\n') })
    expect(box.samtal([verb, 'anna', '--date', day]).code).toBe(0)
    const changed = box.read(a)
    expect(changed.startsWith('\ufeff---\r\n')).toBe(true)
    expect(changed.replaceAll('\r\n', '')).not.toContain('\n')
    expect(changed).toContain(' # booked\r\n')
  })

  it('shows in a dry run what it would change, and writes nothing', () => {
    const box = workspace()
    const before = box.read(a)
    const args = [verb, 'anna', '--date', day, '--dry-run']
    expect(box.samtal([...args, '--show-values']).out).toContain(`\n+${properties[verb]}: ${day}\n`)
    expect(box.samtal(args).out).not.toContain('\n+')
    expect(box.read(a)).toBe(before)
  })

  it('commits that one file with a public message, whatever else is staged', () => {
    const box = workspace({ [a]: talk(planned), 'people/bo/b.md': talk({ ...planned, employee: 'bo' }) })
    box.write({ 'people/bo/b.md': talk({ ...planned, employee: 'bo', held: '2026-11-19' }) })
    box.git('add', '-A')
    expect(box.samtal([verb, 'anna', '--date', day, '--commit']).out).toMatch(/committed \([0-9a-f]{7,}\)/)
    expect(box.git('log', '-1', '--name-only', '--format=%s')).toMatch(
      new RegExp(`^anna-2026-12-10-medarbetarsamtal: .*${day}\\n\\npeople/anna/a.md$`),
    )
    expect(box.git('status', '--porcelain')).toBe('M  people/bo/b.md')
  })
})

describe('a command that records a day', () => {
  it('commits where the settings say so, unless told not to', () => {
    const files = { 'samtal.yaml': 'commit: true\n', [a]: talk(planned) }
    expect(workspace(files).samtal(['hold', 'anna', '--date', '2026-11-20']).out).toContain('committed')
    const box = workspace(files)
    expect(box.samtal(['hold', 'anna', '--date', '2026-11-20', '--no-commit']).out).toContain('not committed')
    expect(box.git('status', '--porcelain')).toBe('M people/anna/a.md')
  })

  it('takes other changes of the file along only when told to', () => {
    const box = workspace()
    box.write({ [a]: `${talk(planned)}More.\n` })
    const args = ['hold', 'anna', '--date', '2026-11-20', '--commit']
    expectEditRefusal(box, args, /other changes/)
    expect(box.samtal([...args, '--all-of-file']).code).toBe(0)
    expect(box.git('status', '--porcelain')).toBe('')
  })

  it('needs no day where today is meant', () => {
    expect(workspace().samtal(['invite', 'anna']).out).toContain('2026-11-21')
    expect(workspace().samtal(['cancel', 'anna']).out).toContain('2026-11-21')
  })

  it.each([
    ['an unknown person', ['hold', 'cilla', '--date', '2026-11-20'], /not known/],
    ['nobody to ask', ['hold', '--date', '2026-11-20'], /<person>/],
    ['no day', ['hold', 'anna'], /--date/],
    ['a day that is none', ['hold', 'anna', '--date', '31/2'], /--date/],
    ['a day to come', ['hold', 'anna', '--date', '2026-11-22'], /future/],
    ['the same day', ['move', 'anna', '--date', '2026-12-10'], /already/],
    ['an unknown talk', ['hold', 'anna', '--conversation', 'x', '--date', '2026-11-20'], /no talk with the id/],
  ])('refuses %s', (_, args, message) => {
    expectEditRefusal(workspace(), args, message)
  })

  it('refuses where there is no talk, and where it was held or cancelled', () => {
    const held = { [a]: talk({ planned: '2026-01-20', held: '2026-01-22' }) }
    const id = 'anna-2026-01-20-medarbetarsamtal'
    expectEditRefusal(workspace(held), ['hold', 'anna', '--date', '2026-11-20'], /no talk with anna is planned/)
    expectEditRefusal(workspace(held), ['hold', '--conversation', id, '--date', '2026-11-20'], /already been held/)
    const cancelled = { [a]: talk({ planned: '2026-01-20', cancelled: '2026-01-19' }) }
    expectEditRefusal(workspace(cancelled), ['hold', '--conversation', id, '--date', '2026-11-20'], /cancelled/)
  })

  it('names the talks where several are planned, and takes the one that is named', () => {
    const second = talk({ planned: '2026-12-20', id: 'second' })
    const box = workspace({ [a]: talk(planned), 'people/anna/b.md': second })
    const args = ['hold', 'anna', '--date', '2026-11-20']
    expectEditRefusal(box, args, /--conversation: anna-2026-12-10-medarbetarsamtal, second/)
    expect(box.samtal([...args, '--conversation', 'second']).code).toBe(0)
    expect(box.read('people/anna/b.md')).toContain('held: 2026-11-20')
  })

  it('refuses what git cannot commit', () => {
    const args = ['hold', 'anna', '--date', '2026-11-20', '--commit']
    const detached = workspace()
    detached.git('checkout', '--quiet', '--detach')
    expectEditRefusal(detached, args, /no branch/)
    const anonymous = workspace()
    anonymous.git('config', '--unset', 'user.name')
    anonymous.git('config', '--unset', 'user.email')
    anonymous.git('config', 'user.useConfigOnly', 'true')
    expectEditRefusal(anonymous, args, /who you are/)
    const merging = workspace()
    merging.git('checkout', '--quiet', '-b', 'side')
    merging.commit('2026-11-02')
    merging.git('checkout', '--quiet', 'main')
    merging.commit('2026-11-03')
    merging.git(...identity, 'merge', '--no-commit', '--no-ff', 'side')
    expectEditRefusal(merging, args, /merge/)
    const outside = new Sandbox().write({ 'samtal.yaml': '', [a]: talk(planned) })
    expect(outside.samtal(args)).toMatchObject({ code: 2, out: '' })
    expect(outside.read(a)).toBe(talk(planned))
  })

  it('says that the file is written where a hook refuses the commit', () => {
    const box = workspace()
    box.write({ '.git/hooks/pre-commit': '#!/bin/sh\nexit 1\n' })
    chmodSync(join(box.dir, '.git/hooks/pre-commit'), 0o755)
    const { code, err } = box.samtal(['hold', 'anna', '--date', '2026-11-20', '--commit'])
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('written but not committed') })
    expect(box.read(a)).toContain('held: 2026-11-20')
  })

  it('commits the first file of a repository', () => {
    const box = new Sandbox().init().write({ 'samtal.yaml': '', [a]: talk(planned) })
    box.git('config', 'user.name', 'Karin Ek')
    box.git('config', 'user.email', 'karin@example.se')
    expect(box.samtal(['hold', 'anna', '--date', '2026-11-20', '--commit', '--all-of-file']).code).toBe(0)
    expect(box.git('ls-files')).toBe('people/anna/a.md')
  })

  it('refuses a file that has errors, and leaves every value out of its messages', () => {
    const broken = talk(planned).replace('---\n\n#', 'goals:\n  - id: m1\n    goal: Kurs: en hemlighet\n---\n\n#')
    expectEditRefusal(workspace({ [a]: broken }), ['hold', 'anna', '--date', '2026-11-20'], /no talk|not known/)
    const box = workspace({ [a]: talk(planned, 'goals:\n  - {id: m1, goal: hemlighet}\n') })
    const runs = verbs.map((verb) => box.samtal([verb, 'anna', '--date', '2026-11-20', '--dry-run']))
    expect(runs.map(({ out, err }) => out + err).join('')).not.toContain('hemlighet')
  })

  it('lets one of several that race for a file win, and loses nothing', async () => {
    const box = workspace()
    const runs = await Promise.all(
      ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => box.start(['invite', 'anna', '--date', day])),
    )
    expect(runs.some(({ code }) => code === 0)).toBe(true)
    for (const { code, err } of runs) if (code !== 0) expect(err).toMatch(/in the meantime|already/)
    expect(box.samtal(['check']).code).toBe(0)
    expect(spawnSync('ls', ['-A', join(box.dir, 'people/anna')], { encoding: 'utf8' }).stdout).toBe('a.md\n')
  })
})
