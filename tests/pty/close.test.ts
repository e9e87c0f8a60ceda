import { describe, expect, it } from 'vitest'
import { editWorkspace } from '../edit-workspace.ts'
import { talk } from '../harness.ts'
import { keys, Terminal } from './terminal.ts'

const [old, latest, other] = ['people/anna/a.md', 'people/anna/b.md', 'people/bo/a.md']
const files = {
  'people.yaml': 'anna: {name: Anna Åkesson, manager: karin}\nbo: {name: Bo Ek, manager: karin}\nkarin:\n',
  [old]: talk(
    { planned: '2025-01-20', held: '2025-01-20' },
    `goals:\n  - {id: m1, kind: mal, goal: ${'Läs en mycket tjock bok '.repeat(4)}}\n  - {id: m2, kind: mal, goal: Klart, status: done}\n`,
  ),
  [latest]: talk(
    { held: '2026-01-20' },
    'agreements:\n  - id: o1\n    agreement: |\n      En kurs\n      i två delar\n    due: 2026-09-30\n',
  ),
  [other]: talk({ employee: 'bo', held: '2026-01-20' }),
}

describe('close at a terminal', () => {
  it('asks whom it is about, which open item, what became of it, and the result', async () => {
    const box = editWorkspace(files)
    const terminal = new Terminal(box, ['close'])
    // Bo has nothing open.
    const people = await terminal.waitFor(/Who is it about\?[^]*Anna Åkesson \(anna\)[^]*type to search/)
    expect(people).not.toContain('Bo Ek')
    terminal.type('AKE')
    await terminal.waitFor(/AKE\s[^]*type to search/)
    terminal.type(keys.enter)
    const items = await terminal.waitFor(/Which one\?[^]*❯ m1[^]*type to search/)
    expect(items).toContain('m1 (2025-01-20, 22 months): Läs en mycket tjock bok Läs en mycket tjock bok Läs en')
    expect(items).toContain('o1 (2026-01-20, 10 months; by 2026-09-30): En kurs')
    expect(items).not.toMatch(/m2|i två delar/)
    terminal.type('kurs')
    await terminal.waitFor(/kurs\s[^]*type to search/)
    terminal.type(keys.enter)
    await terminal.waitFor(/What became of it\?[^]*Done[^]*Changed[^]*Dropped[^]*type to search/)
    terminal.type(keys.enter)
    await terminal.waitFor(/What was the result\? \(return skips\)/)
    terminal.type(`Gick bra${keys.enter}`)
    const { code, restored, out } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(out).toContain('The agreement o1 is done.')
    expect(box.read(latest)).toContain('    due: 2026-09-30\n    status: done\n    result: |\n      Gick bra\n')
    expect(box.read(old)).toBe(files[old])
  })

  it('chooses among items of the same id, and skips the result on return', async () => {
    const again = { ...files, [latest]: files[latest]?.replace('id: o1', 'id: m1') ?? '' }
    const box = editWorkspace(again)
    const terminal = new Terminal(box, ['close', 'anna', 'm1', '--as', 'dropped'])
    await terminal.waitFor(/Which one\?[^]*❯ m1 \(2025-01-20[^]*type to search/)
    terminal.type(keys.enter)
    await terminal.waitFor(/What was the result\?/)
    terminal.type(keys.enter)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    expect(box.read(old)).toContain('{status: dropped, id: m1,')
    expect(box.read(old)).not.toContain('result')
  })

  it('writes nothing on Ctrl-C, at any question', async () => {
    const box = editWorkspace(files)
    const questions = [/Who is it about\?/, /Which one\?/, /What became of it\?/, /What was the result\?/]
    for (const [count, question] of questions.entries()) {
      const terminal = new Terminal(box, ['close'])
      for (const earlier of questions.slice(0, count)) {
        await terminal.waitFor(new RegExp(`${earlier.source}[^]*❯[^]*type to search`))
        terminal.type(keys.enter)
      }
      await terminal.waitFor(question)
      terminal.type(keys.ctrlC)
      expect(await terminal.end()).toMatchObject({ code: 130, restored: true })
    }
    expect(box.git('status', '--porcelain')).toBe('')
  })
})
