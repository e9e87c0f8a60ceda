import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { fixedClock } from '../src/domain/time/calendar.ts'
import { diagnose, wholeFile } from '../src/domain/check/diagnose.ts'
import { sortDiagnostics, type Diagnostic } from '../src/domain/check/diagnostic.ts'
import { parseFast } from '../src/domain/format/fast-path.ts'
import { splitFrontMatter } from '../src/domain/format/front-matter.ts'
import { parseFile, type ParsedFile } from '../src/domain/format/parse-file.ts'
import { indexTalks } from '../src/domain/talk/talk-index.ts'
import { talkFindings } from '../src/domain/check/engine.ts'
import { scaffoldTalk } from '../src/domain/scaffold/scaffold.ts'
import { textProperties, type FileKind } from '../src/domain/format/schema.ts'
import { applySeverities } from '../src/domain/check/severity.ts'
import { findControlCharacter } from '../src/domain/format/text-position.ts'
import type { Mapping } from '../src/domain/format/value.ts'
import { parseYaml } from '../src/domain/format/yaml.ts'
import { readConversation } from '../src/io/conversations.ts'
import { decode, decodeHead } from '../src/io/files.ts'
import { loadWorkspace, type Tree, type Workspace } from '../src/io/workspace.ts'
import { formatNames, renderFormat } from '../src/report/formats.ts'
import { en } from '../src/report/en.ts'
import type { CheckReport } from '../src/report/report.ts'
import { noStyle } from '../src/report/style.ts'
import { sv } from '../src/report/sv.ts'

/*
 * Random hostile files, checked and reported in every format, in process. `npm run fuzz` is the long run;
 * SAMTAL_FUZZ_RUNS is the number of files of each sort, SAMTAL_FUZZ_SEED the seed.
 */

const runs = Number(process.env.SAMTAL_FUZZ_RUNS ?? 2000)
const seed = Number(process.env.SAMTAL_FUZZ_SEED ?? 20_260_120)
const timeout = 60_000 + runs * 30

// The templates that come with samtal are in dist/; these tests need no build.
vi.mock('../src/io/files.ts', async (original) => {
  const templates = Object.fromEntries(
    yamlFiles('templates').map(([name, text]) => [name.replace(/\.yaml$/, ''), parse(text) as Mapping]),
  )
  const json = JSON.stringify(templates)
  return { ...(await original<object>()), readShippedFile: () => json }
})

function yamlFiles(folder: string): [string, string][] {
  const url = new URL(`../${folder}/`, import.meta.url)
  return readdirSync(url)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [name, readFileSync(new URL(name, url), 'utf8')])
}

/** A word in every free text that must not be in any output. It does not have the form of an id. */
const secret = 'HEMLIGT7Q'
/** The same in the form of an id; not even the id of a talk may be in an output. */
const secretId = 'hemligt7q'

const pathOf: Readonly<Record<FileKind, string>> = {
  conversation: 'people/anna/a.md',
  roster: 'people.yaml',
  settings: 'samtal.yaml',
  template: 'templates/egen.yaml',
}

