import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'

const anna = 'people/anna/1.md'

/** A clone with a sparse index that holds a staged change: git writes trees when it expands such an index. */
function sparse(folder = 'clone', ...format: string[]): { box: Sandbox; dir: string; tmp: string } {
  const box = new Sandbox()
  box.git('init', '--quiet', '-b', 'main', ...format, 'origin')
  const files = [anna, 'people/bo/1.md', 'other/deep/1.md'].map((path) => [`origin/${path}`, talk({})])
  box.write(Object.fromEntries(files))
  box.git('-C', 'origin', 'add', '-A')
  box.git('-C', 'origin', 'commit', '--quiet', '-m', 'Talks')
  // The clone borrows its objects, by a relative path.
  box.git('clone', '--quiet', '--shared', 'origin', folder)
  box.write({ [`${folder}/.git/objects/info/alternates`]: '../../../origin/.git/objects\n' })
  stage(box, folder)
  const tmp = join(box.home, 'tmp')
  mkdirSync(tmp)
  return { box, dir: join(box.dir, folder), tmp }
}

function stage(box: Sandbox, folder: string): void {
  box.git('-C', folder, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'people/anna')
  box.write({ [`${folder}/${anna}`]: talk({ held: '2026-01-22' }) })
  box.git('-C', folder, 'add', anna)
  box.write({ [`${folder}/people/anna/new.md`]: talk({ planned: '2026-02-20' }) })
}

/** Every file below a folder, with what it holds. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')]
    }),
  )
}

const commands = [
  ['due'],
  ['due', '.', '.'],
  ['log'],
  ['check'],
  ['check', '--staged'],
  ['hold', 'anna', '--date', '2026-02-20', '--dry-run'],
]

function expectNothingWritten(box: Sandbox, dir: string, tmp: string, folders: readonly string[]): void {
  const before = folders.map(contents)
  for (const args of commands) {
    const { err } = box.samtal(args, { cwd: dir, env: { TMPDIR: tmp } })
    expect([args, err]).toEqual([args, ''])
    expect([args, folders.map(contents), readdirSync(tmp)]).toEqual([args, before, []])
  }
}

describe('reading a repository with a sparse index', () => {
  it('writes nothing into it, and leaves nothing behind', () => {
    const { box, dir, tmp } = sparse()
    expect(readFileSync(join(dir, '.git/index')).includes('sdir')).toBe(true)
    expectNothingWritten(box, dir, tmp, [dir])
  })

  it('writes nothing where the path needs quotation marks for git', () => {
    const { box, dir, tmp } = sparse('a:b "c\\d" å')
    expectNothingWritten(box, dir, tmp, [dir])
  })

  it('writes nothing into a SHA-256 repository', () => {
    const { box, dir, tmp } = sparse('clone', '--object-format=sha256')
    expectNothingWritten(box, dir, tmp, [dir])
  })

  it('writes nothing into the repository of a linked work tree', () => {
    const { box, dir, tmp } = sparse()
    box.git('-C', dir, 'worktree', 'add', '--quiet', '--detach', '../tree')
    stage(box, 'tree')
    expectNothingWritten(box, join(box.dir, 'tree'), tmp, [dir, join(box.dir, 'tree')])
  })

  it('lists what lies outside the sparse part', () => {
    const { box, dir } = sparse()
    const { out } = box.samtal(['due', '--format', 'json'], { cwd: dir })
    expect(out).toContain('people/bo/1.md')
  })
})
