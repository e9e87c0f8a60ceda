import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, textValue, type ValueChange } from '../../src/domain/format/change.ts'
import { editFrontMatter } from '../../src/domain/format/edits.ts'
import { parseFile } from '../../src/domain/format/parse-file.ts'

const file = (lines: readonly string[], eol = '\n') => `${['---', ...lines, '---', '', '# Notes', ''].join(eol)}`

const item = ['goals:', '  # A comment', '  - id: m1', '    goal: |', '      Läs en bok', '    status: open']

describe('a change edits only the bytes it must', () => {
  it.each<[string, string[], ValueChange, string[]]>([
    [
      'fills an empty key',
      ['planned: 2026-01-20', 'held:'],
      { at: ['held'], value: '2026-01-21' },
      ['planned: 2026-01-20', 'held: 2026-01-21'],
    ],
    [
      'keeps a comment after the key',
      ['held: # when held', 'id: a'],
      { at: ['held'], value: '2026-01-21' },
      ['held: 2026-01-21 # when held', 'id: a'],
    ],
    ['keeps quotes', [`held: '2026-01-20'`], { at: ['held'], value: '2026-01-21' }, [`held: '2026-01-21'`]],
    [
      'adds a key in its place',
      ['planned: 2026-01-20', 'held:', 'goals:'],
      { at: ['cancelled'], value: '2026-01-19' },
      ['planned: 2026-01-20', 'held:', 'cancelled: 2026-01-19', 'goals:'],
    ],
    [
      'adds a text after a block',
      item,
      { at: ['goals', 0, 'result'], value: 'Läst\n\nTvå gånger: #1\n' },
      [...item, '    result: |', '      Läst', '', '      Två gånger: #1'],
    ],
    [
      'adds a word between',
      item,
      { at: ['goals', 0, 'due'], value: '2026-06-01' },
      [...item.slice(0, 5), '    due: 2026-06-01', ...item.slice(5)],
    ],
    [
      'replaces a block',
      item,
      { at: ['goals', 0, 'goal'], value: 'Läs\ntvå\n' },
      [...item.slice(0, 4), '      Läs', '      två', ...item.slice(5)],
    ],
    [
      'fills a block that new has made ready',
      ['follow_ups:', '  - step: half-year', '    held:', '    summary: |', '', 'signed:'],
      { at: ['follow_ups', 0, 'summary'], value: 'Bra\n' },
      ['follow_ups:', '  - step: half-year', '    held:', '    summary: |', '      Bra', 'signed:'],
    ],
    [
      'replaces a plain text',
      ['goals:', '  - goal: Läs', '    id: m1'],
      { at: ['goals', 0, 'goal'], value: 'Sov\n' },
      ['goals:', '  - goal: |', '      Sov', '    id: m1'],
    ],
    [
      'quotes a text within braces',
      ['goals: [{id: m1, goal: Läs}]'],
      { at: ['goals', 0, 'result'], value: 'Å, "ja"\n' },
      ['goals: [{result: "Å, \\"ja\\"\\n", id: m1, goal: Läs}]'],
    ],
    [
      'makes the maps that are missing',
      ['id: a'],
      { at: ['signed', 'employee', 'date'], value: '2026-01-21' },
      ['id: a', 'signed:', '  employee:', '    date: 2026-01-21'],
    ],
    [
      'goes into the maps that are empty',
      ['signed:', '  # Medarbetare', '  employee:', '    date:', '  manager:', '    date:'],
      { at: ['signed', 'manager', 'date'], value: '2026-01-21' },
      ['signed:', '  # Medarbetare', '  employee:', '    date:', '  manager:', '    date: 2026-01-21'],
    ],
    [
      'adds to a map that has another key',
      ['signed:', '  employee:', '    date: 2026-01-21'],
      {
        at: ['signed', 'employee', 'digest'],
        value: 'sha256:0',
      },
      ['signed:', '  employee:', '    date: 2026-01-21', '    digest: sha256:0'],
    ],
    [
      'adds a map in its place',
      ['id: a', 'signed:', '  manager:', '    date: 2026-01-21'],
      {
        at: ['signed', 'employee', 'date'],
        value: '2026-01-22',
      },
      ['id: a', 'signed:', '  employee:', '    date: 2026-01-22', '  manager:', '    date: 2026-01-21'],
    ],
  ])('%s', async (_, before, change, after) => {
    for (const eol of ['\n', '\r\n']) {
      const edited = await editFrontMatter(file(before, eol), [change])
      expect(edited.text).toBe(file(after, eol))
      expect(edited.changes).toEqual([change])
    }
  })

  it('reads as the changed value, or is left as it is', async () => {
    const text = fc
      .array(
        fc.string({ unit: fc.constantFrom('å', 'b', ' ', '#', ':', '-', '|', '"', '\t', '{', ']'), maxLength: 12 }),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((lines) => textValue(lines.join('\n')))
      .filter((value) => value !== '\n')
    const change = fc.oneof(
      fc.record({
        at: fc.constantFrom(['goals', 0, 'goal'], ['goals', 0, 'result'], ['goals', 1, 'how']),
        value: text,
      }),
      fc.record({
        at: fc.constantFrom(['held'], ['goals', 1, 'due'], ['signed', 'manager', 'date']),
        value: fc.constant('2026-01-21'),
      }),
    )
    const style = fc.constantFrom(
      ['held:', ...item, '  - id: m2', '    goal: x'],
      ['held: ""', 'goals: [{id: m1, goal: x}, {id: m2, goal: y}]'],
      ['goals:', '- {id: m1, goal: "x"}', '- goal: >', '   folded', '   text', '  id: m2', 'held: # c'],
      [
        'held:',
        'goals:',
        '  -',
        '    id: m1',
        '    goal: plain',
        '      continued',
        '  - id: m2',
        '    goal: |2',
        '       x',
      ],
    )
    await fc.assert(
      fc.asyncProperty(style, change, fc.constantFrom('\n', '\r\n'), async (lines, given, eol) => {
        const before = file(lines, eol)
        const { value } = await parseFile(before, 'conversation')
        const { text: after, changes } = await editFrontMatter(before, [given as ValueChange])
        const { value: result } = await parseFile(after, 'conversation')
        expect(changes.length).toBe(1)
        expect(result).toEqual(applyChanges(value ?? {}, [given as ValueChange]))
        expect(after.endsWith(file([], eol).slice(5))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
