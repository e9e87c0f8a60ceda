import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { CheckReport, DueReport, ParsedConversation } from '../bin/api.cjs'
import { Sandbox, talk } from './harness.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A package beside a workspace of its own, with samtal among its dependencies. */
function consumer() {
  const box = new Sandbox()
  mkdirSync(join(box.dir, 'node_modules'))
  symlinkSync(root, join(box.dir, 'node_modules/samtal'), 'junction')
  return box.write({ 'package.json': '{"type": "module"}' })
}

function workspace() {
  const box = new Sandbox().workspace().write({
    'people.yaml': 'anna: {name: Anna Alm, manager: karin}\nkarin: {name: Karin Ek, manager: karin}\n',
    'people/anna/2026-01-20-medarbetarsamtal.md': talk({ held: '2026-01-20', maneger: 'karin' }),
  })
  box.commit('2026-01-21')
  return box
}

function node(box: Sandbox, file: string, text: string) {
  box.write({ [file]: text })
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
    cwd: box.dir,
    env: { ...box.env, SAMTAL_CONFIG: '/nowhere/samtal.yaml', GIT_DIR: '/nowhere' },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return JSON.parse(stdout) as unknown
}

test('check and due answer as the command does with --format json', () => {
  const talks = workspace()
  const options = JSON.stringify({ folder: talks.dir, today: '2026-11-21' })
  const given = node(
    consumer(),
    'a.js',
    `import { check, due } from 'samtal'
     const answers = await Promise.all([check(${options}), due(${options})])
     console.log(JSON.stringify(answers))`,
  ) as [CheckReport, DueReport]
  const printed = ['check', 'due'].map((name) => JSON.parse(talks.samtal([name, '--format', 'json']).out) as unknown)
  expect(given).toEqual(printed)
  expect(given[0].findings.map(({ rule }) => rule)).toContain('property-unknown')
  expect(given[1].rows.length).toBeGreaterThan(0)
})

test('check takes paths, and CommonJS can require the package', () => {
  const talks = workspace()
  const given = node(
    consumer(),
    'a.cjs',
    `require('samtal').check({ folder: ${JSON.stringify(talks.dir)}, paths: ['people.yaml'], today: '2026-11-21' })
       .then((report) => console.log(JSON.stringify(report)))`,
  ) as CheckReport
  expect(given.files).toBe(1)
  expect(given.findings.filter(({ path }) => path !== 'people.yaml')).toEqual([])
})

test('parse gives the front matter, the notes and what is wrong in the file itself', () => {
  const text = talk({ planned: '2026-02-30' }).replace(/\n$/, '\nSome notes.\n')
  const [given, broken] = node(
    consumer(),
    'a.js',
    `import { parse } from 'samtal'
     console.log(JSON.stringify([await parse(${JSON.stringify(text)}), await parse('no front matter')]))`,
  ) as ParsedConversation[]
  expect(given?.value).toMatchObject({ samtal: 1, employee: 'anna', planned: '2026-02-30' })
  expect(given?.notes).toContain('Some notes.')
  expect(given?.findings).toEqual([expect.objectContaining({ rule: 'date-invalid', property: 'planned' })])
  expect(given?.findings[0]).toMatchObject({ line: text.slice(0, text.indexOf('planned')).split('\n').length })
  expect(broken).toMatchObject({ value: null, findings: [{ rule: 'front-matter-missing', line: 1 }] })
})

test('what cannot be done rejects with a code, and leaves the process alone', () => {
  const [failures, exitCode] = node(
    consumer(),
    'a.js',
    `import { check, due } from 'samtal'
     const folder = ${JSON.stringify(new Sandbox().dir)}
     const talks = ${JSON.stringify(workspace().dir)}
     const runs = [check({ folder }), due({ folder: folder + '/missing' }), check({ folder: talks, today: 'tomorrow' })]
     const failures = (await Promise.allSettled(runs)).map(({ reason }) => [reason.code, reason.message])
     console.log(JSON.stringify([failures, process.exitCode ?? null]))`,
  ) as [[string, string][], number | null]
  expect(failures.map(([code]) => code)).toEqual(['workspace-missing', 'folder-missing', 'date-needed'])
  for (const [code, message] of failures) expect(message).not.toBe(code)
  expect(exitCode).toBeNull()
})

/** What the compiler says of a file beside the package. */
function compile(box: Sandbox, file: string, text: string) {
  box.write({ [file]: text })
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', '']
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, file], { cwd: box.dir, encoding: 'utf8' })
  return { status, stdout }
}

test('the types have the properties that the answers have, and no others', () => {
  const talks = workspace()
  const held = talk({ held: '2026-01-21', maneger: 'karin' })
  talks.write({ 'people/anna/2026-01-20-medarbetarsamtal.md': held }).commit('2026-01-23')
  const [check = '', due = ''] = ['check', 'due'].map((name) => talks.samtal([name, '--format', 'json']).out)
  const { rows } = JSON.parse(due) as DueReport
  expect(rows).toContainEqual(
    expect.objectContaining({ evidence: expect.any(Object), withdrawn: [expect.any(Object)] }),
  )
  const parsed = node(
    consumer(),
    'a.js',
    `import { parse } from 'samtal'
     console.log(JSON.stringify(await parse(${JSON.stringify(held)})))`,
  )
  // The compiler reports properties of a literal that its type does not have.
  const source = `import type { CheckReport, DueReport, ParsedConversation } from 'samtal'
export const check: CheckReport = ${check}
export const due: DueReport = ${due}
export const parsed: ParsedConversation = ${JSON.stringify(parsed)}
`
  expect(compile(consumer(), 'a.ts', source)).toEqual({ status: 0, stdout: '' })
})

test.for([
  ['a.ts', 'a module'],
  ['a.cts', 'CommonJS'],
])('the types compile in %s, and refuse what is wrong', ([file = '']) => {
  const box = consumer()
  const source = `import { check, due, parse, type DueRow } from 'samtal'
export async function overdue(folder: string): Promise<DueRow[]> {
  const { findings } = await check({ folder, paths: ['a.md'] })
  const first: string | undefined = findings[0]?.path
  const { value } = await parse(first ?? '')
  if (value === null) return []
  return (await due({ folder, today: '2026-11-21' })).rows.filter(({ state }) => state === 'overdue')
}
`
  expect(compile(box, file, source)).toEqual({ status: 0, stdout: '' })
  const wrong = compile(box, file, source.replace("'overdue')", "'late')").replace('{ folder, paths', '{ paths'))
  expect(wrong.status).not.toBe(0)
  expect(wrong.stdout.match(/error TS\d+/g)).toHaveLength(2)
})
