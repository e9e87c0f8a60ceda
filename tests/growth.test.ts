import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planShapes } from './growth/plan-shapes.ts'
import { configShapes, personShapes, talkShapes, templateShapes, type Shape } from './growth/shapes.ts'
import { Sandbox } from './harness.ts'

const counter = fileURLToPath(new URL('growth/count.cjs', import.meta.url))

interface CountedRun {
  box: Sandbox
  args: readonly string[]
}

/** A repository with files of a size, committed one shape after the other. */
function repositoryOf(commits: readonly Shape[], size: number): Sandbox {
  const box = new Sandbox().init()
  for (const shape of commits) box.write(shape(size)).commit('2026-01-25')
  return box
}

/** How much work each command is, counted one after the other in one process. No command may change its repository. */
function worksOf(runs: readonly CountedRun[]): number[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [counter], {
    input: JSON.stringify(runs.map(({ box, args }) => ({ cwd: box.dir, env: box.env, args }))),
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (status !== 0) throw new Error(`the counter ended with ${status}: ${stderr}`)
  const results = JSON.parse(stdout) as { code: number; work: number; err: string }[]
  expect(results).toHaveLength(runs.length)
  return results.map(({ code, work, err }, index) => {
    expect({ args: runs[index]?.args, code, err }, 'a finding or none, never a failure').toMatchObject({
      code: expect.toSatisfy((value: number) => value < 2),
    })
    return work
  })
}

/** Four times the size is at most four times the work, and half as much again. */
function expectLinear(
  commits: Shape | readonly Shape[],
  [small, large]: readonly [number, number],
  ...commands: readonly (readonly string[])[]
): void {
  expect(large).toBe(4 * small)
  // The large size first: what is done once in a process then makes the growth look larger, not smaller.
  const boxes = [large, small].map((size) => repositoryOf([commits].flat(), size))
  const works = worksOf(commands.flatMap((args) => boxes.map((box) => ({ box, args }))))
  for (const [index, args] of commands.entries()) {
    const [four = Infinity, one = 0] = works.slice(2 * index, 2 * index + 2)
    expect(four / one, `${args.join(' ')}, ${small} and ${large}: ${one}, ${four}`).toBeLessThan(6)
  }
}

describe('the work grows with the size of', () => {
  // What reads a file most often.
  it.each(Object.entries(talkShapes))('front matter or notes: %s', (_, shape) => {
    expectLinear(shape, [15, 60], ['check', '--fix', '--dry-run'])
  })

  it.each(Object.entries(configShapes))('settings, roster or template: %s', (_, shape) => {
    // 256 KiB are some 10,000 names.
    expectLinear(shape, [64, 256], ['check'])
  })

  it.each(Object.entries(personShapes))('the talks of one person: %s', (_, shape) => {
    expectLinear(shape, [50, 200], ['check', '--fix', '--dry-run'], ['due', '--within', 'P1Y'])
  })

  it.each(Object.entries(templateShapes))('a template that is shown: %s', (_, shape) => {
    expectLinear(shape, [50, 200], ['templates', 'show', 't'])
  })

  it.each(Object.entries(planShapes))('plans and talks by their number: %s', (_, { commits, commands }) => {
    expectLinear(commits, [100, 400], ...commands)
  })

  it('a file that is refused, no more than with the bytes of it', () => {
    const runs = Object.values(configShapes).map((shape) => ({ box: repositoryOf([shape], 1100), args: ['check'] }))
    for (const work of worksOf(runs)) expect(work).toBeLessThan(3_000_000)
  })
})
