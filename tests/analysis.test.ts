import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverageOf, type CoverageGroup } from '../src/domain/coverage/coverage.ts'
import type { CoverageSource } from '../src/domain/coverage/coverage-source.ts'
import type { Grouping } from '../src/domain/coverage/group-people.ts'
import { exportedWorkspaces, exportSource } from '../src/domain/public-export/exported-workspace.ts'
import { exportLines } from '../src/domain/public-export/export-lines.ts'
import type { OracleWorkspace } from './domain/coverage-oracle.ts'
import { inputOf, workspaces } from './domain/coverage-workspaces.ts'

const today = '2026-11-24'
const count = 1_000

/** Workspaces of a few people each, whose ids are their own; the managers are the same few, below one. */
function manyWorkspaces(): OracleWorkspace[] {
  const drawn = fc.sample(workspaces(1, 3, 4), { numRuns: count - 1, seed: 47 })
  const own = drawn.map((space, index): OracleWorkspace => {
    const id = (name: string) => `w${index}-${name}`
    return {
      today,
      people: space.people?.map(({ manager, lastTalk, ...person }) => ({
        ...person,
        id: id(person.id),
        ...(manager === undefined ? {} : { manager: `m-${manager}` }),
        ...(lastTalk === undefined || lastTalk > today ? {} : { lastTalk }),
      })),
      talks: space.talks.map((talk) => ({
        ...talk,
        id: id(talk.id),
        person: id(talk.person),
        items: talk.items.map(({ from, ...item }) => ({ ...item, ...(from === undefined ? {} : { from: id(from) }) })),
      })),
    }
  })
  const managers = ['m-p0', 'm-p1', 'm-p2', 'm-p3', 'm-chef'].map((id) => ({
    id,
    manager: 'm-top',
    talks: false,
    leave: [],
  }))
  return [...own.map((space) => ({ ...space, people: space.people ?? [] })), { today, people: managers, talks: [] }]
}

type Row = Record<string, string | null>

const doc = readFileSync(new URL('../docs/analysis.md', import.meta.url), 'utf8')

/** The query below a heading of the page. */
function queryUnder(heading: string): string {
  const [, section = ''] = doc.split(`\n## ${heading}\n`)
  const [, query] = /```sql\n([^]*?)```/.exec(section.split('\n## ')[0] ?? '') ?? []
  if (query === undefined) throw new Error(`no query under ${heading}`)
  return query
}

describe('docs/analysis.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samtal-exports-'))
  const sources: CoverageSource[] = []
  let database: DuckDBConnection

  beforeAll(async () => {
    for (const [index, space] of manyWorkspaces().entries()) {
      const workspace = `w${index}`
      const lines = exportLines({
        ...{
          due: inputOf(space),
          evidenceOf: () => null,
          workspace,
          commit: 'c0ffee',
          min: 5,
          prefix: '',
          names: false,
        },
      })
      writeFileSync(join(folder, `${workspace}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      sources.push(...(exportedWorkspaces(lines) ?? []).map(exportSource))
    }
    database = await (await DuckDBInstance.create(':memory:')).connect()
    await database.run(queryUnder('Read the files').replace('exports/', `${folder}/`))
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function rows(heading: string, year: string, table = 'lines'): Promise<Row[]> {
    const query = queryUnder(heading).replaceAll('2026', year).replaceAll('lines', table)
    return (await database.runAndReadAll(query)).getRowObjectsJson() as Row[]
  }

  /** The same as samtal counts it, group by group and without leaving any out. */
  function groups(by: Grouping, year: string, some: readonly CoverageSource[] = sources): readonly CoverageGroup[] {
    const to = `${year}-12-31`
    const period = { from: `${year}-01-01`, to, asOf: to < today ? to : today }
    return coverageOf(some, { period, by: [by], employment: undefined, today }).groups
  }

  const sorted = (texts: readonly string[]) => [...texts].sort()
  const talksOf = (
    key: unknown,
    { people, talked, late, notYet }: Pick<CoverageGroup, 'people' | 'talked' | 'late' | 'notYet'>,
  ) => `${String(key)}: ${people} = ${talked} + ${late} + ${notYet}`
  const talksIn = (key: unknown, { people, talked, late, not_yet: notYet }: Row) =>
    `${String(key)}: ${people} = ${talked} + ${late} + ${notYet}`

  it('is about a thousand exports', async () => {
    const found = await database.runAndReadAll("select count(*) as files from lines where kind = 'workspace'")
    expect(found.getRowObjectsJson()).toEqual([{ files: String(count) }])
  })

  it.each(['2025', '2026'])('counts by unit as coverage does, in %s', async (year) => {
    const found = await rows('How many have had their talk, by unit', year)
    const expected = groups('unit', year)
    expect(expected.length).toBeGreaterThan(3)
    expect(sorted(found.map((row) => talksIn(row.unit, row)))).toEqual(
      sorted(expected.map((group) => talksOf(group.unit, group))),
    )
  })

  it.each(['2025', '2026'])('counts follow-ups as coverage does, in %s', async (year) => {
    const found = await rows('Follow-ups, by unit', year)
    expect(
      sorted(
        found.map(({ unit, on_time: onTime, late, missed, pending }) =>
          [unit, onTime, late, missed, pending].join(' '),
        ),
      ),
    ).toEqual(
      sorted(groups('unit', year).map(({ unit, followUps }) => [unit, ...Object.values(followUps ?? {})].join(' '))),
    )
  })

  it('counts what is open as coverage does', async () => {
    const found = await rows('Goals and agreements open past their day, by unit', '2026')
    expect(sorted(found.map((row) => `${row.unit} ${row.open_items}`))).toEqual(
      sorted(groups('unit', '2026').map(({ unit, openItems }) => `${unit} ${openItems}`)),
    )
  })

  it.each(['2025', '2026'])('rolls managers up as coverage does, in %s', async (year) => {
    const found = await rows('By manager, with everyone below', year)
    const expected = groups('manager', year).filter(({ manager, pooled }) => manager !== null && pooled === undefined)
    expect(expected.map(({ manager }) => manager)).toContain('m-top')
    expect(sorted(found.map((row) => talksIn(row.manager, row)))).toEqual(
      sorted(expected.map((group) => talksOf(group.manager, group))),
    )
  })

  it.each([6, 9, 12, 15, 18])('puts small groups together as coverage does, of %i exports', async (some) => {
    await database.run(
      `create or replace table few as select * from lines where parse_filename(filename) in (${Array.from({ length: some }, (_, index) => `'w${index}.jsonl'`).join(', ')})`,
    )
    const found = await rows('Without small groups', '2026', 'few')
    const expected = groups('unit', '2026', sources.slice(0, some))
    expect(found.some(({ is_pooled: isPooled }) => String(isPooled) === 'true')).toBe(
      expected.some(({ pooled }) => pooled !== undefined),
    )
    const label = (isPooled: boolean, unit: unknown) => (isPooled ? 'pooled' : String(unit))
    expect(sorted(found.map((row) => talksIn(label(String(row.is_pooled) === 'true', row.unit), row)))).toEqual(
      sorted(expected.map((group) => talksOf(label(group.pooled !== undefined, group.unit), group))),
    )
  })
})
