import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { bin, Sandbox, talk, type Run } from '../harness.ts'
import { atTerminal, checked, expectRefusal, ownTemplate, places, snapshot } from '../support.ts'

const anna = 'people/anna/a.md'
const bad = talk({ held: 'igår' })
const good = talk({})

/** A workspace with one commit. */
function committed(files: Readonly<Record<string, string>> = { [anna]: good }): Sandbox {
  const box = new Sandbox().init().write(files)
  box.commit('2026-01-01')
  return box
}

function staged(box: Sandbox, ...args: string[]) {
  return checked(box, '--staged', ...args)
}

describe('check --staged judges the index', () => {
  it('finds what is staged, though the work tree has been mended', () => {
    const box = committed().write({ [anna]: bad })
    box.git('add', anna)
    box.write({ [anna]: good })
    expect(box.samtal(['check']).code).toBe(0)
    const { code, out, err } = box.samtal(['check', '--staged'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(/^people\/anna\/a\.md:8:7 error date-invalid held: /)
    expect(out).toContain('\n1 file checked: 1 error, 0 warnings.\n')
  })

  it('finds nothing in what is staged well, though the work tree is broken', () => {
    const box = committed().write({ [anna]: talk({ held: '2026-01-20' }) })
    box.git('add', anna)
    box.write({ [anna]: bad, 'people/bo/untracked.md': bad, 'samtal.yaml': 'trasig: [\n' })
    expect(box.samtal(['check']).code).toBe(1)
    expect(box.samtal(['check', '--staged'])).toMatchObject({ code: 0, out: '1 file checked: all is well.\n' })
  })

  it('gives place and excerpt of the staged text', () => {
    const box = committed().write({ [anna]: talk({ held: 'i-förrgår' }, 'goals: []\n') })
    box.git('add', anna)
    box.write({ [anna]: talk({ due: 'nu' }).replace('---\n', '---\n# rad\n# rad\n') })
    expect(places(staged(box).findings)).toEqual([`${anna}:8:7 date-invalid`])
    expect(atTerminal(box, ['check', '--staged']).out).toContain('held: i-förrgår')
  })

  it('takes settings, roster and templates from the index too', () => {
    const box = committed({
      'samtal.yaml': 'conversations: samtal\n',
      'people.yaml': 'anna: {manager: karin}\nkarin:\n',
      'templates/egen.yaml': ownTemplate('egen'),
      'samtal/anna/a.md': good,
    }).write({
      'samtal.yaml': 'conversations: talks\n',
      'people.yaml': 'bo: {manager: karin}\n',
      'templates/egen.yaml': 'trasig: [\n',
      'samtal/anna/a.md': talk({ template: 'egen', held: '2026-01-20' }),
    })
    box.git('add', 'samtal/anna/a.md')
    expect(staged(box)).toMatchObject({ files: 1, findings: [] })
    box.git('add', 'people.yaml', 'templates')
    expect(staged(box).findings.map(({ path, rule }) => `${path} ${rule}`)).toEqual(
      expect.arrayContaining(['samtal/anna/a.md person-unknown', 'templates/egen.yaml yaml-invalid']),
    )
    box.git('add', 'samtal.yaml')
    expect(staged(box).findings.map(({ path }) => path)).not.toContain('samtal/anna/a.md')
  })

  it('leaves out what is not staged, judges what is staged against git’s own advice', () => {
    const box = committed({ '.gitignore': 'people/\n' }).write({ [anna]: bad, 'people/bo/b.md': bad })
    box.git('add', '-f', anna)
    expect(places(staged(box).findings)).toEqual([`${anna}:8:7 date-invalid`])
  })

  it('counts what add -N announces as not there', () => {
    const box = committed().write({ 'people/bo/b.md': bad })
    box.git('add', '-N', 'people/bo/b.md')
    expect(staged(box)).toMatchObject({ files: 0, findings: [] })
  })

  it('works before the first commit', () => {
    const box = new Sandbox().init().write({ [anna]: bad, 'people/bo/b.md': bad })
    expect(staged(box)).toMatchObject({ files: 0, findings: [] })
    box.git('add', anna)
    expect(staged(box)).toMatchObject({ files: 1, errors: 1 })
  })

  it('finds links, stray files and what is not UTF-8', () => {
    const box = committed().write({ 'people/bo/b.docx': 'x', 'people/bo/c.md': new Uint8Array([0xff, 0xfe]) })
    symlinkSync('../anna/a.md', join(box.dir, 'people/bo/link.md'))
    box.git('add', '-A')
    expect(places(staged(box).findings)).toEqual([
      'people/bo/b.docx:1:1 file-unexpected',
      'people/bo/c.md:1:1 encoding-invalid',
      'people/bo/link.md:1:1 file-unreadable',
    ])
  })

  it('finds what has not been merged yet', () => {
    const box = committed()
    box.git('switch', '-q', '-c', 'side')
    box.write({ [anna]: talk({ held: '2026-01-21' }) }).commit('2026-01-22')
    box.git('switch', '-q', 'main')
    box.write({ [anna]: talk({ held: '2026-01-23' }) }).commit('2026-01-24')
    expect(() => box.git('merge', 'side')).toThrow()
    expect(places(staged(box).findings)).toEqual([`${anna}:1:1 file-unreadable`])
  })

  it('reads paths with å, spaces and line ends', () => {
    const path = 'people/anna/å b\nc.md'
    const box = committed().write({ [path]: bad })
    box.git('add', '-A')
    expect(places(staged(box).findings)).toEqual([`${path}:8:7 date-invalid`, `${path}:3:5 id-duplicate`].sort())
  })
})

describe('check --staged tells of what the commit changes', () => {
  it('and not of faults that lie there already', () => {
    const box = committed({ [anna]: bad, 'people/bo/b.md': talk({ employee: 'bo' }) })
    box.write({ 'people/bo/b.md': talk({ employee: 'bo', held: '2026-01-20' }) })
    box.git('add', '-A')
    expect(staged(box)).toMatchObject({ files: 1, findings: [] })
    box.write({ [anna]: `${bad}\nMer.\n` })
    box.git('add', '-A')
    expect(staged(box)).toMatchObject({ files: 2, errors: 1 })
  })

  it('but judges it among all the others', () => {
    const box = committed().write({ 'people/anna/b.md': good })
    box.git('add', '-A')
    expect(places(staged(box).findings)).toEqual(['people/anna/b.md:3:5 id-duplicate'])
    // The other has gone from the index, though it lies in the folder.
    box.git('rm', '--cached', '--quiet', anna)
    expect(staged(box)).toMatchObject({ files: 1, findings: [] })
  })

  it('takes a move for a new file, and a removal for none', () => {
    const box = committed({ [anna]: bad })
    mkdirSync(join(box.dir, 'people/bo'))
    box.git('mv', anna, 'people/anna/ny.md')
    expect(places(staged(box).findings)).toEqual(['people/anna/ny.md:8:7 date-invalid'])
    box.git('rm', '-f', '--quiet', 'people/anna/ny.md')
    expect(staged(box)).toMatchObject({ files: 0, findings: [] })
  })

  it('says nothing of files elsewhere in the repository', () => {
    const box = committed({ 'enhet/samtal.yaml': '', 'enhet/people/anna/a.md': good, 'people/x.md': bad })
    box.write({ 'people/x.md': `${bad}\n`, 'enhet/people/anna/a.md': bad, 'README.md': '# x\n' })
    box.git('add', '-A')
    const { out } = box.samtal(['check', '--staged', '--format', 'json'], { cwd: join(box.dir, 'enhet') })
    expect(JSON.parse(out)).toMatchObject({ files: 1, errors: 1 })
  })

  it('fails for warnings with --strict', () => {
    const box = committed().write({ [anna]: talk({ follows: 'anna-2025-01-20-medarbetarsamtal' }) })
    box.git('add', '-A')
    expect(box.samtal(['check', '--staged']).code).toBe(0)
    expect(box.samtal(['check', '--staged', '--strict']).code).toBe(1)
  })
})

describe('check --staged', () => {
  it('writes nothing', () => {
    const box = committed().write({ [anna]: bad })
    box.git('add', '-A')
    const before = snapshot(box)
    expect(staged(box).errors).toBe(1)
    expect(snapshot(box)).toEqual(before)
  })

  it('starts as many git processes for many files as for one', () => {
    const few = committed().write({ [anna]: bad })
    const many = committed(
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`people/p${i}/a.md`, talk({ employee: `p${i}` })])),
    ).write(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`people/p${i}/a.md`, bad])))
    const counts = [few, many].map((box) => {
      box.git('add', '-A')
      return processes(box, ['check', '--staged'])
    })
    expect(counts[0]).toBe(counts[1])
    expect(counts[0]).toBeLessThanOrEqual(6)
  })

  it('takes no paths, and nothing from standard input', () => {
    const box = committed()
    expectRefusal(box.samtal(['check', '--staged', 'people']), '--staged and people cannot be used together')
    expectRefusal(box.samtal(['check', '--staged', '-', '--stdin-filename', anna]), '--staged and -')
    expectRefusal(
      box.samtal(['check', '--staged', 'people', '--lang', 'sv']),
      '--staged och people går inte att använda tillsammans',
    )
  })

  it('needs a repository with an index', () => {
    const box = new Sandbox().write({ [anna]: good })
    expectRefusal(box.samtal(['check', '--staged']), 'belongs to no git repository')
    box.git('init', '--quiet', '--bare', 'bare.git')
    const cwd = join(box.dir, 'bare.git')
    expectRefusal(box.samtal(['check', '--staged'], { cwd }), 'is a repository without a work tree')
    expectRefusal(box.samtal(['check', '--staged', '--lang', 'sv'], { cwd }), 'är ett git-arkiv utan arbetskopia')
  })
})

