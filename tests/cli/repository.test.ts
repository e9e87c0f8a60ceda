import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { samtalBatch } from '../batch.ts'
import { Sandbox, talk, type RowJson } from '../harness.ts'
import { checkJson, expectRefusal, places } from '../support.ts'

const path = 'people/anna/1.md'

/** A repository with an overdue talk. */
function overdue(): Sandbox {
  const box = new Sandbox().init().write({ [path]: talk({ held: '2026-01-22' }) })
  box.commit('2026-01-25')
  return box
}

function rowsOf(box: Sandbox, cwd = box.dir): RowJson[] {
  const { code, out, err } = box.samtal(['due', '--format', 'json'], { cwd })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return (JSON.parse(out) as { rows: RowJson[] }).rows
}

function looseObject(box: Sandbox, revision: string): string {
  const oid = box.git('rev-parse', revision)
  return join(box.dir, '.git/objects', oid.slice(0, 2), oid.slice(2))
}

describe('a work tree that is configured to be elsewhere', () => {
  it('gives no answer from a folder that git does not look into', () => {
    const box = overdue()
    box.git('config', 'core.worktree', box.home)
    for (const args of [['due', '--exit-code'], ['log'], ['status', 'anna'], ['agenda'], ['check', '--staged']])
      expectRefusal(box.samtal(args), 'the files of this repository in another folder (core.worktree)')
    box.git('config', 'core.worktree', box.dir)
    expect(rowsOf(box)).toHaveLength(1)
  })
})

describe('a HEAD that cannot be resolved', () => {
  const ref = '.git/refs/heads/main'
  const damages: Record<string, (box: Sandbox) => void> = {
    'an empty branch ref': (box) => box.write({ [ref]: '' }),
    'garbage in the branch ref': (box) => box.write({ [ref]: 'garbage\n' }),
    'a ref to an object that is missing': (box) => box.write({ [ref]: `${'1'.repeat(40)}\n` }),
    'a ref to a tree': (box) => box.write({ [ref]: `${box.git('rev-parse', 'HEAD^{tree}')}\n` }),
    'a ref to a blob': (box) => box.write({ [ref]: `${box.git('rev-parse', `HEAD:${path}`)}\n` }),
    'a commit that is missing': (box) => rmSync(looseObject(box, 'HEAD')),
    'a commit that is corrupt': (box) => {
      chmodSync(looseObject(box, 'HEAD'), 0o644)
      writeFileSync(looseObject(box, 'HEAD'), 'garbage')
    },
    'a branch ref that is a pipe to nowhere': (box) => {
      rmSync(join(box.dir, ref))
      symlinkSync('/nowhere/at/all', join(box.dir, ref))
    },
    'garbage in packed-refs': (box) => {
      box.git('pack-refs', '--all')
      box.write({ '.git/packed-refs': 'garbage\n' })
    },
    'a link to nowhere in the place of packed-refs': (box) => {
      box.git('pack-refs', '--all')
      rmSync(join(box.dir, '.git/packed-refs'))
      symlinkSync('/nowhere', join(box.dir, '.git/packed-refs'))
    },
    'a file in the place of the folder of branches': (box) => {
      rmSync(join(box.dir, '.git/refs/heads'), { recursive: true })
      box.write({ '.git/refs/heads': '' })
    },
    'a detached HEAD whose commit is missing': (box) => {
      box.git('checkout', '--quiet', '--detach')
      rmSync(looseObject(box, 'HEAD'))
    },
  }

  it.each(Object.keys(damages))('is never taken for one without commits: %s', (damage) => {
    const box = overdue()
    damages[damage]?.(box)
    const commands = [['due'], ['due', '--exit-code'], ['due', '--no-history'], ['log'], ['check', '--staged']].flatMap(
      (args) => ['en', 'sv'].map((language) => [...args, '--lang', language]),
    )
    for (const [index, run] of samtalBatch(commands.map((args) => ({ box, args }))).entries()) {
      const args = commands[index]
      expect({ args, ...run }).toEqual({ args, code: 2, out: '', err: expect.stringContaining('git fsck') })
    }
  })

  it('is not taken for one without commits in a bare repository either', () => {
    const box = overdue()
    box.git('clone', '--quiet', '--bare', '.', 'bare.git')
    writeFileSync(join(box.dir, 'bare.git/packed-refs'), '')
    writeFileSync(join(box.dir, 'bare.git/refs/heads/main'), 'garbage\n')
    for (const args of [['due', '--exit-code'], ['log']])
      expect(box.samtal(args, { cwd: join(box.dir, 'bare.git') }).code).toBe(2)
  })

  it('has no commits yet where the branch does not exist, whatever lies beside it', () => {
    const unborn = new Sandbox().workspace()
    expect(rowsOf(unborn)).toEqual([])
    expect(unborn.samtal(['log']).code).toBe(0)
    const orphan = overdue()
    orphan.git('checkout', '--quiet', '--orphan', 'new')
    expect(rowsOf(orphan)).toEqual([])
    // A folder in the place of the ref, left from `new/draft`.
    mkdirSync(join(orphan.dir, '.git/refs/heads/new'))
    expect(rowsOf(orphan)).toEqual([])
  })

  it('is refused where an older commit, tree or version is missing', () => {
    for (const revision of ['HEAD~1', 'HEAD~1^{tree}', `HEAD~1:${path}`]) {
      const box = overdue().write({ [path]: talk({ held: '2026-01-23' }) })
      box.commit('2026-01-26')
      rmSync(looseObject(box, revision))
      for (const args of [['due'], ['log']]) expect([revision, box.samtal(args).code]).toEqual([revision, 2])
    }
  })
})

