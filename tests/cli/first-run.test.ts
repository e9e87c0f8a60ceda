import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, Sandbox, talk } from '../harness.ts'
import { expectRefusal } from '../support.ts'

/** A folder for PATH with samtal in it, as an installation makes it. */
function installed(box: Sandbox): Record<string, string> {
  const folder = join(box.home, 'bin')
  mkdirSync(folder)
  writeFileSync(join(folder, 'samtal'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
  chmodSync(join(folder, 'samtal'), 0o755)
  return { PATH: `${folder}:${box.env.PATH}` }
}

/** The commands of the README's first steps, with the roster's entry written where it stands. */
function firstSteps(readme: string, from: string, to: string): string {
  const text = readFileSync(new URL(`../../${readme}`, import.meta.url), 'utf8')
  const section = text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)))
  const blocks = [...section.matchAll(/^( *)```(sh|yaml)\n([^]*?)\n *```$/gm)]
  return blocks
    .map(([, indent = '', language, block = '']) => {
      const lines = block
        .split('\n')
        .map((line) => line.slice(indent.length))
        .join('\n')
      return language === 'sh' ? lines : `cat >> people.yaml <<'END'\n${lines}\nEND`
    })
    .join('\n')
}

describe('the first steps of', () => {
  it.each([
    ['README.md', '## A first workspace', '### The year without'],
    ['README.sv.md', '**Gör en arbetsyta**', '**Resten av året.**'],
  ])('%s work as they are typed, in a clean home', (readme, from, to) => {
    const box = new Sandbox()
    const script = firstSteps(readme, from, to)
    expect(script).toContain('samtal init')
    const env = { ...box.env, ...installed(box) }
    const run = spawnSync('bash', ['-e', '-c', script], { cwd: box.dir, env, encoding: 'utf8' })
    expect({ code: run.status, err: run.stderr }).toEqual({ code: 0, err: expect.not.stringMatching(/^samtal: /m) })
    const unit = join(box.dir, /samtal init (\S+)/.exec(script)?.[1] ?? '')
    const git = (...args: string[]) => spawnSync('git', args, { cwd: unit, env, encoding: 'utf8' }).stdout
    expect(git('status', '--porcelain')).toBe('')
    expect(git('ls-files')).toContain('people/anna-andersson/2027-01-20-ki-chef.md')
  })
})

describe('init --hook', () => {
  const hookOf = (box: Sandbox) => join(box.dir, '.git/hooks/pre-commit')
  const commit = (box: Sandbox, cwd = box.dir) => {
    const identity = {
      GIT_AUTHOR_NAME: 'K',
      GIT_AUTHOR_EMAIL: 'k@x',
      GIT_COMMITTER_NAME: 'K',
      GIT_COMMITTER_EMAIL: 'k@x',
    }
    const env = { ...box.env, ...installed(box), ...identity }
    spawnSync('git', ['add', '-A'], { cwd, env })
    return spawnSync('git', ['commit', '-qm', 'x'], { cwd, env, encoding: 'utf8' }).status
  }
  const wrong = { 'people/anna/a.md': talk({ held: '2026-02-30' }) }

  it('makes a hook that stops what has errors', () => {
    const box = new Sandbox()
    expect(box.samtal(['init', '--hook']).out).toContain('Created .git/hooks/pre-commit\n')
    expect(statSync(hookOf(box)).mode & 0o111).not.toBe(0)
    expect(commit(box.write(wrong))).toBe(1)
  })

  it('lets through what has none', () => {
    const box = new Sandbox()
    box.samtal(['init', '--hook'])
    expect(commit(box)).toBe(0)
  })

  it('is not made unless asked for', () => {
    const box = new Sandbox()
    box.samtal(['init'])
    expect(existsSync(hookOf(box))).toBe(false)
  })

  it('changes no other hook, and says which line it lacks', () => {
    const box = new Sandbox().init().write({ '.git/hooks/pre-commit': '#!/bin/sh\nmake test\n' })
    const { code, out } = box.samtal(['init', '--hook'])
    expect({ code, hook: box.read('.git/hooks/pre-commit') }).toEqual({ code: 0, hook: '#!/bin/sh\nmake test\n' })
    expect(out).toMatch(/\.git\/hooks\/pre-commit is somebody else's hook.*samtal check --staged\n/)
  })

  it('keeps its own', () => {
    const box = new Sandbox()
    box.samtal(['init', '--hook'])
    expect(box.samtal(['init', '--hook']).out).toContain('Already exists, not changed: .git/hooks/pre-commit\n')
  })

  it('goes where core.hooksPath says, in the repository', () => {
    const box = new Sandbox().init()
    box.git('config', 'core.hooksPath', 'tools/hooks')
    box.samtal(['init', 'unit', '--hook'])
    expect(existsSync(hookOf(box))).toBe(false)
    expect(box.read('tools/hooks/pre-commit')).toContain('samtal check --staged')
    box.git('config', 'core.hooksPath', '.husky')
    box.samtal(['init', 'unit', '--hook'])
    expect(box.read('.husky/pre-commit')).toContain('samtal check --staged')
  })

  it('is refused where other repositories share the folder of hooks', () => {
    const box = new Sandbox().init()
    box.git('config', 'core.hooksPath', box.home)
    expectRefusal(box.samtal(['init', '--hook']), 'core.hooksPath')
    expect(existsSync(join(box.home, 'pre-commit'))).toBe(false)
  })

  it('is shared by linked work trees', () => {
    const box = new Sandbox().init()
    box.commit('2026-01-01')
    box.git('worktree', 'add', '-q', join(box.home, 'linked'))
    const linked = join(box.home, 'linked')
    expect(box.samtal(['init', '--hook'], { cwd: linked }).code).toBe(0)
    expect(existsSync(hookOf(box))).toBe(true)
    mkdirSync(join(linked, 'people/anna'), { recursive: true })
    writeFileSync(join(linked, 'people/anna/a.md'), wrong['people/anna/a.md'])
    expect(commit(box, linked)).toBe(1)
  })
})

describe('init', () => {
  it('ends with the next command', () => {
    expect(new Sandbox().samtal(['init']).out).toMatch(/samtal people import.*\n.*last_talk.*\nNext: samtal new\n$/)
    expect(new Sandbox().samtal(['init', 'a unit', '--lang', 'sv']).out).toMatch(
      /\nHärnäst: cd 'a unit' && samtal new\n$/,
    )
  })

  it('writes YAML files whose first line names a schema that is there', () => {
    const box = new Sandbox()
    box.samtal(['init'])
    for (const file of ['samtal.yaml', 'people.yaml']) {
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(box.read(file)) ?? []
      expect(JSON.parse(box.read(schema))).toMatchObject({ $schema: expect.any(String) })
    }
    const references = box.read('.samtal/settings.schema.json').match(/"\$ref": "[^#"]+/g) ?? []
    for (const reference of references) expect(existsSync(join(box.dir, '.samtal', reference.slice(9)))).toBe(true)
  })
})
