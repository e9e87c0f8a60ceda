import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFast } from '../../src/domain/format/fast-path.ts'
import type { KeepEmpty } from '../../src/domain/format/value.ts'
import { parseYaml } from '../../src/domain/format/yaml.ts'

const texts = new Set(['goal', 'how'])

/** Expects that the fast parser gives the value of the full parser or undefined; tells which. */
function fastAgrees(yaml: string, keepEmpty: KeepEmpty = 'none'): boolean {
  const fast = parseFast(yaml, keepEmpty)
  if (fast === undefined) return false
  const full = parseYaml(yaml, texts, keepEmpty)
  expect({ yaml, faults: full.faults }).toEqual({ yaml, faults: [] })
  expect(JSON.stringify(fast), yaml).toBe(JSON.stringify(full.value))
  return true
}

const word = fc.constantFrom(
  ...[
    'samtal',
    'id',
    'goal',
    'how',
    'a',
    'null',
    'true',
    '1',
    '2026-01-20',
    'Bli bäst',
    'åäö',
    '#1',
    '~',
    '-',
    '',
    "'x'",
    '"x"',
  ],
  ...[
    '|',
    '|-',
    '>',
    '[]',
    '{}',
    '[a, b]',
    '{a: b}',
    '{ a: , b: }',
    '{a:, b: c}',
    '{ a, b }',
    '{a, a: b}',
    'a: b',
    'a #b',
    'a:b',
    '- a',
    '* x',
    '&x',
    '!x',
    '?',
    '? a',
    '...',
    '---',
    '@',
    '`',
    '%x',
    ',',
  ],
  ...[
    '0x1F',
    '1e3',
    '.inf',
    'x]',
    'x}',
    'a,b',
    '=',
    '<<',
    'yes',
    '😀 emoji',
    'slut:',
    'x\\n',
    '# kommentar',
    "it's",
    'a"b',
    '\u00a0nbsp',
    'tab\there',
  ],
)
const line = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom('', '- ', '-  ', '# ', '- - '),
    fc.option(word, { nil: undefined }),
    fc.constantFrom(':', ': ', ':  ', '', ' : '),
    word,
    fc.constantFrom('', '', '', ' ', ' # sagt'),
  )
  .map(
    ([indent, dash, key, colon, value, end]) =>
      `${' '.repeat(indent)}${dash}${key === undefined ? value : `${key}${colon}${value}`}${end}`,
  )
const document = fc
  .tuple(fc.array(line, { maxLength: 9 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, end, last]) => lines.join(end) + (last ? end : ''))

/** Texts similar to those that `new` writes, so that the fast path is often taken. */
const usual = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('id', 'goal', 'how', 'held', 'samtal', 'x-y', 'a_b', '0a'), word)
        .map(([key, value]) => [`${key}: ${value}`]),
      fc
        .tuple(
          fc.constantFrom('goal', 'how'),
          fc.constantFrom('|', '|-'),
          fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), word), { maxLength: 4 }),
        )
        .map(([key, header, rows]) => [
          `${key}: ${header}`,
          ...rows.map(([indent, value]) => ' '.repeat(indent) + value),
        ]),
      fc.constant(['# kommentar']),
      fc.constant(['']),
    ),
    { maxLength: 6 },
  )
  .chain((entries) =>
    fc
      .constantFrom('', '  ', '    ')
      .map((indent) =>
        [
          ...(indent === '' ? [] : ['goals:']),
          ...entries.flatMap((rows, index) =>
            rows.map((row, at) =>
              indent === '' ? row : `${indent === '  ' && index === 0 && at === 0 ? '  - ' : '    '}${row}`,
            ),
          ),
        ].join('\n'),
      ),
  )

describe('the fast path', () => {
  it('gives the value of the full parser, or undefined, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(document, usual), (yaml) => void fastAgrees(yaml)),
      { numRuns: 20_000, seed: 7 },
    )
  })

  it('does so in a roster, where a key without a value is a person', () => {
    fc.assert(
      fc.property(document, (yaml) => void fastAgrees(yaml, 'people')),
      { numRuns: 5_000, seed: 8 },
    )
  })

  it('does so in settings, where empty values below cadence count', () => {
    const settings = document.map((yaml) => `cadence:\n${yaml}`)
    const indented = document.map((yaml) => `cadence:\n  ki:\n${yaml}`)
    fc.assert(
      fc.property(fc.oneof(settings, indented), (yaml) => void fastAgrees(yaml, 'cadence')),
      { numRuns: 5_000, seed: 9 },
    )
  })

  it.each<[string, unknown]>([
    ['cadence:\n  ki:\n    year:\n', { cadence: { ki: { year: null } } }],
    ['cadence:\n  ki:\n    year: null\nsince:\n', { cadence: { ki: { year: null } } }],
    ['cadence:\n  ki:\n', { cadence: { ki: null } }],
    ['cadence:\n  ki:\n    year:\n      after:\n', { cadence: { ki: { year: {} } } }],
    ['cadence:\n', {}],
  ])('keeps what is empty below cadence in %j', (yaml, expected) => {
    expect(fastAgrees(yaml, 'cadence')).toBe(true)
    expect(parseFast(yaml, 'cadence')).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['cadence: {ki: }\n', { cadence: { ki: null } }],
    ['cadence: {ki: {}}\n', { cadence: { ki: {} } }],
    ['cadence: {ki: {year: {}, half: }}\n', { cadence: { ki: { year: {}, half: null } } }],
    ['cadence: {ki: {year: {after: }}}\n', { cadence: { ki: { year: {} } } }],
    ['cadence: {}\n', {}],
  ])('leaves %j to the full parser, which keeps it too', (yaml, expected) => {
    expect(parseYaml(yaml, texts, 'cadence').value).toEqual(expected)
    expect(parseFast(yaml, 'cadence') ?? expected).toEqual(expected)
  })

  it.each([
    ['a: 1\nb:\n  c: d\n'],
    ['goals:\n  - id: m1\n    goal: |\n      Bli #1: bäst\n\n      Och mer\n    due: 2026-09-30\n  - id: m2\n'],
    ['goals:\n- id: m1\n- id: m2\nb: c'],
    ['goal: |\n\n# kommentar\nhow: |-\n  två\n   rader\n'],
    ['signed:\n  employee: {date: 2026-01-25, digest: abcdefgh}\nparticipants: [anna, bo]\n'],
    ['samtal: 1\r\nid: a\r\ngoal: |\r\n  text\r\n'],
    ['a: \'x: y\'\nb: "#1"\nc:\n'],
  ])('is taken for %j', (yaml) => {
    expect(fastAgrees(yaml)).toBe(true)
  })
})
