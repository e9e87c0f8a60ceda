import fc from 'fast-check'
import type { FileKind } from '../../src/domain/format/schema.ts'
import { kinds, secret, secretId, utf8 } from './files.ts'
import { piece } from './pieces.ts'

const known = [
  ...[
    'samtal',
    'id',
    'template',
    'employee',
    'group',
    'participants',
    'manager',
    'planned',
    'invited',
    'held',
    'follows',
  ],
  ...['goals', 'agreements', 'follow_ups', 'ratings', 'signed', 'goal', 'how', 'due', 'status', 'from', 'kind', 'step'],
  ...[
    'summary',
    'date',
    'digest',
    'owner',
    'agreement',
    'result',
    'name',
    'unit',
    'leave',
    'to',
    'conflict_of_interest',
  ],
  ...[
    'cadence',
    'rules',
    'since',
    'timezone',
    'language',
    'conversations',
    'title',
    'sections',
    'questions',
    'answers',
  ],
  ...[
    'levels',
    'groups',
    'criteria',
    'key',
    'kinds',
    'fields',
    'required',
    'after',
    'grace',
    'by',
    'window',
    'severity',
  ],
  ...[
    'medarbetarsamtal',
    'ki-chef',
    'year',
    'half-year',
    'anna',
    '__proto__',
    'constructor',
    'a',
    '50%',
    'a/b',
    'a~1b',
  ],
  ...[secret, secretId, '', '"id"', "'id'", '"\\u0069d"', '? id', '<<', '[a]', '{a: b}', '1', '~', 'null'],
]
const value = fc.oneof(
  { weight: 3, arbitrary: piece },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...[
        '',
        '1',
        '2',
        'anna',
        'karin',
        'ki-chef',
        'medarbetarsamtal',
        '2026-01-20',
        '2026-01-22',
        '2026-02-30',
        'open',
      ],
      ...[
        'changed',
        'm1',
        'anna-2026-01-20-ki-chef/m1',
        'half-year',
        'P6M',
        'P1Y',
        'P0D',
        '12-01',
        '02-30',
        'follow-up',
      ],
      ...[
        'conversation',
        'both',
        'error',
        'off',
        'Europe/Stockholm',
        'Mars/X',
        'people',
        '.',
        '../x',
        'nearest',
        'main',
      ],
      ...[secret, secretId, `"${secret}"`, `'${secret}`, `"${secret}`, `${secret} # ${secret}`, `${secret}: ${secret}`],
      ...['|', '|-', '>', '>+', `| ${secret}`, '[]', '{}', `[${secret}]`, `{${secret}: ${secretId}}`, `{${secretId}}`],
      ...[
        '{date: 2026-01-25, digest: abcdefgh}',
        '[{from: 2026-01-01, to: 2025-01-01}]',
        '[anna, anna]',
        '[[[[[[[[[',
        '{{x}}',
      ],
    ),
  },
)
const line = fc
  .tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('', '', '', '- ', '-  ', '# ', '- - ', '? ', '-'),
    fc.option(fc.constantFrom(...known), { nil: undefined, freq: 6 }),
    fc.constantFrom(': ', ': ', ': ', ':', ':  ', ' : ', ''),
    value,
    fc.constantFrom('', '', '', ' ', ' # sagt', '\t', ' |', ','),
  )
  .map(
    ([indent, dash, key, colon, text, end]) =>
      `${' '.repeat(indent)}${dash}${key === undefined ? text : `${key}${colon}${text}`}${end}`,
  )
/** Nested lines with the right indentation. */
const { node } = fc.letrec<{ node: string[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    value.map((text) => [text]),
    fc
      .array(fc.tuple(fc.constantFrom(...known), tie('node')), { maxLength: 4 })
      .map((pairs) => [
        '',
        ...pairs.flatMap(([key, [first = '', ...rest]]) => [
          `  ${key}: ${first}`,
          ...rest.map((inner) => `  ${inner}`),
        ]),
      ]),
    fc
      .array(tie('node'), { maxLength: 3 })
      .map((items) => [
        '',
        ...items.flatMap(([first = '', ...rest]) => [`  - ${first.trim()}`, ...rest.map((inner) => `  ${inner}`)]),
      ]),
  ),
}))
const nested = fc
  .array(fc.tuple(fc.constantFrom(...known), node), { maxLength: 8 })
  .map((pairs) => pairs.flatMap(([key, [first = '', ...rest]]) => [`${key}: ${first}`, ...rest]))
const body = fc.oneof(fc.array(line, { maxLength: 14 }), nested)
const talk = ['samtal: 1', 'id: anna-x', 'template: ki-chef', 'employee: anna', 'manager: karin', 'planned: 2026-01-20']
const egen = ['samtal: 1', 'name: egen', 'title: Egen', 'language: sv', 'sections:', '  - title: Nu']
const validLines: Readonly<Record<FileKind, readonly string[]>> = {
  conversation: talk,
  roster: [],
  settings: [],
  template: egen,
}
/** Files with lines that are nearly YAML of the format. */
export const yamlTexts = fc
  .record({
    kind: kinds,
    body,
    end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    begins: fc.boolean(),
    closes: fc.boolean(),
  })
  .map(({ kind, body: lines, end, begins, closes }) => {
    const fileLines = [...(begins ? validLines[kind] : []), ...lines]
    if (kind === 'conversation') fileLines.unshift('---')
    if (kind === 'conversation' && (closes || begins)) fileLines.push('---', '', `# ${secret}`, '{{x}}', '')
    return { kind, bytes: utf8(fileLines.join(end)) }
  })