describe('names that git knows as bytes', () => {
  it('keeps apart two file names that are not UTF-8', () => {
    const box = overdue()
    const entries = [0xe4, 0xe5].map((byte, index) => {
      writeFileSync(join(box.home, 'talk'), talk({ employee: ['bo', 'cilla'][index], held: '2026-01-22' }))
      const oid = box.git('hash-object', '-w', join(box.home, 'talk'))
      return Buffer.concat([Buffer.from(`100644 ${oid}\tpeople/x/`), Buffer.of(byte), Buffer.from('.md\0')])
    })
    writeFileSync(join(box.home, 'add'), Buffer.concat(entries))
    box.git('-c', `alias.add-them=!git update-index -z --index-info < '${box.home}/add'`, 'add-them')
    box.gitAt('2026-01-26', 'commit', '--quiet', '-m', 'Names')
    const rows = rowsOf(box)
    expect(rows.map(({ person }) => person)).toEqual(['anna', 'bo', 'cilla'])
    expect(new Set(rows.map((row) => row.path)).size).toBe(3)
    expect(box.samtal(['due']).out).not.toContain('\ufffd')
  })

  it('reads files in the work tree whose names or folders are not UTF-8, as it reads those of git', () => {
    const box = overdue()
    const folder = Buffer.concat([Buffer.from(join(box.dir, 'people/')), Buffer.of(0xf6)])
    mkdirSync(folder)
    const paths = [0xe4, 0xe5].map((byte) =>
      Buffer.concat([folder, Buffer.from('/'), Buffer.of(byte), Buffer.from('.md')]),
    )
    for (const [index, file] of paths.entries())
      writeFileSync(file, talk({ employee: ['bo', 'cilla'][index], held: '2026-1-22' }))
    const found = (...args: string[]) =>
      places(checkJson(box, ...args).findings).filter((place) => !place.includes('anna'))
    const inWorkTree = found()
    expect(inWorkTree.filter((place) => place.endsWith('date-invalid'))).toEqual([
      'people/\udcf6/\udce4.md:8:7 date-invalid',
      'people/\udcf6/\udce5.md:8:7 date-invalid',
    ])
    expect(inWorkTree.join(' ')).not.toMatch(/file-unreadable|\ufffd/)
    // Such a file is never written.
    expect(box.samtal(['check', '--fix']).err).toBe('')
    expect(found()).toEqual(inWorkTree)
    box.git('add', '-A')
    expect(found('--staged')).toEqual(inWorkTree)
    box.gitAt('2026-01-26', 'commit', '--quiet', '-m', 'Names')
    expect(new Set(rowsOf(box).map((row) => row.path)).size).toBe(3)
    expect(rowsOf(box).some(({ uncommitted }) => uncommitted)).toBe(false)
    writeFileSync(join(box.dir, '.gitignore'), Buffer.from('\xe5.md\n', 'latin1'))
    box.git('rm', '--quiet', '--cached', '-r', '.')
    expect(found().join(' ')).not.toContain('\udce5')
    expect(found().join(' ')).toContain('\udce4')
  })

  it('reads a repository whose folder has a line end in its name', () => {
    const box = new Sandbox()
    const inside = join(box.dir, 'a\nb')
    mkdirSync(inside)
    box.git('init', '--quiet', '-b', 'main', inside)
    box.write({ 'a\nb/unit\n1/samtal.yaml': '', 'a\nb/unit\n1/people/anna/1.md': talk({ held: '2026-01-22' }) })
    box.git('-C', inside, 'add', '-A')
    box.git('-C', inside, 'commit', '--quiet', '-m', 'Talk')
    expect(rowsOf(box, join(inside, 'unit\n1'))).toMatchObject([{ person: 'anna', state: 'overdue' }])
  })

  it('follows a link to a workspace, alone and among several', () => {
    const box = overdue()
    symlinkSync(box.dir, join(box.home, 'link'))
    expect(rowsOf(box, join(box.home, 'link'))).toHaveLength(1)
    const { code, out } = box.samtal(['due', '--format', 'json', 'link', box.dir], { cwd: box.home })
    expect(code).toBe(0)
    expect((JSON.parse(out) as { rows: object[] }).rows).toHaveLength(2)
  })

  it('reads ids and steps that objects have as properties', () => {
    const follow =
      'follow_ups:\n  - step: constructor\n    held: 2026-02-01\n  - step: __proto__\n    held: 2026-02-01\n'
    const names = ['constructor', 'valueOf', 'to-string', 'hasownproperty']
    const box = new Sandbox().init().write({ 'people.yaml': 'constructor: {name: C}\n' })
    for (const name of names)
      box.write({
        [`people/${name}/1.md`]: talk({ employee: name, manager: 'constructor', held: '2026-01-22' }, follow),
      })
    box.commit('2026-01-25')
    box.write({ 'people/constructor/1.md': talk({ employee: 'constructor', manager: 'constructor' }) })
    box.commit('2026-01-26')
    expect(rowsOf(box).length).toBeGreaterThan(1)
    expect(box.samtal(['due']).out).toContain('constructor')
    expect(box.samtal(['due', box.dir, box.dir]).code).toBe(0)
    expect(box.samtal(['log', 'constructor']).code).toBe(0)
    expect(box.samtal(['log', 'constructor', '--between', '2026-01-01', '2026-12-31']).code).toBe(0)
  })
})

describe('who may be trusted', () => {
  it.runIf(process.getuid?.() === 0)('refuses a bare repository that git refuses, and says how to trust it', () => {
    const box = overdue()
    box.git('clone', '--quiet', '--bare', '.', 'bare.git')
    box.git('-c', 'alias.give=!chown -R 12345 bare.git', 'give')
    const { code, out, err } = box.samtal(['due'], { cwd: join(box.dir, 'bare.git') })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('safe.directory')
  })

  it('never reads .mailmap, not even one that would never end', () => {
    const box = overdue()
    box.git('-c', `alias.pipe=!mkfifo .mailmap`, 'pipe')
    expect(rowsOf(box)).toMatchObject([{ evidence: { author: 'Karin Ek' } }])
    expect(box.samtal(['log']).code).toBe(0)
  })
})
