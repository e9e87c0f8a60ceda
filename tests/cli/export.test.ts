import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { teamBox } from '../coverage-box.ts'
import { Sandbox, talk, type Run } from '../harness.ts'
import { expectRefusal } from '../support.ts'

const norr = {
  unit: 'Norr',
  manager: 'karin',
  people: 7,
  talked: 5,
  followedUp: 3,
}
const vast = { unit: 'Vast', manager: 'eva', people: 6, talked: 2 }

type Line = Record<string, unknown>

function linesOf({ out }: Run): Line[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

function exportTo(box: Sandbox, file: string, ...args: string[]): string {
  const path = join(box.home, file)
  expect(box.samtal(['export', '--public', ...args, '-o', path])).toEqual({
    code: 0,
    out: '',
    err: '',
  })
  return path
}

/** A workspace with something of everything: open items, unreadable files, leave, a talk that is booked. */
function variedBox(): Sandbox {
  const box = teamBox([norr, vast], {
    roster: [
      'karin: {name: Karin Ek, talks: false}',
      'pa-gang: {name: Per Gång, manager: karin, start: 2026-10-01}',
      'ledig: {manager: karin, start: 2024-01-01, leave: [{from: 2026-06-01}]}',
      'trasig: {manager: KARIN}',
      '',
    ].join('\n'),
  })
  const goals = 'goals:\n  - {id: m1, kind: mal, goal: HEMLIGT, due: 2026-05-01}\n'
  const planned = talk({ employee: 'norr-6', planned: '2026-12-01' })
  box.write({
    'people/norr-6/b.md': planned,
    'people/norr-7/x.md': '---\nid: [\n---\n',
  })
  box.write({
    'people/norr-1/b.md': talk({ employee: 'norr-1', planned: '2025-01-10', held: '2025-01-10' }, goals),
  })
  box.commit('2026-03-05')
  return box
}

describe('samtal export --public', () => {
  it('gives a line for each thing, in one order, without any text', () => {
    const box = variedBox()
    const run = box.samtal(['export', '--public'])
    expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: '' })
    const lines = linesOf(run)
    expect([...new Set(lines.map(({ kind }) => kind))]).toEqual([
      ...['workspace', 'person', 'talk', 'item', 'follow-up', 'outcome', 'obligation', 'due'],
    ])
    expect(lines[0]).toMatchObject({
      commit: box.git('rev-parse', 'HEAD'),
      day: '2026-11-21',
      since: '2020-01-01',
    })
    expect(lines[0]).not.toHaveProperty('workspace')
    expect(lines.find(({ person }) => person === 'trasig')).toMatchObject({
      talks: null,
      manager: null,
    })
    expect(run.out).not.toMatch(/HEMLIGT|KARIN|Karin|Per Gång|leave/)
    expect(box.samtal(['export', '--public', '--lang', 'sv']).out).toBe(run.out)
  })

  it('has names only on request', () => {
    const { out } = variedBox().samtal(['export', '--public', '--names'])
    expect(out).toContain('"name":"Per Gång"')
    expect(out).toContain('"author":"Karin Ek"')
  })

  it('is called as the settings or a flag say', () => {
    const box = teamBox([norr], { settings: 'workspace: bibliotek\n' })
    expect(linesOf(box.samtal(['export', '--public']))[0]).toMatchObject({
      workspace: 'bibliotek',
    })
    expect(linesOf(box.samtal(['export', '--public', '--workspace', 'skola']))[0]).toMatchObject({ workspace: 'skola' })
    expectRefusal(box.samtal(['export', '--public', '--workspace', 'En skola']), '--workspace takes an id')
    expectRefusal(box.samtal(['export']), 'give --public')
  })

  it('is read at the commit, whatever lies in the work tree, and writes nothing there', () => {
    const box = variedBox()
    const before = box.samtal(['export', '--public']).out
    box.write({
      'people.yaml': 'x: {}\n',
      'samtal.yaml': 'since: 2026-11-01\n',
      'templates/egen.yaml': 'name: egen\n',
    })
    box.write({
      'people/norr-6/b.md': talk({
        employee: 'norr-6',
        planned: '2026-12-01',
        held: '2026-11-01',
      }),
    })
    const status = box.git('status', '--porcelain')
    expect(box.samtal(['export', '--public']).out).toBe(before)
    expect(box.git('status', '--porcelain')).toBe(status)
    const bare = new Sandbox()
    bare.git('clone', '--quiet', '--bare', box.dir, bare.dir)
    expect(bare.samtal(['export', '--public']).out).toBe(before)
  })

  it('refuses incomplete history, which has no evidence', () => {
    const box = variedBox()
    const shallow = new Sandbox()
    shallow.git('clone', '--quiet', '--depth', '1', `file://${box.dir}`, shallow.dir)
    expect(shallow.samtal(['export', '--public']).code).toBe(2)
  })

  it('takes several workspaces, and names one that cannot be read', () => {
    const [one, other] = [teamBox([norr]), teamBox([vast])]
    const run = one.samtal(['export', '--public', '.', other.dir, '../missing'])
    expect(run.code).toBe(2)
    expect(run.err).toContain('../missing')
    expect(linesOf(run).filter(({ kind }) => kind === 'workspace')).toHaveLength(2)
  })
})

