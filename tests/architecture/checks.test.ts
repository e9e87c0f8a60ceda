import { describe, expect, test } from 'vitest'
import { checks, findBreaches } from './checks.ts'

type Files = Readonly<Record<string, string>>

const lines = (count: number) => 'export const n = 1\n'.repeat(count)
const functionOf = (count: number) => `export function f() {\n${'  g()\n'.repeat(count - 2)}}\n`

/** Code that each check must find, with the line where it must find it. */
const wrong: Readonly<Record<string, readonly [files: Files, ...places: string[]][]>> = {
  direction: [
    [{ 'src/domain/talk/a.ts': `\nimport { b } from '../../io/b.ts'` }, 'src/domain/talk/a.ts:2'],
    [{ 'src/domain/talk/a.ts': `import type { B } from '../../report/b.ts'` }, 'src/domain/talk/a.ts:1'],
    [{ 'src/io/a.ts': `export * from '../commands/b.ts'` }, 'src/io/a.ts:1'],
    [{ 'src/io/a.ts': `import '../report/b.ts'` }, 'src/io/a.ts:1'],
    [{ 'src/report/a.ts': `type B = import('../io/b.ts').B` }, 'src/report/a.ts:1'],
    [{ 'src/commands/a.ts': `import { b } from './b.ts'` }, 'src/commands/a.ts:1'],
    [{ 'src/commands/a.ts': `await import('../main/b.ts')` }, 'src/commands/a.ts:1'],
    [{ 'src/version.ts': `import { b } from './domain/b.ts'` }, 'src/version.ts:1'],
    [{ 'src/elsewhere/a.ts': `import { b } from '../domain/b.ts'` }, 'src/elsewhere/a.ts:1'],
  ],
  reportInCommand: [
    [{ 'src/commands/a.ts': `import { render } from '../report/due/text.ts'` }, 'src/commands/a.ts:1'],
    [{ 'src/commands/a.ts': `import { type Row } from '../report/due/text.ts'` }, 'src/commands/a.ts:1'],
    [{ 'src/commands/a.ts': `const { render } = await import('../report/due/text.ts')` }, 'src/commands/a.ts:1'],
    [{ 'src/commands/a.ts': `export { render } from '../report/due/text.ts'` }, 'src/commands/a.ts:1'],
  ],
  dataImport: [
    [{ 'src/io/a.ts': `import schema from '../../schemas/roster.schema.json'` }, 'src/io/a.ts:1'],
    [{ 'src/main.ts': `import manifest from '../package.json'` }, 'src/main.ts:1'],
    [{ 'src/domain/a.ts': `import { build } from '../../scripts/build.js'` }, 'src/domain/a.ts:1'],
    [{ 'src/io/a.ts': 'await import(name)', 'src/io/computed-ImportExpression': '' }],
  ],
  nodeImport: [
    [{ 'src/domain/talk/a.ts': `import { join } from 'node:path'` }, 'src/domain/talk/a.ts:1'],
    [{ 'src/domain/talk/a.ts': `import type { Hash } from 'crypto'` }, 'src/domain/talk/a.ts:1'],
    [{ 'src/report/a.ts': `await import('node:fs/promises')` }, 'src/report/a.ts:1'],
    [{ 'src/report/a.ts': `import fs = require('fs')` }, 'src/report/a.ts:1'],
    [{ 'src/report/a.ts': `require('node:fs')` }, 'src/report/a.ts:1'],
    [{ 'src/commands/a.ts': `import { spawn } from 'node:child_process'` }, 'src/commands/a.ts:1'],
    [{ 'src/commands/a.ts': `host.getBuiltinModule('fs')` }, 'src/commands/a.ts:1'],
    [{ 'src/io/a.ts': `import { env } from 'node:process'` }, 'src/io/a.ts:1'],
  ],
  missingFile: [
    [{ 'src/io/a.ts': `import { b } from './b.ts'` }, 'src/io/a.ts:1'],
    [{ 'src/io/a.ts': 'await import(`./${name}.ts`)' }, 'src/io/a.ts:1'],
  ],
  domainOrder: [
    [{ 'src/domain/time/a.ts': `import { b } from '../format/b.ts'` }, 'src/domain/time/a.ts:1'],
    [{ 'src/domain/format/a.ts': `import type { B } from '../talk/b.ts'` }, 'src/domain/format/a.ts:1'],
    [{ 'src/domain/talk/a.ts': `import { b } from '../check/rules/b.ts'` }, 'src/domain/talk/a.ts:1'],
    [{ 'src/domain/check/rules/a.ts': `import { b } from '../../history/b.ts'` }, 'src/domain/check/rules/a.ts:1'],
    [{ 'src/domain/history/a.ts': `import { b } from '../due/b.ts'` }, 'src/domain/history/a.ts:1'],
    [{ 'src/domain/due/a.ts': `import { b } from '../scaffold/b.ts'` }, 'src/domain/due/a.ts:1'],
    [{ 'src/domain/a.ts': `import { b } from './time/b.ts'` }, 'src/domain/a.ts:1'],
  ],
  domainFolderUnknown: [
    [{ 'src/domain/rules/a.ts': lines(1) }, 'src/domain/rules/a.ts:1'],
    [Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`src/domain/${name}.ts`, ''])), 'src/domain/d.ts:1'],
  ],
  cycle: [
    [{ 'src/io/a.ts': `import { b } from './b.ts'`, 'src/io/b.ts': `import { a } from './a.ts'` }, 'src/io/b.ts:1'],
    [
      { 'src/io/a.ts': `import type { B } from './b.ts'`, 'src/io/b.ts': `import type { A } from './a.ts'` },
      'src/io/b.ts:1',
    ],
    [
      {
        'src/io/a.ts': `import { b } from './b.ts'`,
        'src/io/b.ts': `export * from './c.ts'`,
        'src/io/c.ts': `\nawait import('./a.ts')`,
      },
      'src/io/c.ts:2',
    ],
    [{ 'src/io/a.ts': `import * as self from './a.ts'` }, 'src/io/a.ts:1'],
  ],
  unreached: [
    [{ 'src/main.ts': `import './io/a.ts'`, 'src/io/a.ts': '', 'src/io/b.ts': `import './a.ts'` }, 'src/io/b.ts:1'],
  ],
  barrel: [[{ 'src/report/all.ts': `export * from './a.ts'\nexport { b } from './b.ts'` }, 'src/report/all.ts:1']],
  libraryInTwoParts: [
    [
      { 'src/domain/format/a.ts': `import { parse } from 'yaml'`, 'src/io/a.ts': `import { parse } from 'yaml'` },
      'src/io/a.ts:1',
    ],
    [
      { 'src/main/a.ts': `import { Command } from '@a/b/c'`, 'src/report/a.ts': `await import('@a/b')` },
      'src/report/a.ts:1',
    ],
  ],
  clockImport: [
    ...['isToday', 'startOfToday', 'isPast', 'isThisYear', 'formatDistanceToNowStrict', 'constructNow'].map(
      (name): [Files, string] => [
        { 'src/domain/time/a.ts': `import { addDays, ${name} as f } from 'date-fns'` },
        'src/domain/time/a.ts:1',
      ],
    ),
    [{ 'src/io/a.ts': `import { isFuture } from 'date-fns/isFuture'` }, 'src/io/a.ts:1'],
  ],
  hostGlobal: [
    ...[
      'Buffer.byteLength(text)',
      'crypto.randomUUID()',
      'setTimeout(f, 1)',
      'setInterval(f, 1)',
      'setImmediate(f)',
      'queueMicrotask(f)',
      'fetch(url)',
      'performance.now()',
      'process.env',
      'globalThis.process',
      'global.process',
      'console.log(1)',
      'require(name)',
      '__dirname',
      'new AbortController()',
      'const { env } = process',
      'const hosts = { fetch }',
      'const at = map[process]',
      'const text = (x as Buffer)',
      'let text: Buffer',
      'type Env = typeof process.env',
      'function f(now = performance.now()) {}',
      'import.meta.url',
      'Temporal.Now.plainDateISO()',
    ].flatMap((code): [Files, string][] => [
      [{ 'src/domain/talk/a.ts': `\n${code}` }, 'src/domain/talk/a.ts:2'],
      [{ 'src/report/a.ts': code }, 'src/report/a.ts:1'],
    ]),
  ],
  clock: [
    ...[
      'Date.now()',
      'new Date()',
      'new Date',
      'Date()',
      'new Date(...values)',
      'const D = Date',
      'Date["now"]()',
      'const { now } = Date',
      'Math.random()',
      'const { random } = Math',
      'Math[name]()',
      'new UTCDate()',
      'new Intl.DateTimeFormat("sv").format()',
      'formatter.formatToParts()',
    ].flatMap((code): [Files, string][] => [
      [{ 'src/domain/time/a.ts': code }, 'src/domain/time/a.ts:1'],
      [{ 'src/report/a.ts': `\n\n${code}` }, 'src/report/a.ts:3'],
    ]),
  ],
  processOrConsole: [
    [{ 'src/io/a.ts': 'process.cwd()' }, 'src/io/a.ts:1'],
    [{ 'src/main.ts': 'globalThis["process"]' }, 'src/main.ts:1'],
    [{ 'src/commands/a.ts': 'console.error(1)' }, 'src/commands/a.ts:1'],
  ],
  codeFromText: [
    [{ 'src/io/a.ts': 'eval(text)' }, 'src/io/a.ts:1'],
    [{ 'src/io/a.ts': 'new Function(text)' }, 'src/io/a.ts:1'],
    [{ 'src/io/a.ts': 'const run = eval' }, 'src/io/a.ts:1'],
  ],
  fileLength: [
    [{ 'src/io/a.ts': lines(251) }, 'src/io/a.ts:250'],
    [{ 'src/report/rules.sv.ts': lines(251) }, 'src/report/rules.sv.ts:250'],
    [{ 'src/domain/format/en.ts': lines(251) }, 'src/domain/format/en.ts:250'],
  ],
  functionLength: [
    [{ 'src/commands/a.ts': functionOf(51) }, 'src/commands/a.ts:1'],
    [{ 'src/main/a.ts': `\nexport const a = () => {\n${'  g()\n'.repeat(49)}}` }, 'src/main/a.ts:2'],
    [{ 'src/main.ts': `class A {\n  b() {\n${'    g()\n'.repeat(49)}  }\n}` }, 'src/main.ts:2'],
  ],
  fileName: ['utils', 'helper', 'types', 'constants', 'index', 'common'].flatMap((name): [Files, string][] => [
    [{ [`src/io/${name}.ts`]: '' }, `src/io/${name}.ts:1`],
    [{ [`src/io/${name}/a.ts`]: '' }, `src/io/${name}/a.ts:1`],
  ]),
}

