import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainRepository } from '../../src/io/plain-repository.ts'
import { openRepository } from '../../src/io/repository.ts'
import { Sandbox, talk } from '../harness.ts'
import { worldOf } from './world.ts'

function workspace(...options: string[]): Sandbox {
  const box = new Sandbox()
  box.git('init', '--quiet', '-b', 'main', ...options)
  box.write({ 'people/anna/1.md': talk({ held: '2026-01-22' }), 'people/bo/1.md': talk({ id: 'b1', employee: 'bo' }) })
  box.commit('2026-01-25')
  return box
}

describe('a plain repository', () => {
  const plain: Record<string, (box: Sandbox) => void> = {
    'as it is made': () => {},
    'with packed refs': (box) => box.git('pack-refs', '--all'),
    'with a detached HEAD': (box) => box.git('checkout', '--quiet', '--detach'),
    'on a branch with slashes': (box) => box.git('checkout', '--quiet', '-b', 'a/b/c'),
    'with a remote': (box) => box.git('remote', 'add', 'origin', 'https://example.se/x.git'),
  }
  for (const [name, change] of Object.entries(plain))
    it(`is what git says it is ${name}`, async () => {
      const box = workspace()
      change(box)
      const found = plainRepository(worldOf(box), box.dir)
      expect(found).toBeDefined()
      expect(found).toEqual(await openRepository(worldOf(box), box.dir))
    })

  const unusual: Record<string, (box: Sandbox) => void> = {
    'SHA-256': (box) => {
      rmSync(join(box.dir, '.git'), { recursive: true })
      box.git('init', '--quiet', '--object-format=sha256')
      box.commit('2026-01-25')
    },
    'a work tree elsewhere': (box) => box.git('config', 'core.worktree', '../../other'),
    'no work tree': (box) => box.git('config', 'core.bare', 'true'),
    'an extension': (box) => box.git('config', 'extensions.worktreeConfig', 'true'),
    'settings in another file': (box) => box.git('config', 'include.path', 'other'),
    'a format that is not known': (box) => box.git('config', 'core.repositoryFormatVersion', '2'),
    'an incomplete history': (box) => box.write({ '.git/shallow': `${box.git('rev-parse', 'HEAD')}\n` }),
    grafts: (box) => box.write({ '.git/info/grafts': '' }),
    'no commit': (box) => box.git('checkout', '--quiet', '--orphan', 'new'),
    'a broken HEAD': (box) => box.write({ '.git/refs/heads/main': 'garbage\n' }),
    'an empty branch': (box) => box.write({ '.git/refs/heads/main': '' }),
    'a branch that is a link': (box) => {
      box.write({ '.git/refs/heads/other': `${box.git('rev-parse', 'HEAD')}\n` })
      rmSync(join(box.dir, '.git/refs/heads/main'))
      symlinkSync('other', join(box.dir, '.git/refs/heads/main'))
    },
    'a HEAD out of the branches': (box) => box.write({ '.git/HEAD': 'ref: refs/heads/../../ORIG_HEAD\n' }),
    'no objects': (box) => rmSync(join(box.dir, '.git/objects'), { recursive: true }),
  }
  for (const [name, change] of Object.entries(unusual))
    it(`is none with ${name}`, () => {
      const box = workspace()
      change(box)
      expect(plainRepository(worldOf(box), box.dir)).toBeUndefined()
    })

  it('is none in a linked work tree, a submodule, a bare repository, or a folder below', () => {
    const box = workspace()
    box.git('worktree', 'add', '--quiet', '../linked')
    box.git('clone', '--quiet', '--bare', '.', '../bare')
    for (const folder of ['../linked', '../bare', 'people'])
      expect(plainRepository(worldOf(box), join(box.dir, folder)), folder).toBeUndefined()
  })

  it('is none where the environment names a work tree or an index', () => {
    const box = workspace()
    for (const name of ['GIT_WORK_TREE', 'GIT_INDEX_FILE'])
      expect(plainRepository(worldOf(box, { [name]: box.dir }), box.dir), name).toBeUndefined()
  })
})

/** A `git` that notes what it is started for. */
function countingGit(box: Sandbox): { env: Record<string, string>; commands: () => string[] } {
  const [folder, notes] = [join(box.home, 'bin'), join(box.home, 'commands')]
  mkdirSync(folder)
  const real = spawnSync('sh', ['-c', 'command -v git'], { env: box.env, encoding: 'utf8' }).stdout.trim()
  const script = `#!/bin/sh\nfor word; do case $word in -c) ;; *=*) ;; --*) ;; *) echo "$word" >> '${notes}'; break;; esac; done\nexec '${real}' "$@"\n`
  writeFileSync(join(folder, 'git'), script)
  chmodSync(join(folder, 'git'), 0o755)
  return {
    env: { PATH: `${folder}:${box.env.PATH}` },
    commands: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n').sort() : []),
  }
}

