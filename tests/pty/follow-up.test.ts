import { describe, expect, it } from 'vitest'
import { editWorkspace } from '../edit-workspace.ts'
import { talk } from '../harness.ts'
import { keys, Terminal } from './terminal.ts'

const path = 'people/anna/a.md'
const items = [
  'goals:',
  '  - {id: m1, kind: kunskapsmal, goal: Läs en bok, due: 2026-09-30, effect: x}',
  '  - {id: m2, kind: resultatmal, goal: Sälj, due: 2026-12-01, effect: x}',
  'agreements:',
  '  - {id: o1, agreement: En kurs, status: done}',
  '  - {id: o2, agreement: Mer tid}',
  '',
].join('\n')
const held = talk({ held: '2026-01-22', template: 'tillvaxtverket' }, items)

describe('follow-up at a terminal', () => {
  it('asks about step and day, each open item one by one, and the summary', async () => {
    const box = editWorkspace({ [path]: held })
    const terminal = new Terminal(box, ['follow-up', 'anna'])
    await terminal.waitFor(/Which follow-up\?[^]*❯ Halvårsuppföljning[^]*Uppdragsdialog[^]*type to search/)
    terminal.type(keys.enter)
    await terminal.waitFor(/Halvårsuppföljning: which day\? \(2026-11-21\)/)
    terminal.type(`21/1${keys.enter}`)
    await terminal.waitFor(/Write a day from 2026-01-22 to 2026-11-21/)
    terminal.type(`${keys.backspace.repeat(4)}3/8${keys.enter}`)

    await terminal.waitFor(/m1 \(2026-01-22, 10 months; by 2026-09-30\): Läs en bok[^]*❯ Still open[^]*Dropped/)
    terminal.type(`done`)
    await terminal.waitFor(/done\s[^]*❯ Done/)
    terminal.type(keys.enter)
    await terminal.waitFor(/What was the result\?/)
    terminal.type(`Läst${keys.enter}`)
    await terminal.waitFor(/m2 \([^)]*\): Sälj[^]*❯ Still open/)
    terminal.type(keys.enter)
    await terminal.waitFor(/New day for m2\? \(return keeps 2026-12-01\)/)
    terminal.type(`snart${keys.enter}`)
    await terminal.waitFor(/cannot be read as a day/)
    terminal.type(`${keys.backspace.repeat(5)}1/2${keys.enter}`)
    await terminal.waitFor(/o2 \([^)]*\): Mer tid[^]*❯ Still open/)
    terminal.type(keys.enter)
    await terminal.waitFor(/New day for o2\? \(return gives it none\)/)
    terminal.type(keys.enter)
    await terminal.waitFor(/Summary\? \(return skips\)/)
    terminal.type(`På god väg${keys.enter}`)

    const { code, restored, out } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(out).toContain('2 items are still open.')
    const after = box.read(path)
    expect(after).toContain('{status: done, result: "Läst\\n", id: m1, kind: kunskapsmal')
    expect(after).toContain('goal: Sälj, due: 2027-02-01, effect: x}')
    expect(after).toContain('  - {id: o2, agreement: Mer tid}\n')
    expect(after).toContain('  - step: half-year\n    held: 2026-08-03\n    summary: |\n      På god väg\n')
    expect(after).toContain('\n## Halvårsuppföljning 2026-08-03\n')
  })

  it('asks only about what no option answers', async () => {
    const box = editWorkspace({ [path]: held })
    const args = ['--step', 'dialogue', '--date', 'today', '--close', 'm1=done', '--due', 'm2=1/2', '--summary', 'x']
    const terminal = new Terminal(box, ['follow-up', 'anna', ...args])
    expect(await terminal.waitFor(/o2 \([^)]*\): Mer tid[^]*❯ Still open/)).not.toMatch(/m1|m2|Which/)
    terminal.type(keys.enter)
    await terminal.waitFor(/New day for o2\?/)
    terminal.type(keys.enter)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
  })

  it('writes nothing on Ctrl-C in the middle', async () => {
    const box = editWorkspace({ [path]: held })
    const terminal = new Terminal(box, ['follow-up', 'anna', '--date', 'today', '--close', 'm1=done'])
    await terminal.waitFor(/Which follow-up\?[^]*❯[^]*type to search/)
    terminal.type(keys.enter)
    await terminal.waitFor(/m2 \([^]*❯ Still open/)
    terminal.type(keys.ctrlC)
    expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
    expect(box.read(path)).toBe(held)
  })

  it('asks about the open items of older talks and part talks too, by their talks', async () => {
    const box = editWorkspace({
      [path]: talk({ held: '2026-01-22', template: 'tillvaxtverket' }),
      'people/anna/old.md': talk({ planned: '2025-01-20', held: '2025-01-20', template: 'tillvaxtverket' }, items),
    })
    const terminal = new Terminal(box, ['follow-up', 'anna', '--step', 'half-year', '--date', '3/8', '--summary', 'x'])
    await terminal.waitFor(/anna-2025-01-20-tillvaxtverket\/m1 \([^)]*\): Läs en bok[^]*❯ Still open/)
    terminal.type(keys.ctrlC)
    expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
    expect(box.git('status', '--porcelain')).toBe('')
  })
})
