import { describe, expect, it } from 'vitest'
import { editWorkspace } from '../edit-workspace.ts'
import { talk } from '../harness.ts'
import { keys, Terminal } from './terminal.ts'

const path = 'people/anna/a.md'

describe('add at a terminal', () => {
  it('asks for what the template wants, with its own words, and skips on return what may be left out', async () => {
    const box = editWorkspace({ [path]: talk({ held: '2026-01-22', template: 'ki-chef' }) })
    const terminal = new Terminal(box, ['add', 'anna'])
    await terminal.waitFor(/What is to be added\?[^]*❯ Mål i handlingsplanen[^]*Överenskommelser[^]*type to search/)
    terminal.type(keys.enter)
    await terminal.waitFor(/Vad ska uppnås\? Beskriv målet/)
    terminal.type(keys.enter)
    await terminal.waitFor(/A text is needed here\./)
    terminal.type(`Leda${keys.enter}`)
    await terminal.waitFor(/Hur ska det uppnås\?/)
    terminal.type(`Öva${keys.enter}`)
    await terminal.waitFor(/When is it to be done\?/)
    terminal.type(`30/9${keys.enter}`)
    await terminal.waitFor(/Vad krävs för att det ska gå\?[^]*\(return skips\)/)
    terminal.type(keys.enter)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    expect(box.read(path)).toContain(
      '    goal: |\n      Leda\n    how: |\n      Öva\n    due: 2027-09-30\n    needs: |\n\n    status: open\n',
    )
  })

  it('asks for kind and owner by name, and not for texts where one is given', async () => {
    const box = editWorkspace({ [path]: talk({ held: undefined, template: 'tillvaxtverket' }) })
    const terminal = new Terminal(box, ['add', 'anna', '--goal', 'x'])
    await terminal.waitFor(/What kind of goal\?[^]*❯ Resultatmål[^]*Medarbetarmål[^]*type to search/)
    terminal.type('kunskap')
    await terminal.waitFor(/kunskap\s[^]*❯ Kunskapsmål/)
    terminal.type(keys.enter)
    await terminal.waitFor(/When is it to be done\? \(return skips\)/)
    terminal.type(keys.enter)
    expect(await terminal.end()).toMatchObject({ code: 0, restored: true })
    expect(box.read(path)).toContain('    kind: kunskapsmal\n    goal: |\n      x\n    due:\n')

    const other = editWorkspace({ [path]: talk({ held: '2026-01-22', template: 'kungsbacka' }) })
    const second = new Terminal(other, ['add', 'anna', '--agreement', 'x', '--due', '30/9'])
    await second.waitFor(/Who sees to it that it is done\?[^]*❯ the employee[^]*both/)
    second.type(keys.down)
    await second.waitFor(/❯ the manager/)
    second.type(keys.enter)
    expect(await second.end()).toMatchObject({ code: 0, restored: true })
    expect(other.read(path)).toContain('    owner: manager\n')
  })
})
