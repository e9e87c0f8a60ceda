import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samtalBatch } from '../batch.ts'
import { Sandbox, talk, type FindingJson } from '../harness.ts'
import { atTerminal, checkFormats, checkJson, parseCheckReport, places } from '../support.ts'

const bad = talk({ held: '2026-02-30' })
const path = 'people/anna/a.md'

/** A repository with two workspaces and code, whose rosters know different people. */
function monorepo(): Sandbox {
  return new Sandbox().init().write({
    'src/people/README.md': '# Code\n',
    'north/samtal.yaml': 'language: sv\n',
    'north/people.yaml': 'anna: {manager: karin}\n',
    [`north/${path}`]: bad,
    'south/people.yaml': 'bo: {manager: karin}\n',
    'south/people/bo/b.md': talk({ employee: 'bo' }),
  })
}

describe('the file decides the workspace', () => {
  it.each([[['north']], [[`north/${path}`]], [['north/people/anna']], [['north/people/*/*.md']]])(
    'named from above it: %j',
    (paths) => {
      const { findings } = checkJson(monorepo(), ...paths)
      expect(places(findings)).toEqual([`north/${path}:8:7 date-invalid`])
    },
  )

  it('named by an absolute path, from any folder', () => {
    const box = monorepo()
    for (const cwd of [box.dir, join(box.dir, 'src'), join(box.dir, 'south/people'), join(box.dir, 'north')]) {
      const { out } = box.samtal(['check', '--format', 'json', join(box.dir, 'north', path)], { cwd })
      const { findings } = JSON.parse(out) as { findings: FindingJson[] }
      expect(findings.map(({ path: found }) => join(box.dir, found.startsWith('north') ? '' : 'north', found))).toEqual(
        [join(box.dir, 'north', path)],
      )
    }
  })

  it('of each of the files, as lint-staged names them', () => {
    const report = checkJson(monorepo(), `north/${path}`, 'south/people/bo/b.md')
    expect(report).toMatchObject({ files: 2, errors: 1 })
    expect(report.findings[0]?.path).toBe(`north/${path}`)
  })

  it.each(checkFormats)('in every format with the path from the repository: %s', (format) => {
    const { out } = monorepo().samtal(['check', 'north', 'south', '--format', format])
    expect(out).toContain(`north/${path}`)
    expect(out).not.toContain(`north/north`)
  })

  it('of standard input', () => {
    const box = monorepo()
    for (const [cwd, name] of [
      [box.dir, join(box.dir, 'south/people/bo/b.md')],
      [box.home, join(box.dir, 'south/people/bo/b.md')],
      [join(box.dir, 'north'), '../south/people/bo/b.md'],
    ] as const) {
      const run = box.samtal(['check', '-', '--stdin-filename', name, '--format', 'json'], { cwd, input: talk({}) })
      expect(parseCheckReport(run).findings.map(({ rule }) => rule)).toContain('person-unknown')
    }
  })

  it('of what is staged, seen from the root of the repository', () => {
    const box = monorepo()
    box.git('add', '-A')
    expect(places(checkJson(box, '--staged').findings)).toEqual([`north/${path}:8:7 date-invalid`])
    box.write({ [`north/${path}`]: talk({}) }).commit('2026-01-01')
    box.write({ 'src/a.ts': 'x\n', 'south/people/bo/b.md': talk({ employee: 'nobody' }) })
    box.git('add', 'src')
    expect(box.samtal(['check', '--staged'])).toMatchObject({ code: 0, out: expect.stringContaining('Nothing') })
    box.git('add', '-A')
    expect(checkJson(box, '--staged').findings.map(({ path: found }) => found)).toContain('south/people/bo/b.md')
  })

  it('with --fix', () => {
    const box = monorepo().write({ [`north/${path}`]: talk({ held: '2026/01/22' }) })
    expect(box.samtal(['check', '--fix', '--dry-run', 'north']).out).toContain(`north/${path}`)
    expect(box.samtal(['check', '--fix', 'north', 'south']).code).toBe(0)
    expect(box.read(`north/${path}`)).toContain('held: 2026-01-22')
  })

  it('with an excerpt on a terminal', () => {
    expect(atTerminal(monorepo(), ['check', `north/${path}`], { NO_COLOR: '1' }).out).toMatch(
      /^north\/people\/anna\/a\.md:8:7: .*\n +8 \| held: 2026-02-30\n/,
    )
  })

  it('where a link leads to the workspace', () => {
    const box = monorepo()
    symlinkSync('north', join(box.dir, 'link'))
    expect(checkJson(box, `link/${path}`).errors).toBe(1)
  })
})

