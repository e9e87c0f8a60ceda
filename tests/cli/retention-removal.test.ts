import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'

const expired = 'TAS-BORT'
const kept = 'SPARAS'
const oldPath = "people/anna/old [1] it's.md"
// What the name above would match, were it a pattern.
const similarPath = "people/anna/old 1 it's.md"

const held = (day: string, text: string) =>
  talk({ planned: day, held: day }, `goals:\n  - {id: m1, kind: mal, goal: ${text}, status: done}\n`)

/** Old talks at HEAD, under an earlier name, in the history only, on another branch and in a tag; and some to keep. */
function workspace(): Sandbox {
  const box = new Sandbox().init().write({
    'samtal.yaml': 'retention: {default: P5Y}\n',
    [oldPath]: held('2018-01-20', `${expired} ett`),
    'people/anna/removed.md': held('2017-01-20', `${expired} två`),
  })
  box.commit('2018-01-21')
  box.git('tag', '-a', '-m', 'first', 'v1')
  box.git('branch', 'draft')
  box.git('mv', oldPath, 'people/anna/a.md')
  box.git('rm', '--quiet', 'people/anna/removed.md')
  box.commit('2018-02-01')
  box.git('mv', 'people/anna/a.md', oldPath)
  box.write({ [similarPath]: held('2019-01-20', `${kept} ett`), 'people/anna/b.md': held('2025-01-20', `${kept} två`) })
  box.commit('2025-01-21')
  return box
}

const tools = ['filter-branch', 'filter-repo'].filter(
  (name) => name === 'filter-branch' || spawnSync('git', ['filter-repo', '--version']).status === 0,
)

/** The commands of each step, as printed, with the program that is to rewrite the history. */
function printedSteps(box: Sandbox, tool: string): string[][] {
  const { code, out, err } = box.samtal(['retention'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const steps: string[][] = []
  for (const line of out.split('\n'))
    if (/^\d\. /.test(line)) steps.push([])
    else if (line.startsWith('     ')) steps.at(-1)?.push(line.trim())
  const isOther = tool === 'filter-repo' ? /filter-branch|refs\/original/ : /filter-repo/
  return steps.map((commands) => commands.filter((command) => !isOther.test(command)))
}

function run(box: Sandbox, lines: readonly string[], cwd = box.dir): string {
  const author = { GIT_AUTHOR_NAME: 'Karin', GIT_AUTHOR_EMAIL: 'karin@example.se' }
  const committer = { GIT_COMMITTER_NAME: 'Karin', GIT_COMMITTER_EMAIL: 'karin@example.se' }
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', lines.join('\n')], {
    ...{ cwd, encoding: 'utf8', input: '', env: { ...box.env, ...author, ...committer } },
  })
  expect(status, stderr).toBe(0)
  return stdout
}

/** Everything that the object database of a repository has, whether anything refers to it or not. */
function everyObject(box: Sandbox, cwd = box.dir): string {
  return run(box, ["git cat-file --batch-all-objects --batch-check='%(objectname)' | git cat-file --batch"], cwd)
}

describe.each(tools)('the steps of retention, with git %s', (tool) => {
  it('leave nothing of the talks in a repository without a server', () => {
    const box = workspace()
    expect(everyObject(box)).toContain(expired)
    const steps = printedSteps(box, tool)
    expect(steps.map((commands) => commands.length > 0)).toEqual([true, true, true, true, false])
    run(box, steps.slice(0, 2).flat())
    expect(run(box, steps[2] ?? [])).toBe('')
    run(box, steps[3] ?? [])
    const objects = everyObject(box)
    expect(objects).not.toContain(expired)
    expect(objects).toContain(`${kept} ett`)
    expect(objects).toContain(`${kept} två`)
    expect(box.git('status', '--porcelain')).toBe('')
    expect(box.git('rev-parse', 'draft', 'v1^{commit}')).not.toBe('')
    expect(JSON.parse(box.samtal(['retention', '--format', 'json']).out)).toMatchObject({ talks: [] })
    expect(box.samtal(['check']).code).toBe(0)
  }, 60_000)

  it('leave nothing of the talks on the server, whatever the branch, and keep everything else', () => {
    const box = workspace()
    const server = join(box.home, 'server.git')
    box.git('init', '--quiet', '--bare', '-b', 'main', server)
    box.git('remote', 'add', 'origin', server)
    box.git('push', '--quiet', '--all', '-u', 'origin')
    box.git('push', '--quiet', '--tags')
    box.git('branch', '-D', 'draft')
    expect(everyObject(box, server)).toContain(expired)
    const steps = printedSteps(box, tool)
    expect(steps.map((commands) => commands.length > 0)).toEqual([true, true, true, true, true, false])
    run(box, steps.slice(0, 4).flat())
    run(box, steps[4] ?? [], server)
    const objects = everyObject(box, server)
    expect(objects).not.toContain(expired)
    expect(objects).toContain(`${kept} ett`)
    expect(objects).toContain(`${kept} två`)
    box.git('clone', '--quiet', server, 'anew')
    const anew = { cwd: join(box.dir, 'anew') }
    expect(JSON.parse(box.samtal(['retention', '--format', 'json'], anew).out)).toMatchObject({ talks: [] })
    expect(run(box, ['git branch -r'], anew.cwd)).toContain('origin/draft')
    expect(box.samtal(['check'], anew).code).toBe(0)
  }, 60_000)
})
