import { describe, expect, it } from 'vitest'
import { editWorkspace } from '../edit-workspace.ts'
import { talk, type Sandbox } from '../harness.ts'
import { keys, Terminal } from './terminal.ts'

const roster = 'anna: {name: Anna Ek, manager: karin}\nbo: {name: Bo, manager: karin}\ndan: {talks: false}\n'

function workspace(): Sandbox {
  const goal = 'goals:\n  - {id: m1, kind: mal, goal: Hemligt, due: 2026-12-01}\n'
  return editWorkspace({
    'people.yaml': roster,
    'people/anna/a.md': talk({ held: '2026-01-22' }, goal),
    'people/anna/b.md': talk({ planned: '2027-01-20' }),
  })
}

describe('handover at a terminal', () => {
  it.each([
    ['en', /hands? over|Hand over|not to hand over/i],
    ['sv', /lämna/i],
  ])('asks for the person and the new manager, and changes roster and planned talk, in %s', async (language, said) => {
    const box = workspace()
    const terminal = new Terminal(box, ['handover', '--lang', language])
    await terminal.waitFor(/❯ Anna Ek \(anna\)[^]*Bo \(bo\)/)
    terminal.type(keys.enter)
    await terminal.waitFor(/❯ karin[^]*bo[^]*dan/)
    terminal.type('dan')
    await terminal.waitFor(/dan\s[^]*❯ dan/)
    terminal.type(keys.enter)
    const { code, restored, out } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(out).toMatch(said)
    expect(out).not.toContain('Hemligt')
    expect(box.read('people.yaml')).toBe(roster.replace('manager: karin', 'manager: dan'))
    expect(box.read('people/anna/b.md')).toContain('\nmanager: dan\n')
    expect(box.read('people/anna/a.md')).toContain('\nmanager: karin\n')
  })

  it('changes nothing where a question is left with Ctrl-C', async () => {
    const box = workspace()
    const terminal = new Terminal(box, ['handover', 'anna'])
    await terminal.waitFor(/❯ karin/)
    terminal.type(keys.ctrlC)
    expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
    expect(box.git('status', '--porcelain')).toBe('')
  })
})
