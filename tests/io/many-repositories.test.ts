import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, Sandbox, talk, type RowJson } from '../harness.ts'

const count = 40

/** Many repositories, of which one is broken, with the list of them in a file. */
function repositories(): { box: Sandbox; broken: string } {
  const box = new Sandbox()
  const [first = '', ...others] = Array.from({ length: count }, (_, index) => `r${index}`)
  box.git('init', '--quiet', '-b', 'main', first)
  box.write({ [`${first}/people/anna/1.md`]: talk({ planned: '2026-01-20' }) })
  box.gitAt('2026-01-25', '-C', first, 'add', '-A')
  box.gitAt('2026-01-25', '-C', first, 'commit', '--quiet', '-m', 'Talk')
  for (const name of others) cpSync(join(box.dir, first), join(box.dir, name), { recursive: true })
  const broken = 'r17'
  rmSync(join(box.dir, broken, '.git/objects'), { recursive: true })
  box.write({ list: [first, ...others].join('\n') })
  return { box, broken }
}

/** A `git` that notes when it begins and ends; gives the largest number that ran at once. */
function noticingGit(box: Sandbox): { path: string; mostAtOnce: () => number } {
  const [folder, notes] = [join(box.home, 'bin'), join(box.home, 'notes')]
  mkdirSync(folder)
  const git = spawnSync('sh', ['-c', 'command -v git'], { env: box.env, encoding: 'utf8' }).stdout.trim()
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\necho + >> '${notes}'\n'${git}' "$@"\ncode=$?\necho - >> '${notes}'\nexit $code\n`,
  )
  chmodSync(join(folder, 'git'), 0o755)
  return {
    path: `${folder}:${box.env.PATH}`,
    mostAtOnce() {
      const [changes, running] = [existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [], [0]]
      for (const change of changes) running.push((running.at(-1) ?? 0) + (change === '+' ? 1 : -1))
      return Math.max(...running)
    },
  }
}

describe('due over many repositories', () => {
  const { box, broken } = repositories()
  const args = ['due', '--repos', 'list', '--format', 'json']

  it('gives the rows of all, and names the one that is broken', () => {
    const { code, out } = box.samtal(args)
    const { rows } = JSON.parse(out) as { rows: (RowJson & { repository: string })[] }
    expect(code).toBe(2)
    expect(new Set(rows.map(({ repository }) => repository)).size).toBe(count)
    expect(rows.filter(({ state }) => state === 'unreadable').map(({ repository }) => repository)).toEqual([
      join(box.dir, broken),
    ])
  })

  it('runs few git processes at once', () => {
    const git = noticingGit(box)
    expect(box.samtal(args, { env: { PATH: git.path } })).toEqual(box.samtal(args))
    const most = git.mostAtOnce()
    expect([most > 1, most <= 12]).toEqual([true, true])
  })

  it('needs few open files, however many repositories there are', () => {
    const script = 'ulimit -n 64; exec "$@"'
    const { status, stdout } = spawnSync('sh', ['-c', script, 'sh', process.execPath, bin, ...args], {
      ...{ cwd: box.dir, env: box.env, encoding: 'utf8' },
    })
    expect([status, stdout]).toEqual([2, box.samtal(args).out])
  })
})