const examples: Readonly<Record<string, Buffer>> = Object.fromEntries(
  readdirSync(new URL('../examples/', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^people\/.*\.md$|^(people|samtal)\.yaml$/.test(name))
    .sort()
    .map((name) => [name, readFileSync(new URL(`../examples/${name}`, import.meta.url))]),
)

function treeOf(files: Readonly<Record<string, Uint8Array>>): Tree {
  return {
    bytes: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    has: (path) => Object.hasOwn(files, path),
    isBlocked: () => false,
    below: (folder) =>
      Object.keys(files).flatMap((path) =>
        path.startsWith(`${folder}/`) ? [{ path: path.slice(folder.length + 1), isFile: true }] : [],
      ),
  }
}

function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

let workspace: Workspace
let exampleTalks: NonNullable<Awaited<ReturnType<typeof talkOf>>>[]
const today = fixedClock('2026-11-21')

async function talkOf(tree: Tree, path: string) {
  const file = await readConversation(tree, { path, isFile: true })
  return typeof file === 'string' ? undefined : file.talk
}

beforeAll(async () => {
  const tree = treeOf(examples)
  workspace = await loadWorkspace('/', tree)
  const talks = await Promise.all(tree.below('people').map(({ path }) => talkOf(tree, `people/${path}`)))
  exampleTalks = talks.filter((talk) => talk !== undefined)
  expect(exampleTalks).toHaveLength(tree.below('people').length)
  expect(workspace.documents.flatMap(({ findings }) => findings)).toEqual([])
})

/** The diagnostics of `check` for a workspace with this one file besides the examples. */
async function diagnosticsOf(bytes: Uint8Array, kind: FileKind): Promise<Diagnostic[]> {
  const path = pathOf[kind]
  if (kind !== 'conversation') {
    const loaded = await loadWorkspace('/', treeOf({ ...examples, [path]: bytes }))
    const document = loaded.documents.find((candidate) => candidate.path === path)
    ensure(document !== undefined, 'an existing file was left out')
    const { text, reading, findings } = document
    return sortDiagnostics(
      reading
        ? await diagnose({ file: path, kind, text, reading, findings })
        : findings.map(({ rule }) => wholeFile(path, rule)),
    )
  }
  const file = await readConversation(treeOf({ [path]: bytes }), { path, isFile: true })
  if (typeof file === 'string') return [wholeFile(path, file)]
  const { talk, reading, findings: own } = file
  ensure(talk !== undefined || reading.faults.length > 0, 'an unreadable file has no fault')
  const talks = talk ? [...exampleTalks, talk] : exampleTalks
  const index = indexTalks({ ...workspace, conversations: 'people', talks }, today)
  const findings = talk ? [...own, ...talkFindings(talk, index)] : own
  const text = decode(bytes) ?? ''
  return sortDiagnostics(
    applySeverities(await diagnose({ file: path, kind, text, reading, findings }), workspace.settings.rules),
  )
}

// What would control a terminal; lines end in \n only.
// oxlint-disable-next-line no-control-regex
const controlCharacters =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/** Expects that a diagnostic's position is in the text, and that its excerpt is that line with the caret at the column. */
function expectPosition({ line, column, excerpt, caret = 0 }: Diagnostic, lines: readonly string[]): void {
  ensure(Number.isInteger(line) && line >= 1 && line <= lines.length, `there is no line ${line}`)
  const whole = lines[line - 1] ?? ''
  // A surrogate pair is one column: its second half does not count.
  const width = whole.replace(/[\udc00-\udfff]/g, '').length
  ensure(Number.isInteger(column) && column >= 1 && column <= width + 1, `there is no column ${column} on line ${line}`)
  if (excerpt === undefined) return
  const before = [...whole.matchAll(/[^\udc00-\udfff][\udc00-\udfff]*|^[\udc00-\udfff]+/g)]
  const units = before[column - 1]?.index ?? whole.length
  const from = Math.max(0, units - 400)
  const shown = whole.slice(from, units + 400).replace(/\r$/, '')
  ensure(excerpt === shown && caret === units - from, `the excerpt is not that of line ${line}`)
}

function expectSafeOutput(format: string, out: string): void {
  const found = controlCharacters.exec(out)
  ensure(!found, `${format} contains ${JSON.stringify(found?.[0])}`)
  ensure(!/##\[|##vso\[|^\s*::(?!error |warning )/m.test(out), `${format} has a command to a CI log`)
}

const reported = new Set<string>()

/** Renders the diagnostics in every format, and expects that each output is safe and complete. */
async function expectReports(diagnostics: Diagnostic[], file: string, words: readonly string[]): Promise<void> {
  const report: CheckReport = { kind: 'check', files: 1, judged: [file], prefix: '', diagnostics }
  const context = {
    words: en,
    style: noStyle,
    showValues: false,
    strict: false,
    screen: undefined,
    long: false,
    version: '0.0.0',
  }
  expectSafeOutput('excerpts', await renderFormat(report, 'text', { ...context, showValues: true }))
  // The outputs depend on little else than this; the same need not be rendered a hundred thousand times.
  const key = JSON.stringify([
    file,
    diagnostics.map(({ rule, severity, property, params }) => [rule, severity, property, params]),
  ])
  if (reported.has(key)) return
  reported.add(key)
  expectSafeOutput('utdrag', await renderFormat(report, 'text', { ...context, words: sv, showValues: true }))
  const outputs = new Map([['sv', await renderFormat(report, 'text', { ...context, words: sv })]])
  for (const format of formatNames('check')) outputs.set(format, await renderFormat(report, format, context))
  for (const [format, out] of outputs) expectSafeOutput(format, out)
  for (const [format, out] of outputs) for (const word of words) ensure(!out.includes(word), `${format} leaks a secret`)
  const outputOf = (format: string) => outputs.get(format) ?? ''
  for (const format of ['text', 'sv', 'github']) {
    const count = outputOf(format).split('\n').length - 1
    const expected = format === 'github' ? diagnostics.length : diagnostics.length === 0 ? 1 : diagnostics.length + 1
    ensure(count === expected, `${format} has ${count} lines instead of ${expected}`)
    ensure(!/\bundefined\b|\[object |\bNaN\b/.test(outputOf(format).replaceAll('part-undefined', '')), format)
  }
  const { findings } = JSON.parse(outputOf('json')) as { findings: unknown[] }
  const { runs: ran } = JSON.parse(outputOf('sarif')) as { runs: { results: unknown[] }[] }
  const quality = JSON.parse(outputOf('codequality')) as unknown[]
  ensure(findings.length === diagnostics.length, 'json leaves something out')
  ensure(ran[0]?.results.length === diagnostics.length, 'sarif leaves something out')
  ensure(quality.length === diagnostics.length, 'codequality leaves something out')
  const xml = new SaxesParser()
  xml.on('error', (error) => {
    throw error
  })
  xml.write(outputOf('junit')).close()
}

/** Expects that the fast parser gives the value of the full one or undefined, and that the head of a file is enough. */
function expectSameValue(bytes: Uint8Array, text: string, kind: FileKind, reading: ParsedFile): void {
  ensure((reading.value === undefined) === reading.faults.length > 0, 'a value with faults, or neither')
  for (const { offset } of reading.faults)
    ensure(Number.isInteger(offset) && offset >= 0 && offset <= text.length, `a fault at ${offset}`)
  const keepEmpty = kind === 'roster' ? 'people' : kind === 'settings' ? 'cadence' : 'none'
  if (kind !== 'conversation') {
    if (findControlCharacter(text) !== -1) return
    const blanked = text.replace(/^---(?=\r?\n)/, '   ')
    const fast = parseFast(blanked, keepEmpty)
    if (fast) expectFastAgrees(fast, parseYaml(blanked, textProperties(kind), keepEmpty))
    return
  }
  const parts = splitFrontMatter(text)
  const head = splitFrontMatter(decodeHead(bytes) ?? '')
  if ('rule' in parts) {
    ensure(reading.faults[0]?.rule === parts.rule, 'a fault of the fences is not reported')
    ensure(JSON.stringify(head) === JSON.stringify(parts), 'the head of the file has other faults')
    return
  }
  ensure('yaml' in head && head.yaml === parts.yaml, 'the head of the file has other front matter')
  const fast = parseFast(parts.yaml, 'none')
  if (fast) return expectFastAgrees(fast, parseYaml(parts.yaml, textProperties(kind), 'none'))
  // For gray-matter, a block with only white space and comments is empty.
  if (parts.yaml.replace(/^\s*#[^\n]+/gm, '').trim() === '') return
  // gray-matter leaves out the last line ending.
  const block = parseYaml(parts.yaml.replace(/\r?\n$/, ''), textProperties(kind), 'none')
  ensure(JSON.stringify(reading.value) === JSON.stringify(block.value), 'the block is not the text between the fences')
  const list = (faults: ParsedFile['faults'], from: number) =>
    faults.map(({ rule, offset }) => `${rule} ${offset + from}`).join('\n')
  ensure(list(reading.faults, 0) === list(block.faults, parts.yamlStart), 'the faults are not those of the block')
}

function expectFastAgrees(fast: Mapping, full: ReturnType<typeof parseYaml>): void {
  ensure(full.faults.length === 0, `the fast parser misses ${full.faults[0]?.rule}`)
  const [actual, expected] = [JSON.stringify(fast), JSON.stringify(full.value)]
  ensure(actual === expected, `the fast parser gives ${actual} instead of ${expected}`)
}

async function expectAll({ kind, bytes }: { kind: FileKind; bytes: Uint8Array }): Promise<void> {
  const text = decode(bytes)
  const diagnostics = await diagnosticsOf(bytes, kind)
  const lines = (text ?? '').split('\n')
  for (const diagnostic of diagnostics) expectPosition(diagnostic, lines)
  if (text !== undefined) expectSameValue(bytes, text, kind, await parseFile(text, kind))
  await expectReports(diagnostics, pathOf[kind], kind === 'conversation' ? [secret, secretId] : [secret])
}

const kinds = fc.constantFrom<FileKind[]>(
  'conversation',
  'conversation',
  'conversation',
  'roster',
  'settings',
  'template',
)
const utf8 = (text: string) => Buffer.from(text, 'utf8')

// Texts that some parser, terminal or CI log treats specially.
const nastyPieces = [
  ...[
    '\0',
    '\u0001',
    '\u0002',
    '\u0018',
    '\u001f',
    '\u001b[31m',
    '\u0007',
    '\u007f',
    '\u0085',
    '\u009b',
    '\t',
    '\v',
    '\f',
  ],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\u2028',
    '\u2029',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200e',
    '\u202e',
    '\u2066',
    '\u061c',
    '\ufeff',
  ],
  ...['\ufffe', '\uffff', '\u{1fffe}', '😀', 'e\u0301', 'å', '\u05d0', '﷽', '👩‍👩‍👧'],
  ...[
    '-',
    '--',
    '---',
    '---\n',
    '----',
    '...',
    '- ',
    '? ',
    ': ',
    ':',
    '#',
    ' #',
    ' ',
    '  ',
    '|',
    '|+1',
    '>',
    '>-2',
    '|9',
  ],
  ...[
    '"',
    "'",
    '\\',
    '\\u0000',
    '\\x1b',
    '\\\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    '&a',
    '*a',
    '!',
    '!!str ',
    '%',
    '%YAML 1.2\n',
    '<<: ',
  ],
  ...[
    '`',
    '@',
    '~',
    'null',
    'true',
    '0',
    '1e9',
    '2026-02-30',
    '2026-13-01',
    '12026-01-01',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    '{{x}}',
    '{{',
    '}}',
    'TODO',
    '…',
    '%0A',
    '::error::x',
    '##[error]',
    '##vso[x]',
    '<b>',
    ']]>',
    '&amp;',
    '$(x)',
    '{0}',
    '](x)',
  ],
  ...[secret, secretId, `${secret}: `, `${secretId}: `, `- ${secret}\n`, `"${secret}": 1\n`],
]
const piece = fc.constantFrom(...nastyPieces)

describe('any bytes', () => {
  const raw = fc.uint8Array({ maxLength: 300 })
  const ascii = fc.uint8Array({ max: 127, maxLength: 300 })
  const strange = fc.string({ unit: 'binary', maxLength: 200 }).map(utf8)
  const near = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 })
  const within = fc
    .tuple(fc.oneof(raw, ascii, strange), fc.constantFrom('---\n', '---\r\n', '\ufeff---\n', '---', '---js\n', ''))
    .chain(([bytes, fence]) =>
      fc
        .constantFrom('\n---\n', '\n---', '\r\n---\r\n', '\n--- \n', '')
        .map((end) => Buffer.concat([utf8(fence), bytes, utf8(end)])),
    )
  const bytes = fc.oneof(
    raw,
    ascii,
    strange,
    within,
    near.map((pieces) => utf8(pieces.join(''))),
    near.map((pieces) => utf8(`---\n${pieces.join('')}\n---\n`)),
  )

  it(
    'are checked and reported safely',
    async () => {
      await fc.assert(fc.asyncProperty(fc.record({ kind: kinds, bytes }), expectAll), { numRuns: runs, seed })
    },
    timeout,
  )
})

describe('texts like YAML', () => {
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
    ...[
      'goals',
      'agreements',
      'follow_ups',
      'ratings',
      'signed',
      'goal',
      'how',
      'due',
      'status',
      'from',
      'kind',
      'step',
    ],
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
        ...[
          secret,
          secretId,
          `"${secret}"`,
          `'${secret}`,
          `"${secret}`,
          `${secret} # ${secret}`,
          `${secret}: ${secret}`,
        ],
        ...[
          '|',
          '|-',
          '>',
          '>+',
          `| ${secret}`,
          '[]',
          '{}',
          `[${secret}]`,
          `{${secret}: ${secretId}}`,
          `{${secretId}}`,
        ],
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
  const talk = [
    'samtal: 1',
    'id: anna-x',
    'template: ki-chef',
    'employee: anna',
    'manager: karin',
    'planned: 2026-01-20',
  ]
  const egen = ['samtal: 1', 'name: egen', 'title: Egen', 'language: sv', 'sections:', '  - title: Nu']
  const validLines: Readonly<Record<FileKind, readonly string[]>> = {
    conversation: talk,
    roster: [],
    settings: [],
    template: egen,
  }
  const texts = fc
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

  it(
    'are checked and reported safely',
    async () => {
      await fc.assert(fc.asyncProperty(texts, expectAll), { numRuns: runs, seed })
    },
    timeout,
  )
})

describe('valid files with random changes', () => {
  /** Texts of every kind, with the secret in their free texts, notes and comments. */
  const bases: readonly { kind: FileKind; text: string }[] = []
  beforeAll(() => {
    const push = (kind: FileKind, text: string) => (bases as { kind: FileKind; text: string }[]).push({ kind, text })
    for (const [name, template] of workspace.templates) {
      const group = template.cycle === 'group'
      const about = {
        ...{ id: `anna-2026-01-20-${name}`, participants: group ? ['anna', 'bo'] : [], manager: 'karin' },
        ...{ planned: '2026-01-20', names: { anna: secret, karin: secret } },
        ...(group ? { group: 'laget' } : { employee: 'anna', follows: 'petra-sjoholt-2025-05-07-medarbetarsamtal' }),
      }
      const fresh = scaffoldTalk(template, about)
      push('conversation', withSecret(fresh))
      push(
        'conversation',
        withSecret(fresh.replace(/^held:$/m, 'held: 2026-01-22').replaceAll(/^( +)date:$/gm, '$1date: 2026-01-25')),
      )
    }
    for (const [path, bytes] of Object.entries(examples))
      if (path.endsWith('.md')) push('conversation', withSecret(bytes.toString('utf8')))
    const roster = examples['people.yaml']?.toString('utf8') ?? ''
    push('roster', roster.replaceAll(/(name|unit): .*/g, `$1: ${secret}`))
    push('roster', `${roster}bo: {name: ${secret}, conflict_of_interest: [karin], leave: [{from: 2026-01-01, to:}]}\n`)
    push('settings', examples['samtal.yaml']?.toString('utf8') ?? '')
    push(
      'settings',
      [
        ...[
          'samtal: 1',
          'language: sv',
          'conversations: people',
          'roster: people.yaml',
          'template: ki-chef',
          'cadence:',
        ],
        ...[
          '  ki-chef:',
          `    year: {title: ${secret}, after: P1Y, by: conversation, window: {from: 12-01, to: 03-31}}`,
        ],
        ...['    extra:', `      title: ${secret}`, '      after: P3M', '      by: follow-up', 'rules:'],
        ...['  window-missed: error', `  notice-short: {severity: off, reason: ${secret}}`, ''],
      ].join('\n'),
    )
    for (const [, text] of yamlFiles('templates'))
      push('template', text.replaceAll(/(title|document|question): [^\s>|].*/g, `$1: ${secret}`))
  })

  /** Adds the secret at the end of every line except keys, and in every empty text. */
  function withSecret(text: string): string {
    const [, head = '', notes = ''] = /^(---\n[^]*?\n---\n)([^]*)$/.exec(text) ?? []
    const lines = head.split('\n').flatMap((line, index, allLines) => {
      const next = allLines[index + 1] ?? ''
      const indent = /^ */.exec(line)?.[0] ?? ''
      if (line.endsWith(': |') && next.trim() === '')
        return [line, `${indent}${indent === '    ' ? '  ' : '    '}${secret}`]
      return [line === '' || /^(---| *(- )?[a-z_-]+:| *- [a-z-]+$)/.test(line) ? line : `${line} ${secret}`]
    })
    return lines.join('\n') + notes.replaceAll(/[^\n]$/gm, `$& ${secret}`)
  }

  const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  const change = fc.record({
    what: fc.constantFrom(
      ...([
        'delete',
        'duplicate',
        'swap',
        'indent',
        'outdent',
        'insert',
        'insert',
        'insert',
        'replace',
        'value',
      ] as const),
      ...(['truncate', 'behead', 'splice', 'endings', 'ending', 'cut', 'secret', 'join', 'repeat'] as const),
    ),
    at,
    other: at,
    piece,
    count: fc.integer({ min: 1, max: 6 }),
  })
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

  function changed(
    text: string,
    { what, at: position, other, piece: inserted, count }: Change,
    kind: FileKind,
  ): string {
    const offset = Math.floor(position * (text.length + 1))
    const lines = text.split('\n')
    // Prefer lines near the start: the notes are long, and anything is allowed in them.
    const line = Math.floor(position * position * lines.length)
    const second = Math.floor(other * lines.length)
    const current = lines[line] ?? ''
    switch (what) {
      case 'delete':
        return lines.toSpliced(line, count).join('\n')
      case 'duplicate':
        return lines.toSpliced(second, 0, ...lines.slice(line, line + count)).join('\n')
      case 'swap':
        return lines
          .with(line, lines[second] ?? '')
          .with(second, current)
          .join('\n')
      case 'indent':
        return lines.with(line, ' '.repeat(count) + current).join('\n')
      case 'outdent':
        return lines.with(line, current.replace(new RegExp(`^ {1,${count}}`), '')).join('\n')
      case 'insert':
        return lines
          .with(line, current.slice(0, other * current.length) + inserted + current.slice(other * current.length))
          .join('\n')
      case 'replace':
        return text.slice(0, offset) + inserted + text.slice(offset + count)
      case 'value':
        return lines
          .with(
            line,
            current.replace(/:.*/, () => `: ${inserted}`),
          )
          .join('\n')
      case 'truncate':
        return text.slice(0, offset)
      case 'behead':
        return text.slice(Math.floor(position * position * position * text.length))
      case 'splice': {
        const ofKind = bases.filter((base) => base.kind === kind)
        const donor = ofKind[Math.floor(other * ofKind.length)]?.text ?? ''
        return lines.slice(0, line).join('\n') + donor.slice(Math.floor(other * donor.length))
      }
      case 'endings':
        return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')
      case 'ending':
        return lines.with(line, current.endsWith('\r') ? current.slice(0, -1) : `${current}\r`).join('\n')
      case 'cut':
        return lines.with(line, current.slice(0, other * current.length)).join('\n')
      case 'secret':
        return lines.with(line, current.replace(/[\w-]+/, count % 2 === 0 ? secret : secretId)).join('\n')
      case 'join':
        return lines.toSpliced(line, 2, current + (lines[line + 1] ?? '')).join('\n')
      case 'repeat':
        return text.slice(0, offset) + inserted.repeat(count * count * count) + text.slice(offset)
    }
  }

  const wrong = fc
    .record({ base: at, changes: fc.array(change, { minLength: 1, maxLength: 6 }) })
    .map(({ base, changes }) => () => {
      const { kind, text } = bases[Math.floor(base * bases.length)] ?? { kind: 'conversation' as const, text: '' }
      return { kind, bytes: utf8(changes.reduce((changedText, next) => changed(changedText, next, kind), text)) }
    })

  it('are valid before the changes', async () => {
    expect(bases.length).toBeGreaterThan(30)
    for (const { kind, text } of bases) {
      const rules = (await diagnosticsOf(utf8(text), kind))
        .filter(({ severity }) => severity === 'error')
        .map(({ rule }) => rule)
      const expected = new Set([
        ...['file-misplaced', 'id-duplicate', 'person-unknown', 'placeholder-left', 'name-mismatch'],
        ...['goal-incomplete', 'agreement-incomplete'],
      ])
      expect({ text, rules: rules.filter((rule) => !expected.has(rule)) }).toEqual({ text, rules: [] })
    }
  })

  it(
    'are checked and reported safely',
    async () => {
      await fc.assert(
        fc.asyncProperty(wrong, async (make) => expectAll(make())),
        { numRuns: runs, seed },
      )
    },
    timeout,
  )
})
