import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { bin, Sandbox, talk, type Run } from '../harness.ts'
import { atTerminal, checkJson, expectRefusal, ownTemplate, places, snapshot } from '../support.ts'

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
  return checkJson(box, '--staged', ...args)
}

describe('check --staged checks the index', () => {
  it('finds an error that is staged and already fixed in the work tree', () => {
    const box = committed().write({ [anna]: bad })
    box.git('add', anna)
    box.write({ [anna]: good })
    expect(box.samtal(['check']).code).toBe(0)
    const { code, out, err } = box.samtal(['check', '--staged'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(/^people\/anna\/a\.md:8:7: error: date-invalid held: /)
    expect(out).toContain('\n1 file checked: 1 error, 0 warnings.\n')
  })

  it('finds nothing when only the work tree has errors', () => {
    const box = committed().write({ [anna]: talk({ held: '2026-01-20' }) })
    box.git('add', anna)
    box.write({ [anna]: bad, 'people/bo/untracked.md': bad, 'samtal.yaml': 'trasig: [\n' })
    expect(box.samtal(['check']).code).toBe(1)
    expect(box.samtal(['check', '--staged'])).toMatchObject({ code: 0, out: '1 file checked: all is well.\n' })
  })

  it('gives position and excerpt in the staged text', () => {
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
      expect.arrayContaining(['samtal/anna/a.md person-unknown', 'templates/egen.yaml bracket-unclosed']),
    )
    box.git('add', 'samtal.yaml')
    expect(staged(box).findings.map(({ path }) => path)).not.toContain('samtal/anna/a.md')
  })

  it('leaves out untracked files, and checks staged files that are git-ignored', () => {
    const box = committed({ '.gitignore': 'people/\n' }).write({ [anna]: bad, 'people/bo/b.md': bad })
    box.git('add', '-f', anna)
    expect(places(staged(box).findings)).toEqual([`${anna}:8:7 date-invalid`])
  })

  it('ignores files added with add -N', () => {
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

  it('finds links, unexpected files and text that is not UTF-8', () => {
    const box = committed().write({ 'people/bo/b.docx': 'x', 'people/bo/c.md': new Uint8Array([0xff, 0xfe]) })
    symlinkSync('../anna/a.md', join(box.dir, 'people/bo/link.md'))
    box.git('add', '-A')
    expect(places(staged(box).findings)).toEqual([
      'people/bo/b.docx:1:1 file-unexpected',
      'people/bo/c.md:1:1 encoding-invalid',
      'people/bo/link.md:1:1 file-unreadable',
    ])
  })

  it('finds unmerged files', () => {
    const box = committed()
    box.git('switch', '-q', '-c', 'side')
    box.write({ [anna]: talk({ held: '2026-01-21' }) }).commit('2026-01-22')
    box.git('switch', '-q', 'main')
    box.write({ [anna]: talk({ held: '2026-01-23' }) }).commit('2026-01-24')
    expect(() => box.git('merge', 'side')).toThrow()
    expect(places(staged(box).findings)).toEqual([`${anna}:1:1 file-unreadable`])
  })

  it('reads paths with å, spaces and line breaks', () => {
    const path = 'people/anna/å b\nc.md'
    const box = committed().write({ [path]: bad })
    box.git('add', '-A')
    expect(places(staged(box).findings)).toEqual([`${path}:8:7 date-invalid`, `${path}:3:5 id-duplicate`].sort())
  })
})

describe('check --staged reports on files that the commit changes', () => {
  it('and not on errors in other files', () => {
    const box = committed({ [anna]: bad, 'people/bo/b.md': talk({ employee: 'bo' }) })
    box.write({ 'people/bo/b.md': talk({ employee: 'bo', held: '2026-01-20' }) })
    box.git('add', '-A')
    expect(staged(box)).toMatchObject({ files: 1, findings: [] })
    box.write({ [anna]: `${bad}\nMer.\n` })
    box.git('add', '-A')
    expect(staged(box)).toMatchObject({ files: 2, errors: 1 })
  })

  it('and checks them together with all the others', () => {
    const box = committed().write({ 'people/anna/b.md': good })
    box.git('add', '-A')
    expect(places(staged(box).findings)).toEqual(['people/anna/b.md:3:5 id-duplicate'])
    // The other file is removed from the index and still in the folder.
    box.git('rm', '--cached', '--quiet', anna)
    expect(staged(box)).toMatchObject({ files: 1, findings: [] })
  })

  it('counting a moved file as changed, and a removed one not', () => {
    const box = committed({ [anna]: bad })
    mkdirSync(join(box.dir, 'people/bo'))
    box.git('mv', anna, 'people/anna/ny.md')
    expect(places(staged(box).findings)).toEqual(['people/anna/ny.md:8:7 date-invalid'])
    box.git('rm', '-f', '--quiet', 'people/anna/ny.md')
    expect(staged(box)).toMatchObject({ files: 0, findings: [] })
  })

  it('and not on files outside the workspace', () => {
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

  it('starts a constant number of git processes', () => {
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

  it('refuses paths and standard input', () => {
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
    expectRefusal(box.samtal(['check', '--staged']), 'is not in a git repository')
    box.git('init', '--quiet', '--bare', 'bare.git')
    const cwd = join(box.dir, 'bare.git')
    expectRefusal(box.samtal(['check', '--staged'], { cwd }), 'is a repository without a work tree')
    expectRefusal(box.samtal(['check', '--staged', '--lang', 'sv'], { cwd }), 'är ett git-arkiv utan arbetskopia')
  })
})

describe('check --staged as a hook', () => {
  it('stops a commit with errors, and passes one where they are fixed', () => {
    const box = hooked(committed()).write({ [anna]: bad })
    box.git('add', '-A')
    expectStopped(commit(box, '-m', 'x'))
    box.write({ [anna]: good.replace('# Samtal', '# Ett samtal') })
    // The index still has the version with the error.
    expectStopped(commit(box, '-m', 'x'))
    box.git('add', '-A')
    expect(commit(box, '-m', 'x')).toMatchObject({ code: 0 })
    expect(box.git('log', '--format=%s')).toBe('x\nUpdate')
  })

  it('checks what commit -a and --amend commit', () => {
    const box = hooked(committed()).write({ [anna]: bad })
    expectStopped(commit(box, '-a', '-m', 'x'))
    expectStopped(commit(box, '-a', '--amend', '-m', 'x'))
    box.write({ [anna]: talk({ held: '2026-01-20' }) })
    expect(commit(box, '-a', '--amend', '-m', 'x').code).toBe(0)
  })

  it('checks only the files of a partial commit', () => {
    const bo = 'people/bo/b.md'
    const box = hooked(committed({ [anna]: good, [bo]: talk({ employee: 'bo' }) }))
    box.write({ [anna]: bad, [bo]: talk({ employee: 'bo', held: '2026-01-20' }) })
    box.git('add', anna)
    expect(commit(box, '-m', 'x', '--', bo).code).toBe(0)
    expect(box.git('diff', '--cached', '--name-only')).toBe(anna)
    expectStopped(commit(box, '-m', 'x', '--', anna))
    // From a subfolder, git runs the hook with another prefix.
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

  it('works for a workspace in a subfolder, with GIT_DIR set or not', () => {
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

/** Makes a shell line the repository's pre-commit hook; `samtal` in it is the real command. */
function hooked(box: Sandbox, line = 'samtal check --staged'): Sandbox {
  const path = join(box.dir, '.git/hooks/pre-commit')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, hook(line), { mode: 0o755 })
  return box
}

/** Runs `git commit`, which may fail. An object among the arguments gives the folder and the options before `commit`. */
function commit(box: Sandbox, ...options: (string | { cwd?: string; before?: string[] })[]): Run {
  const { cwd = '', before = [] } = options.find((option) => typeof option !== 'string') ?? {}
  const author = ['-c', 'user.name=Karin', '-c', 'user.email=karin@example.se']
  const args = options.filter((option) => typeof option === 'string')
  const { status, stdout, stderr } = spawnSync('git', [...author, ...before, 'commit', ...args], {
    cwd: join(box.dir, cwd),
    env: box.env,
    encoding: 'utf8',
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

/** Expects that the hook stopped the commit; git passes on the hook's output on standard error. */
function expectStopped({ code, err }: Run, message = `${anna}:8:7: error: date-invalid`): void {
  expect(err).toContain(message)
  expect(code).toBe(1)
}

/** The number of git processes that a run of samtal starts. */
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
