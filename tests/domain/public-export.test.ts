import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf, type CoverageQuestion } from '../../src/domain/coverage/coverage.ts'
import type { CoverageSource } from '../../src/domain/coverage/coverage-source.ts'
import { groupings, type Grouping } from '../../src/domain/coverage/group-people.ts'
import { dueRows } from '../../src/domain/due/due-rows.ts'
import { dueStates } from '../../src/domain/due/row.ts'
import {
  exportedRows,
  exportedWorkspaces,
  exportSource,
  type ExportedWorkspace,
} from '../../src/domain/public-export/exported-workspace.ts'
import type { ExportLine } from '../../src/domain/public-export/export-line.ts'
import { exportLines } from '../../src/domain/public-export/export-lines.ts'
import { UsageError } from '../../src/domain/usage-error.ts'
import type { OracleWorkspace } from './coverage-oracle.ts'
import { inputOf, sourceOf, workspaces } from './coverage-workspaces.ts'

function linesOf(space: OracleWorkspace, names = false): ExportLine[] {
  return exportLines({
    due: inputOf(space),
    evidenceOf: () => null,
    ...{
      workspace: 'kommun',
      commit: 'c0ffee',
      min: 5,
      prefix: 'enhet/',
      names,
    },
  })
}

/** Written and read again. */
function exportOf(space: OracleWorkspace): ExportedWorkspace {
  const [exported] = exportedWorkspaces(JSON.parse(JSON.stringify(linesOf(space))) as ExportLine[]) ?? []
  if (!exported) throw new Error('no workspace')
  return exported
}

const by = fc.subarray([...groupings] as Grouping[])

/** The answer, or why there is none. */
function answer(sources: readonly CoverageSource[], question: CoverageQuestion): unknown {
  try {
    return coverageOf(sources, question)
  } catch (error) {
    if (error instanceof UsageError) return error.code
    throw error
  }
}

/** Every stretch of whole calendar years from the first of the export to its day. */
function wholeYears({ firstYear, day }: { firstYear: string; day: string }) {
  const [first, last] = [Number(firstYear), Number(day.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return years.flatMap((from) =>
    years
      .filter((to) => to >= from)
      .map((to) => {
        const end = `${to}-12-31`
        return { from: `${from}-01-01`, to: end, asOf: end < day ? end : day }
      }),
  )
}

const schema = JSON.parse(readFileSync(new URL('../../schemas/export.schema.json', import.meta.url), 'utf8')) as object

/** The schema without room for additions: readers accept new properties, but this version writes only those named. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === 'additionalProperties' && value === true ? false : closed(value),
    ]),
  )
}

describe('a public export', () => {
  it('answers as its workspace does, for whole calendar years and its day', () => {
    fc.assert(
      fc.property(workspaces(0), by, fc.constantFrom(undefined, 'permanent'), (space, grouping, employment) => {
        const exported = exportOf(space)
        const [own, others] = [sourceOf(space), exportSource(exported)]
        for (const period of wholeYears(exported.workspace)) {
          const question = {
            period,
            by: grouping,
            employment,
            today: space.today,
          }
          expect(answer([others], question)).toEqual(answer([own], question))
        }
      }),
      { numRuns: 200, seed: 23 },
    )
  })

  it('answers so together with others, also where the same person is in several', () => {
    fc.assert(
      fc.property(workspaces(3), workspaces(3), by, (one, second, grouping) => {
        const other = { ...second, today: one.today }
        const exports = [exportOf(one), exportOf(other)]
        const first =
          exports
            .map(({ workspace }) => workspace.firstYear)
            .sort()
            .at(-1) ?? ''
        for (const period of wholeYears({ firstYear: first, day: one.today })) {
          const question = {
            period,
            by: grouping,
            employment: undefined,
            today: one.today,
          }
          expect(answer(exports.map(exportSource), question)).toEqual(
            answer([sourceOf(one), sourceOf(other)], question),
          )
        }
      }),
      { numRuns: 150, seed: 29 },
    )
  })

  it('has the due rows of its day; deadlines as they are without leave', () => {
    fc.assert(
      fc.property(workspaces(0), (space) => {
        const onLeave = new Set(space.people?.flatMap(({ id, leave }) => (leave.length > 0 ? [id] : [])))
        const plain = dueRows(
          inputOf({
            ...space,
            people: space.people?.map((person) => ({ ...person, leave: [] })),
          }),
        )
        const expected = dueRows(inputOf(space)).map((row) => {
          const same = plain.find((other) =>
            (['person', 'conversation', 'step', 'item', 'list', 'path'] as const).every(
              (key) => other[key] === row[key],
            ),
          )
          const deadline = onLeave.has(row.person ?? '') ? same?.deadline : row.deadline
          return { ...row, deadline, path: row.path && `enhet/${row.path}` }
        })
        expect(exportedRows(exportOf(space))).toEqual(expected)
      }),
      { numRuns: 300, seed: 31 },
    )
  })

  it('has no day of any leave', () => {
    const days = (space: OracleWorkspace) => new Set(JSON.stringify(linesOf(space)).match(/\d{4}-\d{2}-\d{2}/g))
    fc.assert(
      fc.property(workspaces(3), (space) => {
        const withoutLeave = days({
          ...space,
          people: space.people?.map((person) => ({ ...person, leave: [] })),
        })
        expect([...days(space)].filter((day) => !withoutLeave.has(day))).toEqual([])
      }),
      { numRuns: 200, seed: 37 },
    )
  })

  it('is valid by its schema, every property of which is marked public', () => {
    const ajv = new Ajv2020({
      allErrors: true,
      strict: true,
      strictTypes: false,
      strictRequired: false,
      validateFormats: false,
      discriminator: true,
      allowUnionTypes: true,
    })
    const variants = [schema, { ...(closed(schema) as object), $id: 'closed' }].map((variant) => ajv.compile(variant))
    fc.assert(
      fc.property(workspaces(1), fc.boolean(), (space, names) => {
        for (const line of linesOf(space, names))
          for (const isValid of variants) expect(isValid(line), ajv.errorsText(isValid.errors)).toBe(true)
      }),
      { numRuns: 100, seed: 41 },
    )
    const unmarked = propertiesOf(schema).filter(({ privacy }) => privacy !== 'public')
    expect(propertiesOf(schema).length).toBeGreaterThan(60)
    expect(unmarked).toEqual([])
  })

  it('has due rows in the states that rows have, and no others', () => {
    const { $defs } = schema as { $defs: { due: { properties: { state: { enum: string[] } } } } }
    expect($defs.due.properties.state.enum).toEqual([...dueStates])
  })

  it('is the same again', () => {
    fc.assert(
      fc.property(workspaces(1), (space) => {
        const shuffled = {
          ...space,
          talks: [...space.talks].reverse(),
          people: space.people && [...space.people].reverse(),
        }
        expect(linesOf(shuffled)).toEqual(linesOf(space))
      }),
      { numRuns: 100, seed: 43 },
    )
  })
})

function propertiesOf(part: unknown): { name: string; privacy: unknown }[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'properties' in part ? Object.entries(part.properties as Record<string, object>) : []
  return [
    ...own.map(([name, value]) => ({
      name,
      privacy: '$comment' in value ? value.$comment : undefined,
    })),
    ...Object.values(part).flatMap(propertiesOf),
  ]
}