describe('--from-export', () => {
  it('answers as the repositories do, without any workspace', () => {
    const [one, other, elsewhere] = [variedBox(), teamBox([{ ...vast, unit: 'Sor' }]), new Sandbox()]
    const files = [
      exportTo(one, 'a.jsonl', '--names', '--workspace', 'a'),
      exportTo(other, 'b.jsonl', '--names', '--workspace', 'b'),
    ]
    const from = files.flatMap((file) => ['--from-export', file])
    for (const args of [
      ['coverage'],
      ['coverage', '--by', 'unit', '--by', 'manager'],
      ['coverage', '--year', '2025', '--by', 'unit'],
      ['coverage', '--from', '2024-01-01', '--by', 'year'],
      ['coverage', '--employment', 'permanent', '--by', 'template', '--format', 'markdown'],
    ])
      expect(elsewhere.samtal([...args, ...from])).toEqual(one.samtal([...args, '.', other.dir]))
    const [file = ''] = files
    for (const args of [
      ['due'],
      ['due', '--format', 'json'],
      ['due', '--long', '--lang', 'sv'],
      ['due', '--format', 'csv', '--manager', 'eva'],
      ['due', '--person', 'norr-1', '--exit-code'],
      ['due', '--person', 'ingen'],
      ['due', '--template', 'ki-chef'],
    ])
      expect(elsewhere.samtal([...args, '--from-export', file])).toEqual(one.samtal(args))
    const rows = (run: Run) =>
      (JSON.parse(run.out) as { rows: Line[] }).rows.map((row) => ({
        ...row,
        repository: null,
      }))
    expect(rows(elsewhere.samtal(['due', '--format', 'json', ...from]))).toEqual(
      rows(one.samtal(['due', '--format', 'json', '.', other.dir])),
    )
  })

  it('says when what is asked is not in the export', () => {
    const box = teamBox([norr])
    const file = exportTo(box, 'a.jsonl', '--workspace', 'a')
    const ask = (...args: string[]) => box.samtal([...args, '--from-export', file])
    expectRefusal(ask('coverage', '--from', '2026-02-01'), 'exports can answer for whole calendar years')
    expectRefusal(ask('coverage', '--to', '2026-06-30'), 'exports can answer for whole calendar years')
    expectRefusal(ask('coverage', '--year', '2019'), 'before the records begin')
    expectRefusal(ask('coverage', '.'), '--from-export and [repositories...] cannot be used together')
    expectRefusal(ask('due', '--within', '30d'), '--from-export and --within cannot be used together')
    expectRefusal(ask('due', '--format', 'ics'), '--from-export and --format ics cannot be used together')
    expectRefusal(ask('due', '--no-history'), '--from-export and --no-history cannot be used together')
    expectRefusal(ask('due', '--repos', 'x'), '--from-export and --repos cannot be used together')
  })

  it('names an export of another day, a broken and a missing one, and gives 2', () => {
    const box = teamBox([norr])
    const today = exportTo(box, 'a.jsonl', '--workspace', 'a')
    const old = exportTo(box, 'b.jsonl', '--workspace', 'b', '--today', '2026-11-14')
    box.write({ 'c.jsonl': '{"kind":"workspace"}\n', 'd.jsonl': 'HEMLIGT\n' })
    const files = [today, old, 'c.jsonl', 'd.jsonl', 'e.jsonl'].flatMap((file) => ['--from-export', file])
    for (const command of ['coverage', 'due']) {
      const { code, out, err } = box.samtal([command, ...files])
      expect({ command, code }).toEqual({ command, code: 2 })
      expect(out).toContain('the export is of 2026-11-14, and cannot answer for 2026-11-21')
      expect(out).toContain('c.jsonl: line 1 is not a line of samtal export --public')
      expect(out).toContain('e.jsonl does not exist')
      expect(out + err).not.toContain('HEMLIGT')
    }
    expect(box.samtal(['coverage', '--year', '2025', '--from-export', today, '--from-export', old]).code).toBe(0)
    expectRefusal(
      box.samtal([
        'due',
        '--from-export',
        today,
        '--from-export',
        exportTo(box, 'f.jsonl', '--workspace', 'a', '--today', '2026-11-01'),
      ]),
      'there are two different exports of the workspace a',
    )
  })

  it('counts an export given twice once', () => {
    const box = teamBox([norr])
    const file = exportTo(box, 'a.jsonl')
    const run = box.samtal(['coverage', '--from-export', file, '--from-export', file, '--format', 'json'])
    expect(JSON.parse(run.out)).toMatchObject({
      workspaces: 1,
      total: { people: 7 },
    })
  })
})

