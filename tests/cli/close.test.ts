import { describe, expect, it } from 'vitest'
import { editWorkspace, expectEditRefusal, expectSharedRefusals } from '../edit-workspace.ts'
import { talk } from '../harness.ts'
import { checkJson } from '../support.ts'

const path = 'people/anna/a.md'
const id = 'anna-2026-01-20-medarbetarsamtal'
const items = [
  'goals:',
  '  - id: m1 # viktigt',
  '    kind: mal',
  '    goal: "Läs en bok"',
  '    status: open',
  'agreements:',
  '  - id: o1',
  '    agreement: En kurs',
  '',
].join('\n')
const held = talk({ held: '2026-01-20' }, items)
const files = { [path]: held }

describe('samtal close', () => {
  it('closes an item, with a result of several lines, and changes nothing else', () => {
    const box = editWorkspace(files)
    const { code, out, err } = box.samtal(['close', 'anna', 'm1', '--as', 'done', '--result', 'Läst\n\n#2 också\n'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(`The goal m1 is done.\n${path} is changed but not committed.\nNext: samtal log anna\n`)
    expect(box.read(path)).toBe(
      held.replace('    status: open\n', '    status: done\n    result: |\n      Läst\n\n      #2 också\n'),
    )
    expect(box.samtal(['close', 'anna', 'o1', '--as', 'dropped']).code).toBe(0)
    expect(box.read(path)).toContain('    agreement: En kurs\n    status: dropped\n')
    expect(checkJson(box).findings).toEqual([])
  })

  it('keeps a result that is there and adds to it', () => {
    const box = editWorkspace({ [path]: held.replace('status: open', 'result: Halvvägs') })
    expect(box.samtal(['close', 'anna', 'm1', '--as', 'done', '--result', 'Klart']).code).toBe(0)
    expect(box.read(path)).toContain('    status: done\n    result: |\n      Halvvägs\n\n      Klart\n')
  })

  it('says that what replaces a changed item must name it in from, and add takes it', () => {
    const box = editWorkspace(files)
    const { out } = box.samtal(['close', 'anna', 'm1', '--as', 'changed'])
    expect(out).toContain(`Next: samtal add anna --goal … --from ${id}/m1\n`)
    expect(checkJson(box).findings.map(({ rule }) => rule)).toEqual(['changed-unreplaced'])
    expect(box.samtal(['add', 'anna', '--goal', 'Läs två böcker', '--from', `${id}/m1`]).code).toBe(0)
    expect(checkJson(box).findings).toEqual([])
    expectEditRefusal(box, ['close', 'anna', 'm1', '--as', 'done'], /m1 is not open any more/)
  })

  it('closes what is open in every earlier held talk, in the file where it stands', () => {
    const newer = talk({ planned: '2026-11-10', held: '2026-11-10' }, 'goals:\n  - {id: m1, kind: mal, goal: x}\n')
    const box = editWorkspace({ ...files, 'people/anna/b.md': newer })
    expectEditRefusal(
      box,
      ['close', 'anna', 'm1', '--as', 'done'],
      /give one of them: anna-2026-01-20-\S+\/m1, anna-2026-11/,
    )
    expect(box.samtal(['close', 'anna', 'o1', '--as', 'changed']).out).toContain(path)
    expect(box.samtal(['close', `${id}/m1`, '--as', 'done']).out).toContain(path)
    expect(box.samtal(['close', 'anna', 'm1', '--as', 'done']).out).toContain('people/anna/b.md')
    expect(box.read('people/anna/b.md')).toContain('{status: done, id: m1, kind: mal, goal: x}')
  })

  it('takes the talk that is named, and a rule that settings make stricter does not stop it', () => {
    const newer = talk({ planned: '2026-11-10', held: '2026-11-10' }, 'goals:\n  - {id: m1, kind: mal, goal: x}\n')
    const settings = 'rules: {changed-unreplaced: error}\n'
    const box = editWorkspace({ ...files, 'people/anna/b.md': newer, 'samtal.yaml': settings })
    expect(box.samtal(['close', 'anna', 'm1', '--conversation', id, '--as', 'changed']).out).toContain(path)
  })

  it('commits with a message that holds no text, and shows texts in a dry run only where asked', () => {
    const box = editWorkspace(files)
    const args = ['close', 'anna', 'm1', '--as', 'done', '--result', 'hemlighet']
    expect(box.samtal([...args, '--dry-run', '--show-values']).out).toContain('\n+      hemlighet\n')
    expect(box.samtal([...args, '--dry-run']).out).not.toMatch(/hemlighet|Läs/)
    expect(box.read(path)).toBe(held)
    expect(box.samtal([...args, '--commit']).out).toMatch(/committed \([0-9a-f]{7,}\)/)
    expect(box.git('log', '-1', '--format=%B')).toBe(`${id}: m1 done`)
  })

  it.each([
    ['an unknown item', ['anna', 'm9', '--as', 'done'], /no goal and no agreement "m9"/],
    ['no item', ['anna', '--as', 'done'], /<item>/],
    ['nobody', ['--as', 'done'], /<person>/],
    ['an item of nobody known', ['x/m1', '--as', 'done'], /no talk with the id "x"/],
    ["another person's item", ['bo', `${id}/m1`, '--as', 'done'], /no goal and no agreement/],
    ['no status', ['anna', 'm1'], /--as/],
    ['an unknown status', ['anna', 'm1', '--as', 'open'], /--as .*takes done, changed, dropped/],
    ['an empty result', ['anna', 'm1', '--as', 'done', '--result', ' '], /--result takes a text/],
    ['a control character', ['anna', 'm1', '--as', 'done', '--result', '\u001b[2J'], /control character/],
  ])('refuses %s', (_, args, message) => {
    const other = talk({ employee: 'bo', held: '2026-01-20' })
    expectEditRefusal(editWorkspace({ ...files, 'people/bo/b.md': other }), ['close', ...args], message)
  })

  it('refuses an item of a talk that has not been held, and one that is closed', () => {
    const open = { [path]: talk({ planned: '2026-12-10', held: undefined }, items) }
    expectEditRefusal(editWorkspace(open), ['close', 'anna', 'm1', '--as', 'dropped'], /has not been held/)
    const done = { [path]: held.replace('status: open', 'status: done') }
    expectEditRefusal(editWorkspace(done), ['close', 'anna', 'm1', '--as', 'dropped'], /m1 is not open any more/)
    const none = { [path]: talk({ held: '2026-01-20' }) }
    expectEditRefusal(editWorkspace(none), ['close', 'anna', '--as', 'dropped'], /no goal and no agreement is open/)
  })

  it('refuses what every such command refuses', () => {
    expectSharedRefusals(['close', 'anna', 'm1', '--as', 'done'], path, files)
  })
})
