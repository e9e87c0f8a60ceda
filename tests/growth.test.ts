import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planShapes } from './growth/plan-shapes.ts'
import { configShapes, personShapes, talkShapes, templateShapes, type Shape } from './growth/shapes.ts'
import { Sandbox } from './harness.ts'

const counter = fileURLToPath(new URL('growth/count.cjs', import.meta.url))

/** How much work a command is over files of a size, committed one after the other. */
function workOf(commits: readonly Shape[], size: number, args: readonly string[]): number {
  const box = new Sandbox().init()
  for (const shape of commits) box.write(shape(size)).commit('2026-01-25')
  const { stdout, stderr, status } = spawnSync(process.execPath, [counter, ...args], {
    cwd: box.dir,
    env: box.env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (status !== 0) throw new Error(`${args.join(' ')} at ${size} ended with ${status}: ${stderr}`)
  const { code, work } = JSON.parse(stdout) as { code: number; work: number }
  expect(code, 'a finding or none, never a failure').toBeLessThan(2)
  return work
}

/** Four times the size is at most four times the work, and half as much again. */
function expectLinear(
  commits: Shape | readonly Shape[],
  [small, large]: readonly [number, number],
  args: readonly string[],
): void {
  const works = [small, large].map((size) => workOf([commits].flat(), size, args))
  const [one = 0, four = Infinity] = works
  expect(large).toBe(4 * small)
  expect(four / one, `${args.join(' ')}, ${small} and ${large}: ${works.join(', ')}`).toBeLessThan(6)
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
    for (const args of [
      ['check', '--fix', '--dry-run'],
      ['due', '--within', 'P1Y'],
    ])
      expectLinear(shape, [50, 200], args)
  })

  it.each(Object.entries(templateShapes))('a template that is shown: %s', (_, shape) => {
    expectLinear(shape, [50, 200], ['templates', 'show', 't'])
  })

  it.each(Object.entries(planShapes))('plans and talks by their number: %s', (_, { commits, commands }) => {
    for (const args of commands) expectLinear(commits, [100, 400], args)
  })

  it('a file that is refused, no more than with the bytes of it', () => {
    for (const shape of Object.values(configShapes)) expect(workOf([shape], 1100, ['check'])).toBeLessThan(3_000_000)
  })
})