interface Schema {
  $ref?: string
  $comment?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: boolean | Schema
  $defs?: Record<string, Schema>
}

const schemas = new URL('../../schemas/', import.meta.url)
const readSchema = (name: string) => JSON.parse(readFileSync(new URL(name, schemas), 'utf8')) as Schema

/** The paths of every property that is confidential, or has one that is above it; `0` in a list, `x` in a map of any keys. */
function confidentialPaths(given: Schema, top: Schema, isInside = false, seen: readonly Schema[] = []): string[][] {
  const resolved = resolve(given, top)
  if (seen.includes(resolved)) return []
  const { properties, items, additionalProperties } = resolved
  const inner: [string, Schema][] = [
    ...Object.entries(properties ?? {}),
    ...(items ? [['0', items] as [string, Schema]] : []),
    ...(typeof additionalProperties === 'object' ? [['x', additionalProperties] as [string, Schema]] : []),
  ]
  return inner.flatMap(([key, child]) => {
    const isOwn = isInside || [child, resolve(child, top)].some(({ $comment }) => $comment === 'confidential')
    return [
      ...(isOwn ? [[key]] : []),
      ...confidentialPaths(child, top, isOwn, [...seen, resolved]).map((path) => [key, ...path]),
    ]
  })
}

/** What a schema refers to; of alternatives, the one that has properties or items. */
function resolve(given: Schema, top: Schema): Schema {
  const [file, name] = given.$ref?.split('#/$defs/') ?? []
  const home = file?.includes('template') === true ? readSchema('template.schema.json') : top
  const own = name === undefined ? given : (home.$defs?.[name] ?? {})
  const inner = own.anyOf?.map((part) => resolve(part, home))
  return (
    inner?.find(({ properties, items, additionalProperties }) => properties ?? items ?? additionalProperties) ?? own
  )
}

type Value = string | Value[] | { [key: string]: Value }
const canary = 'HEMLIG'

/** The value with a sentence at a path; what is on the way is made. Every property has a word of its own. */
function withCanary(value: Value | undefined, [key = '', ...rest]: readonly string[], word: string): Value {
  if (key === '0') {
    const list = Array.isArray(value) ? value : []
    return rest.length === 0 ? [word] : [withCanary(list[0], rest, word), ...list.slice(1)]
  }
  const map = typeof value === 'object' && !Array.isArray(value) ? value : {}
  return {
    ...map,
    [key]: rest.length === 0 ? word : withCanary(map[key], rest, word),
  }
}

/** A talk that has happened, with every property. */
function wholeTalk(id: string): { [key: string]: Value } {
  return {
    ...{
      samtal: '1',
      id,
      template: 'medarbetarsamtal',
      employee: 'anna',
      manager: 'karin',
    },
    ...{
      planned: '2026-01-20',
      invited: '2026-01-02',
      held: '2026-01-22',
      follows: 'anna-2025',
    },
    goals: [
      {
        id: 'm1',
        kind: 'mal',
        goal: 'x',
        due: '2026-05-01',
        status: 'open',
        from: 'anna-2025/m2',
      },
    ],
    agreements: [
      {
        id: 'o1',
        agreement: 'x',
        owner: 'both',
        due: '2026-05-01',
        status: 'open',
      },
    ],
    follow_ups: [
      {
        step: 'half-year',
        planned: '2026-07-20',
        held: '2026-07-02',
        summary: 'x',
      },
    ],
    signed: {
      employee: { date: '2026-01-25' },
      manager: { date: '2026-01-25' },
    },
  }
}

const front = (value: Value) =>
  `---\n${JSON.stringify(value).replace('"samtal":"1"', '"samtal":1')}\n---\n\n# ${canary}NOTES\n`

