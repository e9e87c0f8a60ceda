import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editWorkspace, expectEditRefusal } from '../edit-workspace.ts'
import { talk, type Sandbox } from '../harness.ts'

const main = 'people/anna/b.md'
const mainId = 'anna-2026-01-20-ki-chef'
const older = 'people/anna/a.md'
const olderId = 'anna-2025-01-20-ki-chef'
const pay = 'people/anna/c.md'
const payId = 'anna-2026-10-20-ki-lonesamtal'

const goal = (id: string, rest = '') => `  - {id: ${id}, kind: mal, goal: Hemligt ${id}${rest}}\n`

/** A main talk whose goal the pay talk goes on with, and an older talk with an item that nobody closed. */
function workspace(): Sandbox {
  return editWorkspace({
    [older]: talk(
      { template: 'ki-chef', planned: '2025-01-20', held: '2025-01-20' },
      `goals:\n${goal('m1')}${goal('m5', ', due: 2025-12-01')}`,
    ),
    [main]: talk(
      { template: 'ki-chef', held: '2026-01-22' },
      `goals:\n${goal('m1', `, from: ${olderId}/m1`)}${goal('m2')}`,
    ),
    [pay]: talk(
      { template: 'ki-lonesamtal', planned: '2026-10-20', held: '2026-10-22' },
      `goals:\n${goal('m1', `, from: ${mainId}/m1`)}`,
    ),
  })
}

const run = ['follow-up', 'anna', '--step', 'dialogue', '--date', '2026-11-03']

describe('samtal follow-up and the items of other talks', () => {
  it('counts those of the part talks and of older talks, which nobody has closed or carried on', () => {
    const box = workspace()
    const before = [box.read(older), box.read(pay)]
    const { code, out } = box.samtal(run)
    expect(code).toBe(0)
    expect(out).toContain('3 items are still open.')
    expect([box.read(older), box.read(pay)]).toEqual(before)
  })

  it('closes and moves them where they stand, each file with a commit of its own', () => {
    const box = workspace()
    const close = ['--close', `${payId}/m1=done`, '--result', `${payId}/m1=Hemligt`, '--due', `${olderId}/m5=1/2`]
    const dry = box.samtal([...run, ...close, '--dry-run', '--show-values'])
    expect(dry.out).toMatch(/\+.*due: 2027-02-01[^]*\+.*status: done/)
    expect(box.git('status', '--porcelain')).toBe('')
    const { code, out, err } = box.samtal([...run, ...close, '--close', 'm2=dropped', '--commit'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).not.toContain('Hemligt')
    expect(out).toContain('1 item is still open.')
    for (const path of [older, main, pay]) expect(out).toContain(`${path} is committed`)
    expect(box.read(pay)).toMatch(/status: done/)
    expect(box.read(older)).toMatch(/due: 2027-02-01/)
    expect(box.read(main)).toMatch(/status: dropped[^]*step: dialogue/)
    expect(box.git('log', '--format=%s', '-3').split('\n')).toEqual([
      `${payId}: m1 done`,
      `${olderId}: m5 due 2027-02-01`,
      `${mainId}: dialogue 2026-11-03`,
    ])
    expect(box.git('status', '--porcelain')).toBe('')
  })

  it('takes m1 for that of the talk itself, and refuses one that is closed or carried on there', () => {
    const box = workspace()
    expectEditRefusal(box, [...run, '--close', 'm1=done'], /m1/)
    expect(box.samtal([...run, '--close', 'm5=dropped']).code).toBe(0)
    expect(box.read(older)).toMatch(/status: dropped/)
  })

  it('leaves the open items of a newer cycle alone', () => {
    const box = workspace()
    const { code, out } = box.samtal([...run, '--conversation', olderId])
    expect(code).toBe(0)
    expect(out).toContain('1 item is still open.')
    expectEditRefusal(box, [...run, '--conversation', olderId, '--close', `${payId}/m1=done`], /unknown|no goal|not/)
  })

  it('writes nothing where one of the files cannot be committed, and says what is done where a commit fails', () => {
    const box = workspace()
    box.write({ [pay]: `${box.read(pay)}More.\n` })
    const before = [box.read(older), box.read(main), box.read(pay)]
    const args = [...run, '--close', `${payId}/m1=done`, '--commit']
    expect(box.samtal(args)).toMatchObject({ code: 2, out: '' })
    expect([box.read(older), box.read(main), box.read(pay)]).toEqual(before)
    const hooked = workspace()
    hooked.write({ '.git/hooks/pre-commit': '#!/bin/sh\n! git diff --cached --name-only | grep -q c.md\n' })
    chmodSync(join(hooked.dir, '.git/hooks/pre-commit'), 0o755)
    const { code, err } = hooked.samtal(args)
    expect(code).toBe(2)
    expect(err).toContain(main)
    expect(err).not.toContain('Hemligt')
  })
})