/** Code that no check but the two of what is missing and unreached may find fault with. */
const right: readonly Files[] = [
  { 'src/commands/a.ts': `import type { Row } from '../report/due/text.ts'\nlet a: import('../report/b.ts').B` },
  { 'src/commands/a.ts': `import { git } from '../io/git.ts'\nimport { due } from '../domain/due/rows.ts'` },
  { 'src/io/a.ts': `import { join } from 'node:path'\nconst at = Date.now()\nsetTimeout(f, 1)\nBuffer.from(text)` },
  { 'src/version.ts': `import manifest from '../package.json'` },
  { 'src/domain/format/a.ts': `import schema from '../../../schemas/roster.schema.json'` },
  { 'src/domain/scaffold/a.ts': `import { b } from '../time/b.ts'\nimport { c } from './c.ts'\nimport '../d.ts'` },
  { 'src/domain/a.ts': '', 'src/domain/b.ts': '', 'src/domain/c.ts': '' },
  {
    'src/domain/a.ts':
      'const at = { fetch: 1, process: a.performance }\ninterface B { console: string; fetch(): void }',
  },
  { 'src/domain/a.ts': `import type { Event } from './event.ts'\nlet a: Event` },
  { 'src/domain/a.ts': `interface Event { at: number }\nlet a: Event` },
  { 'src/domain/a.ts': 'new Date(0)\nDate.UTC(2026, 1)\nlet a: Date\na instanceof Date\nMath.max(1, 2)\nformat(a)' },
  { 'src/domain/a.ts': 'new TextEncoder().encode(text)\nnew Intl.Collator("sv")\nf.format(day)\nlet g: Function' },
  { 'src/domain/a.ts': `import { addMonths, isBefore } from 'date-fns'` },
  {
    'src/main.ts': `import 'commander'`,
    'src/main/a.ts': `import 'commander'\nimport 'node:fs'`,
    'src/io/a.ts': `import 'fs'`,
  },
  { 'src/report/en.ts': lines(300), 'src/report/help.sv.ts': lines(300) },
  { 'src/domain/format/generated/index.ts': lines(300) },
  { 'src/io/a.ts': lines(250), 'src/commands/a.ts': functionOf(50), 'src/io/b.ts': functionOf(60) },
  { 'src/io/talk-index.ts': `export { a } from './a.ts'\nexport const b = 1` },
  {
    'src/io/a.ts': `import { b } from './b.ts'\nimport { c } from './c.ts'`,
    'src/io/b.ts': `import './c.ts'`,
    'src/io/c.ts': '',
  },
]

const breachesOf = (files: Files) => findBreaches(Object.entries(files).map(([path, text]) => ({ path, text })))

describe.for(Object.keys(checks))('%s', (check) => {
  const cases = wrong[check] ?? []

  test('has something to find', () => {
    expect(cases.length).toBeGreaterThan(0)
  })

  test.for(cases)('finds %j', ([files, ...places]) => {
    const found = breachesOf(files).filter((breach) => breach.check === check)
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual(places)
  })
})

test.for(right)('leaves %j alone', (files) => {
  const found = breachesOf(files).filter(({ check }) => check !== 'missingFile' && check !== 'unreached')
  expect(found).toEqual([])
})

test('a cycle is shown from file to file', () => {
  const found = breachesOf({
    'src/io/a.ts': `import './b.ts'`,
    'src/io/b.ts': `import './c.ts'`,
    'src/io/c.ts': `import './b.ts'`,
  })
  expect(found.find(({ check }) => check === 'cycle')?.message).toBe('src/io/b.ts → src/io/c.ts → src/io/b.ts')
})