const people = ['anna', 'bo', 'lag']
const statuses = ['open', 'done', 'changed']

/** A workspace of talks that refer to each other: each in its person's folder, with an id of its own. */
const workspaces = fc
  .array(
    fc.record({
      person: fc.constantFrom(...people),
      year: fc.integer({ min: 2022, max: 2026 }),
      held: fc.boolean(),
      manager: fc.constantFrom('karin', 'olle', 'anna'),
      template: fc.constantFrom('medarbetarsamtal', 'ki-chef', 'ki-lonesamtal'),
      status: fc.constantFrom(...statuses),
      from: fc.option(fc.tuple(fc.nat(9), fc.constantFrom('m1', 'm9'))),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => {
    const ids = rows.map(({ person, year, template }, index) => `${person}-${year}-01-20-${template}-${index}`)
    return Object.fromEntries(
      rows.map(({ person, year, held, manager, template, status, from }, index) => {
        const origin = from ? `    from: ${ids[from[0]] ?? 'nobody-2020-01-01'}/${from[1]}\n` : ''
        const goal = `goals:\n  - id: m1\n    goal: Läs\n    kind: mal\n    status: ${status}\n${origin}`
        const day = `${year}-01-20`
        const group = person === 'lag'
        const text = talk(
          {
            ...(group ? { group: person, participants: '[anna, bo]' } : { employee: person }),
            ...{ id: ids[index], planned: day, manager, template: group ? 'kungsbacka-grupp' : template },
            ...(held ? { held: day } : {}),
          },
          goal,
        )
        return [`people/${person}/${index}.md`, text]
      }),
    )
  })

describe('check of named files', () => {
  it('finds in them what check of everything finds', () => {
    fc.assert(
      fc.property(workspaces, (files) => {
        const box = new Sandbox().write({ 'samtal.yaml': '', 'people.yaml': 'anna: {manager: karin}\n', ...files })
        const names = Object.keys(files)
        const check = ['check', '--format', 'json']
        const runs = samtalBatch([check, ...names.map((name) => [...check, name])].map((args) => ({ box, args })))
        const [all = [], ...byName] = runs.map((run) => parseCheckReport(run).findings)
        for (const [index, name] of names.entries()) {
          const findings = byName[index] ?? []
          expect(findings.filter(({ path: found }) => found === name)).toEqual(
            all.filter(({ path: found }) => found === name),
          )
        }
      }),
      { numRuns: 12, seed: 20261121 },
    )
  }, 120_000)

  it('finds a copy with the same id in the folder of the person that the id begins with', () => {
    const box = new Sandbox().write({ 'samtal.yaml': '', [path]: talk({}), 'people/bo/a.md': talk({}) })
    expect(checkJson(box, 'people/bo/a.md').findings.map(({ rule }) => rule)).toContain('id-duplicate')
  })

  it('finds what a reference leads to, wherever it is', () => {
    const box = new Sandbox().write({
      'samtal.yaml': '',
      [path]: talk({ follows: 'another-name' }),
      'people/bo/a.md': talk({ employee: 'bo', id: 'another-name' }),
    })
    expect(checkJson(box, path).findings).toEqual([])
  })
})