describe('no word of a confidential property is in an export', () => {
  /** What is exported and answered from, before and after the sentence was there. */
  function expectNoLeak(box: Sandbox): void {
    const file = join(box.home, 'x.jsonl')
    const runs = [
      box.samtal(['export', '--public']),
      box.samtal(['export', '--public', '--names']),
      box.samtal(['export', '--public', '--names', '-o', file]),
      ...['due', 'coverage'].flatMap((command) => [
        box.samtal([command, '--from-export', file]),
        box.samtal([command, '--format', 'json']),
      ]),
    ]
    for (const { out, err } of runs) expect(`${out}${err}`).not.toMatch(/HEMLIG/i)
    expect(runs[0]?.out.split('\n').length ?? 0).toBeGreaterThan(5)
  }

  it('of conversations, in whatever property it is, and in keys that the schema does not know', () => {
    const schema = readSchema('conversation.schema.json')
    const paths = [
      ...confidentialPaths(schema, schema),
      ['okand'],
      ['goals', '0', 'okand'],
      ['goals', '0', 'kind'],
      ['agreements', '0', 'owner'],
      ['follow_ups', '0', 'okand'],
    ]
    expect(paths.length).toBeGreaterThan(20)
    const box = new Sandbox().init().write({ 'people.yaml': 'anna: {manager: karin}\n' })
    for (const [index, path] of paths.entries())
      box.write({
        [`people/anna/${index}.md`]: front(withCanary(wholeTalk(`anna-${index}`), path, `${canary}${index} mening`)),
      })
    box.commit('2026-01-25')
    expectNoLeak(box)
    expect(linesOf(box.samtal(['export', '--public'])).filter(({ kind }) => kind === 'talk').length).toBeGreaterThan(20)
  })

  it('of conversations, in values that have the form of an id', () => {
    const schema = readSchema('conversation.schema.json')
    const box = new Sandbox().init().write({ 'people.yaml': 'anna: {manager: karin}\n' })
    for (const [index, path] of confidentialPaths(schema, schema).entries())
      box.write({
        [`people/anna/${index}.md`]: front(withCanary(wholeTalk(`anna-${index}`), path, `hemlig-${index}`)),
      })
    box.commit('2026-01-25')
    expectNoLeak(box)
  })

  it('of the roster', () => {
    const schema = readSchema('roster.schema.json')
    const paths = confidentialPaths(schema, schema)
    expect(paths.map((path) => path.join('.'))).toEqual(expect.arrayContaining(['x.leave', 'x.conflict_of_interest']))
    for (const word of ['HEMLIG mening', 'hemlig-1', '2017-03-04']) {
      const people = paths.map(([, ...path], index) => [`p${index}`, withCanary({ manager: 'karin' }, path, word)])
      const box = new Sandbox().init().write({ 'people.yaml': stringify(Object.fromEntries(people)) })
      box.commit('2026-01-25')
      expectNoLeak(box)
      expect(box.samtal(['export', '--public', '--names']).out).not.toContain('2017-03-04')
    }
  })

  it('of the settings', () => {
    const schema = readSchema('settings.schema.json')
    const paths = confidentialPaths(schema, schema)
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) {
      const value = withCanary(
        { since: '2025-01-01' },
        path.map((key) => (key === 'x' ? 'window-missed' : key)),
        `${canary} mening`,
      )
      const settings =
        path.at(-1) === 'reason' ? withCanary(value, ['rules', 'window-missed', 'severity'], 'off') : value
      const box = teamBox([norr]).write({ 'samtal.yaml': stringify(settings) })
      box.commit('2026-03-02')
      expectNoLeak(box)
    }
  })

  it('of templates, but for what is called what', () => {
    const file = new URL('../../templates/medarbetarsamtal.yaml', import.meta.url)
    const template = parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const isTitle = (path: readonly string[]) => path.at(-1) === 'title' || path[0] === 'terms' || path[0] === 'name'
    const marked = mark(template, [], isTitle)
    const box = teamBox([norr], { settings: '' }).write({
      'templates/medarbetarsamtal.yaml': stringify(marked),
    })
    box.commit('2026-03-02')
    expect(box.samtal(['check', 'templates/medarbetarsamtal.yaml']).out).not.toMatch(/ error /)
    expect(box.read('templates/medarbetarsamtal.yaml').match(/HEMLIG/g)?.length ?? 0).toBeGreaterThan(20)
    expectNoLeak(box)
  })
})

/** Every text that is a sentence, with a canary in it. */
function mark(value: unknown, path: readonly string[], isKept: (path: readonly string[]) => boolean): unknown {
  if (Array.isArray(value)) return value.map((inner) => mark(inner, path, isKept))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner, [...path, key], isKept)]))
  return typeof value === 'string' && value.includes(' ') && !isKept(path) ? `${value} ${canary}` : value
}

it('the schemas of files are the four that the canary goes through', () => {
  expect(
    readdirSync(schemas)
      .filter((name) => !name.includes('-report') && name !== 'export.schema.json')
      .sort(),
  ).toEqual([...['conversation', 'roster', 'settings', 'template'].map((name) => `${name}.schema.json`)])
})
