import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { namesInIndex } from '../../src/io/git-index.ts'
import { debrisPatterns } from '../../src/domain/scaffold/debris.ts'
import { Sandbox, talk } from '../harness.ts'

const draft = 'people/anna/utkast.md'

/** How many files `check` counts; one of the two is named by a rule of git's. */
function counted(box: Sandbox, env: Record<string, string> = {}): number {
  const { out } = box.samtal(['check', '--format', 'json'], { env })
  return (JSON.parse(out) as { files: number }).files
}

function workspace(): Sandbox {
  return new Sandbox().init().write({
    'people/anna/a.md': talk({}),
    [draft]: talk({ id: 'utkast', planned: '2026-02-20' }),
  })
}

describe('what git ignores is asked of git', () => {
  const places: Record<string, (box: Sandbox) => void> = {
    'a .gitignore': (box) => box.write({ '.gitignore': 'utkast.md\n' }),
    'a .gitignore further in': (box) => box.write({ 'people/anna/.gitignore': 'utkast.md\n' }),
    'info/exclude': (box) => box.write({ '.git/info/exclude': 'utkast.md\n' }),
    'a file that the configuration names': (box) => {
      box.write({ '../ignored': 'utkast.md\n' })
      box.git('config', 'core.excludesFile', '../ignored')
    },
    'a file that the configuration of the work tree names': (box) => {
      box.write({ '../ignored': 'utkast.md\n' })
      box.git('config', 'extensions.worktreeConfig', 'true')
      box.git('config', '--worktree', 'core.excludesFile', '../ignored')
    },
    "the user's own file": (box) => box.write({ '../home/.config/git/ignore': 'utkast.md\n' }),
  }
  for (const [name, write] of Object.entries(places))
    it(`in ${name}`, () => {
      const box = workspace()
      write(box)
      expect(counted(box)).toBe(1)
      box.git('add', '--force', draft)
      expect(counted(box)).toBe(2)
    })

  it('with the index that the environment names', () => {
    const box = workspace().write({ '.gitignore': 'utkast.md\n' })
    box.git('add', '--force', draft)
    expect(counted(box, { GIT_INDEX_FILE: join(box.home, 'index') })).toBe(1)
  })

  it('in a workspace in a folder of the repository, and in a linked work tree', () => {
    const box = new Sandbox().init()
    box.write({ '.gitignore': 'utkast.md\n', 'unit/samtal.yaml': 'samtal: 1\n', [`unit/${draft}`]: talk({}) })
    const cwd = join(box.dir, 'unit')
    const check = (where: string) =>
      (JSON.parse(box.samtal(['check', '--format', 'json'], { cwd: where }).out) as { files: number }).files
    expect(check(cwd)).toBe(1)
    box.git('add', '--force', '-A')
    box.git('add', '--force', `unit/${draft}`)
    expect(check(cwd)).toBe(2)
    box.commit('2026-01-25')
    box.git('worktree', 'add', '--quiet', '../linked')
    expect(check(join(box.dir, '../linked/unit'))).toBe(2)
  })
})

describe('the names in the index', () => {
  const index = (box: Sandbox) => readFileSync(join(box.dir, '.git/index'))
  const tracked = (box: Sandbox) => new Set(box.git('ls-files', '-z').split('\0').filter(Boolean))
  const filled = (...options: string[]) => {
    const box = new Sandbox()
    box.git('init', '--quiet', ...options)
    for (let length = 1; length < 20; length++) box.write({ [`people/${'å'.repeat(length)}/${length}.md`]: 'x' })
    return box
  }

  it('are those that git lists, whatever their length', () => {
    const box = filled()
    box.git('add', '-A')
    expect(namesInIndex(index(box))).toEqual(tracked(box))
    box.commit('2026-01-25')
    expect(namesInIndex(index(box))).toEqual(tracked(box))
  })

  it('are those that git lists, with entries of the longer form', () => {
    const box = filled()
    box.git('add', '--intent-to-add', '.')
    expect(index(box).readUInt32BE(4)).toBe(3)
    expect(namesInIndex(index(box))).toEqual(tracked(box))
  })

  it('are left to git where the index has another form, or is cut', () => {
    const other: Record<string, (box: Sandbox) => void> = {
      'version 4': (box) => box.git('update-index', '--index-version', '4'),
      split: (box) => box.git('update-index', '--split-index'),
      sparse: (box) => {
        box.commit('2026-01-25')
        box.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'people/å')
      },
    }
    for (const [form, make] of Object.entries(other)) {
      const box = filled()
      box.git('add', '-A')
      make(box)
      expect(namesInIndex(index(box)), form).toBeUndefined()
    }
    const sha256 = filled('--object-format=sha256')
    sha256.git('add', '-A')
    expect(namesInIndex(index(sha256)), 'SHA-256').toBeUndefined()
    const box = filled()
    box.git('add', '-A')
    const bytes = index(box)
    for (let length = 0; length < bytes.length; length++)
      expect(namesInIndex(bytes.subarray(0, length)), `${length} bytes`).toBeUndefined()
  })
})

describe('what editors and systems leave', () => {
  it('is never taken for a talk, also where git does not ignore it', () => {
    const left = debrisPatterns.map((pattern) => `people/anna/${pattern.replaceAll('*', 'a.md')}`)
    const box = new Sandbox().init().write({ 'samtal.yaml': '', 'people/anna/a.md': talk({}) })
    box.write(Object.fromEntries(left.map((path) => [path, 'no talk'])))
    expect(box.samtal(['check']).out).toBe('2 files checked: all is well.\n')
    box.git('add', '-A')
    expect(box.samtal(['check', '--staged']).out).toBe('2 files checked: all is well.\n')
  })
})

describe('a name that begins with two dots', () => {
  it('lies in the root like any other', () => {
    const box = new Sandbox().init().write({ 'samtal.yaml': 'conversations: ..samtal\n' })
    mkdirSync(join(box.dir, '..samtal/anna'), { recursive: true })
    box.write({ '..samtal/anna/a.md': talk({}) })
    const { code, out } = box.samtal(['check', '..samtal/anna/a.md'])
    expect([code, out]).toEqual([0, '1 file checked: all is well.\n'])
    const args = ['--template', 'medarbetarsamtal', '--person', 'bo', '--manager', 'karin', '--date', '2026-12-01']
    expect(box.samtal(['new', ...args]).code).toBe(0)
    expect(box.samtal(['check', '../ute.md']).err).toContain('nothing to check here')
  })
})
