import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFileFast } from '../../src/domain/format/parse-file.ts'
import { scanRecordFields } from '../../src/domain/format/record-scan.ts'
import { versionRecords } from '../../src/domain/history/records.ts'

const encoder = new TextEncoder()

/** Expects that a scanned file gives the records that the parsed one gives; tells whether it was scanned. */
function scanAgrees(text: string): boolean {
  const scanned = scanRecordFields(encoder.encode(text))
  if (scanned === undefined) return false
  const parsed = parseFileFast(text)
  expect({ text, value: parsed?.value }).toEqual({ text, value: expect.anything() })
  expect({ text, ...versionRecords(scanned) }).toEqual({ text, ...versionRecords(parsed?.value ?? {}) })
  return true
}

const usual = `---
samtal: 1
id: anna-2026-01-20-medarbetarsamtal
template: medarbetarsamtal
employee: anna
participants: [anna, bo]
manager: 'karin'
planned: 2026-01-20
# Dagen då samtalet hölls.
held: "2026-01-22"

goals:
  - id: m1
    # Vad du ska uppnå
    goal: |
      Ta fram ett gemensamt arbetssätt: före sommaren.

        Indraget # och mer
    how: Överlämna till någon annan
    due: 2026-10-05
  -  id: m2
     status: done
agreements:
- id: o1
  agreement: |-
    Gå på kurs
  due:
ratings:
  samarbete: { employee: , manager: god }
  ansvar: stark
signed:
  employee:
    date: 2026-01-25
follow_ups:
  # Halvår
  - step: half-year
    planned: 2026-07-20
    held: 2026-07-22
    summary: |
      Målen är genomgångna.
  - step: whole-year
    held:
---

# Samtal

Anteckningar
`

const value = fc.constantFrom(
  ...[
    '',
    'a',
    'b c',
    'null',
    '~',
    'Null',
    'nope',
    '1',
    '2026-01-22',
    '2026-02-30',
    'half-year',
    'åäö',
    'Öga',
    '×',
    '_a',
    '-',
    '- a',
  ],
  ...[
    "'x'",
    "'it''s'",
    '"x"',
    '"\\u0041"',
    '"',
    "' '",
    '|',
    '|-',
    '>',
    '| # x',
    '[]',
    '{}',
    '[a, b]',
    '[a,]',
    '[null]',
    '[a b]',
    '{a: b}',
  ],
  ...[
    '{ a: , b: }',
    '{a:, b: c}',
    '{a, b}',
    '{a: b, a: c}',
    '{a:b}',
    '{a: b c}',
    '{null: a}',
    '{a: [b]}',
    '[[a]]',
    '[',
    '{',
    'a: b',
    'a #b',
    'a:b',
    'a:',
  ],
  ...[
    '&x',
    '*x',
    '!x',
    '? a',
    '@',
    '%x',
    'x]',
    '\u0085',
    '\u009f',
    '\ufffe',
    '\u2028',
    '\ufeff',
    '\u00a0',
    '😀',
    'a\tb',
    'a\rb',
    '\u0000',
    '\u007f',
  ],
)
const key = fc.constantFrom(
  ...[
    'id',
    'template',
    'employee',
    'group',
    'held',
    'follow_ups',
    'step',
    'samtal',
    'goal',
    'x-y',
    '_',
    '0a',
    '__proto__',
    'constructor',
    'å',
    '-a',
    '"a"',
    'a b',
    '',
  ],
)
const line = fc
  .tuple(
    fc.integer({ min: 0, max: 8 }),
    fc.constantFrom('', '', '- ', '-', '-   ', '- - ', '# '),
    fc.option(key),
    fc.constantFrom(': ', ':', ' : ', ':  '),
    value,
    fc.constantFrom('', '', ' ', ' # x', '\r'),
  )
  .map(
    ([indent, dash, name, colon, text, end]) =>
      `${' '.repeat(indent)}${dash}${name === null ? text : `${name}${colon}${text}`}${end}`,
  )
const change = fc.record({
  at: fc.nat(),
  what: fc.constantFrom('insert', 'replace', 'remove', 'indent', 'outdent', 'repeat', 'value', 'fence'),
  line,
  value,
})

/** A file like those that `new` writes, with some lines changed. */
const changed = fc.array(change, { maxLength: 4 }).map((changes) => {
  const lines = usual.split('\n')
  for (const { at, what, line: other, value: otherValue } of changes) {
    const index = at % lines.length
    const old = lines[index] ?? ''
    if (what === 'insert') lines.splice(index, 0, other)
    if (what === 'replace') lines[index] = other
    if (what === 'remove') lines.splice(index, 1)
    if (what === 'indent') lines[index] = ` ${old}`
    if (what === 'outdent') lines[index] = old.replace(/^ /, '')
    if (what === 'repeat') lines.splice(index, 0, old)
    if (what === 'value') lines[index] = old.replace(/:.*/, `: ${otherValue}`)
    if (what === 'fence') lines[index] = old.startsWith('---') ? `${old} ` : '---'
  }
  return lines.join('\n')
})

describe('the records of a version', () => {
  it('are scanned where the file has the usual shape', () => {
    expect(scanAgrees(usual)).toBe(true)
    expect(
      versionRecords(scanRecordFields(encoder.encode(usual)) ?? {}).records.map(({ key: record }) => record),
    ).toEqual([
      'anna-2026-01-20-medarbetarsamtal\n\n2026-01-22\nanna',
      'anna-2026-01-20-medarbetarsamtal\nhalf-year\n2026-07-22\nanna',
    ])
  })

  it('are scanned in the examples', () => {
    const folder = new URL('../../examples/', import.meta.url)
    const names = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => /people\/.*\.md$/.test(name))
    expect(names).not.toEqual([])
    for (const name of names)
      expect([name, scanAgrees(readFileSync(new URL(name, folder), 'utf8'))]).toEqual([name, true])
  })

  it('are those of the parsed file wherever it can be scanned', () => {
    let scanned = 0
    fc.assert(
      fc.property(changed, (text) => {
        if (scanAgrees(text)) scanned++
      }),
      { numRuns: Number(process.env.SAMTAL_FUZZ_RUNS ?? 4000) },
    )
    expect(scanned).toBeGreaterThan(100)
  })

  it('are those of the parsed file where the file ends early', () => {
    for (let length = 0; length <= usual.length; length++) scanAgrees(usual.slice(0, length))
  })

  it('are left to the parser where the front matter is larger than any may be', () => {
    const large = (length: number) => `---\nid: a\ngoal: ${'x'.repeat(length)}\n---\n`
    expect([scanAgrees(large(60_000)), scanAgrees(large(70_000))]).toEqual([true, false])
  })
})