describe('check --staged as a hook', () => {
  it('stops a commit of what has faults, and lets the mended one through', () => {
    const box = hooked(committed()).write({ [anna]: bad })
    box.git('add', '-A')
    expectStopped(commit(box, '-m', 'x'))
    box.write({ [anna]: good.replace('# Samtal', '# Ett samtal') })
    // What is in the index is still the faulty one.
    expectStopped(commit(box, '-m', 'x'))
    box.git('add', '-A')
    expect(commit(box, '-m', 'x')).toMatchObject({ code: 0 })
    expect(box.git('log', '--format=%s')).toBe('x\nUpdate')
  })

  it('judges what -a commits, and amends', () => {
    const box = hooked(committed()).write({ [anna]: bad })
    expectStopped(commit(box, '-a', '-m', 'x'))
    expectStopped(commit(box, '-a', '--amend', '-m', 'x'))
    box.write({ [anna]: talk({ held: '2026-01-20' }) })
    expect(commit(box, '-a', '--amend', '-m', 'x').code).toBe(0)
  })

  it('judges only what a partial commit takes with it', () => {
    const bo = 'people/bo/b.md'
    const box = hooked(committed({ [anna]: good, [bo]: talk({ employee: 'bo' }) }))
    box.write({ [anna]: bad, [bo]: talk({ employee: 'bo', held: '2026-01-20' }) })
    box.git('add', anna)
    expect(commit(box, '-m', 'x', '--', bo).code).toBe(0)
    expect(box.git('diff', '--cached', '--name-only')).toBe(anna)
    expectStopped(commit(box, '-m', 'x', '--', anna))
    // Named from a folder further down: git gives the hook another prefix.
    expectStopped(commit(box, '-m', 'x', { cwd: 'people/anna' }, '--', 'a.md'))
  })

  it('works in a linked work tree', () => {
    const box = hooked(committed())
    box.git('worktree', 'add', '--quiet', '../linked', '-b', 'linked')
    const cwd = '../linked'
    writeFileSync(join(box.dir, cwd, anna), bad)
    expectStopped(commit(box, '-a', '-m', 'x', { cwd }))
    expectStopped(commit(box, '-m', 'x', { cwd }, '--', anna))
    writeFileSync(join(box.dir, cwd, anna), talk({ held: '2026-01-20' }))
    expect(commit(box, '-m', 'x', { cwd }, '--', anna).code).toBe(0)
  })

  it('works for a workspace in a folder, whichever way git was told where the repository is', () => {
    const box = committed({ 'enhet/samtal.yaml': '', [`enhet/${anna}`]: good })
    const unit = { cwd: 'enhet' }
    for (const how of ['cd enhet && samtal check --staged', 'SAMTAL_CONFIG=enhet/samtal.yaml samtal check --staged']) {
      hooked(box, how).write({ [`enhet/${anna}`]: bad })
      expectStopped(commit(box, '-a', '-m', 'x'), `${anna}:8:7`)
      expectStopped(commit(box, '-m', 'x', unit, '--', anna), `${anna}:8:7`)
    }
    expectStopped(commit(box, '-a', '-m', 'x', { ...unit, before: ['--git-dir=../.git', '--work-tree=..'] }), anna)
    box.git('worktree', 'add', '--quiet', '../linked', '-b', 'linked')
    writeFileSync(join(box.dir, '../linked/enhet', anna), bad)
    expectStopped(commit(box, '-a', '-m', 'x', { cwd: '../linked' }), `${anna}:8:7`)
  })

  it('works in a submodule', () => {
    const inner = committed()
    const box = committed({ 'README.md': '# x\n' })
    box.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.dir, 'sub')
    const cwd = 'sub'
    writeFileSync(join(box.dir, '.git/modules/sub/hooks/pre-commit'), hook('samtal check --staged'), { mode: 0o755 })
    writeFileSync(join(box.dir, cwd, anna), bad)
    expectStopped(commit(box, '-a', '-m', 'x', { cwd }))
    expectStopped(commit(box, '-m', 'x', { cwd }, '--', anna))
  })
})

