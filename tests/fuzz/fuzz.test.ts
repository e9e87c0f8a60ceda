import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import type { Mapping } from '../../src/domain/format/value.ts'
import { decode } from '../../src/io/files.ts'
import { change, changed, fraction } from './changes.ts'
import { diagnosticsOf, loadExamples, workspace } from './check-file.ts'
import { expectPosition, expectReports } from './expect-report.ts'
import { expectSameValue } from './expect-same-value.ts'
import { kinds, pathOf, secret, secretId, utf8, type FuzzFile } from './files.ts'
import { piece } from './pieces.ts'
import { validFiles, type ValidFile } from './valid-files.ts'
import { yamlTexts } from './yaml-texts.ts'

/*
 * Random hostile files, checked and reported in every format, in process. `npm run fuzz` is the long run;
 * SAMTAL_FUZZ_RUNS is the number of files of each sort, SAMTAL_FUZZ_SEED the seed.
 */

const runs = Number(process.env.SAMTAL_FUZZ_RUNS ?? 2000)
const seed = Number(process.env.SAMTAL_FUZZ_SEED ?? 20_260_120)
const timeout = 60_000 + runs * 30

// The templates that come with samtal are in dist/; these tests need no build.
vi.mock('../../src/io/files.ts', async (original) => {
  const { yamlFiles } = await import('./files.ts')
  const templates = Object.fromEntries(
    yamlFiles('templates').map(([name, text]) => [name.replace(/\.yaml$/, ''), parse(text) as Mapping]),
  )
  const json = JSON.stringify(templates)
  return { ...(await original<object>()), readShippedFile: () => json }
})

beforeAll(loadExamples)

async function expectAll({ kind, bytes }: FuzzFile): Promise<void> {
  const text = decode(bytes)
  const diagnostics = await diagnosticsOf(bytes, kind)
  const lines = (text ?? '').split('\n')
  for (const diagnostic of diagnostics) expectPosition(diagnostic, lines)
  if (text !== undefined) expectSameValue(bytes, text, kind, await parseFile(text, kind))
  await expectReports(diagnostics, pathOf[kind], kind === 'conversation' ? [secret, secretId] : [secret])
}

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
  it(
    'are checked and reported safely',
    async () => {
      await fc.assert(fc.asyncProperty(yamlTexts, expectAll), { numRuns: runs, seed })
    },
    timeout,
  )
})

describe('valid files with random changes', () => {
  let bases: readonly ValidFile[] = []
  beforeAll(() => {
    bases = validFiles(workspace)
  })

  const changedFiles = fc
    .record({ base: fraction, changes: fc.array(change, { minLength: 1, maxLength: 6 }) })
    .map(({ base, changes }) => () => {
      const { kind, text } = bases[Math.floor(base * bases.length)] ?? { kind: 'conversation' as const, text: '' }
      const donors = bases.filter((other) => other.kind === kind).map((other) => other.text)
      return { kind, bytes: utf8(changes.reduce((changedText, next) => changed(changedText, next, donors), text)) }
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
        fc.asyncProperty(changedFiles, async (make) => expectAll(make())),
        { numRuns: runs, seed },
      )
    },
    timeout,
  )
})