describe('due', () => {
  const due = (box: Sandbox, env: Record<string, string> = {}) => box.samtal(['due', '--format', 'json'], { env })
  /** With a variable that says nothing new, git is asked for everything. */
  const askingGit = (box: Sandbox) => due(box, { GIT_INDEX_FILE: join(box.dir, '.git/index') })

  it('starts two git processes in a repository, and a third where a history has merges', () => {
    const box = workspace()
    const git = countingGit(box)
    expect(due(box, git.env).code).toBe(0)
    expect(git.commands()).toEqual(['cat-file', 'log'])
    box.git('checkout', '--quiet', '-b', 'side', 'HEAD')
    box.write({ 'people/eva/1.md': talk({ employee: 'eva' }) }).commit('2026-01-26')
    box.git('checkout', '--quiet', 'main')
    box.git('merge', '--quiet', '--no-ff', '--no-edit', 'side')
    expect(due(box, git.env).code).toBe(0)
    expect(git.commands()).toEqual(['cat-file', 'cat-file', 'diff-tree', 'log', 'log'])
  })

  const changes: Record<string, (box: Sandbox) => void> = {
    'nothing is changed': () => {},
    'a change is staged': (box) => {
      box.write({ 'people/anna/1.md': talk({}) })
      box.git('add', '-A')
    },
    'there is no index': (box) => rmSync(join(box.dir, '.git/index')),
    'HEAD is a tag': (box) => {
      box.git('tag', '-a', '-m', 'tag', 'v1')
      box.write({ '.git/HEAD': `${box.git('rev-parse', 'v1')}\n` })
    },
    'HEAD is a tree': (box) => box.write({ '.git/HEAD': `${box.git('rev-parse', 'HEAD^{tree}')}\n` }),
    'a branch is a tree': (box) => box.write({ '.git/refs/heads/main': `${box.git('rev-parse', 'HEAD^{tree}')}\n` }),
    'a branch names a commit that is missing': (box) => box.write({ '.git/refs/heads/main': `${'1'.repeat(40)}\n` }),
    'the folder of talks is a submodule': (box) => {
      box.git('rm', '--quiet', '-r', '--cached', 'people')
      box.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},people`)
      box.gitAt('2026-01-26', 'commit', '--quiet', '-m', 'Submodule')
    },
    'a talk is changed in the work tree': (box) =>
      box.write({ 'people/bo/1.md': talk({ id: 'b1', employee: 'bo', planned: '2026-12-01' }) }),
    'a talk is changed to one of the same size, and dated back': (box) => {
      const path = join(box.dir, 'people/bo/1.md')
      const { atime, mtime } = statSync(path)
      box.write({ 'people/bo/1.md': box.read('people/bo/1.md').replace('2026-01-20', '2026-12-20') })
      utimesSync(path, atime, mtime)
    },
    'a talk is removed, and another one replaced by a folder': (box) => {
      rmSync(join(box.dir, 'people/anna'), { recursive: true })
      box.write({ 'people/anna': 'no folder\n' })
      rmSync(join(box.dir, 'people/bo/1.md'))
      box.write({ 'people/bo/1.md/2.md': talk({ employee: 'bo', planned: '2026-12-01' }) })
    },
    'a talk is a link in the work tree': (box) => {
      rmSync(join(box.dir, 'people/bo/1.md'))
      symlinkSync('../anna/1.md', join(box.dir, 'people/bo/1.md'))
    },
    'the settings are broken': (box) => appendFileSync(join(box.dir, 'samtal.yaml'), 'x: [\n'),
    'commits are older than their parents': (box) => {
      for (const [index, day] of ['2026-01-20', '2026-01-10', '2026-01-15'].entries())
        box.write({ 'people/bo/1.md': talk({ id: 'b1', employee: 'bo', held: `2026-01-0${index + 1}` }) }).commit(day)
    },
  }
  for (const [name, change] of Object.entries(changes))
    it(`answers the same, whether it asks git for everything or not, where ${name}`, () => {
      const box = workspace()
      change(box)
      expect(due(box)).toEqual(askingGit(box))
    })
})
