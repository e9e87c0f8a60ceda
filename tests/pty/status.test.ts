import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { keys, Terminal } from './terminal.ts'

const goal = 'goals:\n  - {id: m1, kind: mal, goal: Läs en bok, due: 2026-12-01}\n'

function workspace(): Sandbox {
  const box = new Sandbox().init().write({
    'people.yaml': 'anna: {name: Anna Ek, manager: karin}\nasa: {name: Åsa Öst, manager: karin}\n',
    'people/asa/a.md': talk({ employee: 'asa', held: '2026-01-22' }, goal),
  })
  box.commit('2026-01-25')
  return box
}

describe('status at a terminal', () => {
  it.each([
    ['en', /Who is it about\?/, /Last talk: 2026-01-22/, /m1 ”Läs en bok” {2}due 2026-12-01/],
    ['sv', /Vem gäller det\?/, /Senaste samtal: 2026-01-22/, /m1 ”Läs en bok” {2}klart senast 2026-12-01/],
  ])(
    'asks whom it is about, finds a name without its dots, and shows the texts, in %s',
    async (language, question, last, item) => {
      const box = workspace()
      const terminal = new Terminal(box, ['status', '--lang', language])
      await terminal.waitFor(new RegExp(`${question.source}[^]*Anna Ek[^]*Åsa Öst`))
      terminal.type('ost')
      await terminal.waitFor(/ost\s[^]*❯ Åsa Öst/)
      terminal.type(keys.enter)
      const { code, restored, out } = await terminal.end()
      expect({ code, restored }).toEqual({ code: 0, restored: true })
      expect(out).toMatch(last)
      expect(out).toMatch(item)
    },
  )

  it('asks nothing for JSON, nor where the person is given', async () => {
    const json = await new Terminal(workspace(), ['status', '--format', 'json']).end()
    expect(json).toMatchObject({ code: 0, restored: true })
    expect(json.out).not.toMatch(/Who is it about|Läs en bok/)
    expect((await new Terminal(workspace(), ['status', 'asa']).end()).out).toMatch(/^Åsa Öst \(asa\)/)
  })

  it('ends with 130 and a terminal as it was where the question is left with Ctrl-C', async () => {
    const terminal = new Terminal(workspace(), ['status'])
    await terminal.waitFor(/Who is it about\?/)
    terminal.type(keys.ctrlC)
    expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
  })
})
