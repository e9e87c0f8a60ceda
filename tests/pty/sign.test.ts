import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { keys, Terminal } from './terminal.ts'

const path = 'people/anna/a.md'
const text = talk(
  { held: '2026-01-22' },
  'goals:\n  - {id: m1, kind: mal, goal: Read a book, due: 2026-12-01, status: done}\nratings: {styrning: bra}\n',
)
const workspace = () => new Sandbox().init().write({ 'samtal.yaml': '', [path]: text })

describe('sign at a terminal', () => {
  it.each([
    ['en', 'y', /This is what you sign:/, /Sign\? \(yes\/no\)/],
    ['sv', 'JA', /Detta skriver du under:/, /Skriva under\? \(ja\/nej\)/],
  ])('shows what is signed, asks, and signs, in %s', async (language, answer, heading, question) => {
    const box = workspace()
    const terminal = new Terminal(box, ['sign', '--as', 'employee', '--lang', language])
    await terminal.waitFor(/anna/)
    terminal.type(keys.enter)
    const shown = await terminal.waitFor(question)
    expect(shown).toMatch(heading)
    expect(shown).toContain('m1: Read a book')
    expect(shown).toContain('due: 2026-12-01')
    expect(shown).toContain('styrning: bra')
    expect(shown).not.toMatch(/status|sha256/)
    terminal.type(`${answer}${keys.enter}`)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    expect(box.read(path)).toMatch(/digest: sha256:/)
  })

  it('asks who signs, asks again where the answer is unclear, and signs nothing on a no', async () => {
    const box = workspace()
    const terminal = new Terminal(box, ['sign', 'anna'])
    await terminal.waitFor(/Who signs\?[^]*the manager/)
    terminal.type(keys.enter)
    await terminal.waitFor(/Sign\?/)
    terminal.type(`perhaps${keys.enter}`)
    await terminal.waitFor(/Answer yes or no/)
    terminal.type(`${keys.backspace.repeat(7)}no${keys.enter}`)
    const { code, restored, out } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 2, restored: true })
    expect(out).toContain('nothing has been signed')
    expect(box.read(path)).toBe(text)
  })
})