function hook(line: string): string {
  return `#!/bin/sh\nsamtal() { "${process.execPath}" "${bin}" "$@"; }\n${line.replace(/^(SAMTAL_\S+) samtal/, 'export $1; samtal')}\n`
}

/** Makes a line of shell, where `samtal` is the real bin, the repository's pre-commit hook. */
function hooked(box: Sandbox, line = 'samtal check --staged'): Sandbox {
  const path = join(box.dir, '.git/hooks/pre-commit')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, hook(line), { mode: 0o755 })
  return box
}

/** Runs `git commit`, which may fail; where it is run, and what stands before `commit`, is given among the arguments. */
function commit(box: Sandbox, ...given: (string | { cwd?: string; before?: string[] })[]): Run {
  const { cwd = '', before = [] } = given.find((each) => typeof each !== 'string') ?? {}
  const who = ['-c', 'user.name=Karin', '-c', 'user.email=karin@example.se']
  const args = given.filter((each) => typeof each === 'string')
  const { status, stdout, stderr } = spawnSync('git', [...who, ...before, 'commit', ...args], {
    cwd: join(box.dir, cwd),
    env: box.env,
    encoding: 'utf8',
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

/** git passes on what a hook says, by standard error. */
function expectStopped({ code, err }: Run, says = `${anna}:8:7 error date-invalid`): void {
  expect(err).toContain(says)
  expect(code).toBe(1)
}

/** How many times a run of samtal starts git. */
function processes(box: Sandbox, args: readonly string[]): number {
  const folder = join(box.home, 'shim')
  const list = join(box.home, 'calls')
  mkdirSync(folder, { recursive: true })
  rmSync(list, { force: true })
  const real = spawnSync('sh', ['-c', 'command -v git'], { env: box.env, encoding: 'utf8' }).stdout.trim()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho x >> "${list}"\nexec "${real}" "$@"\n`, { mode: 0o755 })
  box.samtal(args, { env: { PATH: `${folder}${delimiter}${box.env.PATH}` } })
  return readFileSync(list, 'utf8').trim().split('\n').length
}
