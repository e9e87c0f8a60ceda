import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'

interface Schema {
  $ref?: string
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: boolean | Schema
  anyOf?: Schema[]
  $defs?: Record<string, Schema>
}

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/conversation.schema.json', import.meta.url), 'utf8'),
) as Schema

/** The paths of every property of the schema; `0` in a list, `x` in a map with any keys. */
function paths(given: Schema): string[][] {
  const { properties, items, additionalProperties } = resolve(given)
  const inner: [string, Schema][] = [
    ...Object.entries(properties ?? {}),
    ...(items ? [['0', items] as [string, Schema]] : []),
    ...(typeof additionalProperties === 'object' ? [['x', additionalProperties] as [string, Schema]] : []),
  ]
  return inner.flatMap(([key, child]) => [[key], ...paths(child).map((path) => [key, ...path])])
}

function resolve(given: Schema): Schema {
  const name = given.$ref?.split('/').at(-1)
  if (name !== undefined) return schema.$defs?.[name] ?? {}
  return given.anyOf ? (Object.assign({}, ...given.anyOf.map(resolve)) as Schema) : given
}

type Value = string | Value[] | { [key: string]: Value }

/** A talk that has happened, with every property. */
function wholeTalk(id: string): { [key: string]: Value } {
  return {
    ...{ samtal: '1', id, template: 'medarbetarsamtal', employee: 'anna', manager: 'karin' },
    ...{ planned: '2026-01-20', invited: '2026-01-02', held: '2026-01-22', follows: 'anna-2025' },
    goals: [{ id: 'm1', kind: 'mal', goal: 'x', due: '2026-05-01', status: 'open', from: 'anna-2025/m2' }],
    agreements: [{ id: 'o1', agreement: 'x', owner: 'both', due: '2026-05-01', status: 'open' }],
    follow_ups: [{ step: 'half-year', planned: '2026-07-20', held: '2026-07-02', summary: 'x' }],
    signed: { employee: { date: '2026-01-25' }, manager: { date: '2026-01-25' } },
  }
}

const canary = 'HEMLIG mening som ingen annan får se'

function withCanary(value: Value, [key = '', ...rest]: readonly string[]): Value {
  if (Array.isArray(value)) return [withCanary(value[0] ?? {}, rest), ...value.slice(1)]
  const map = typeof value === 'string' ? {} : value
  return {
    ...map,
    [key]: rest.length === 0 ? canary : withCanary(map[key] ?? {}, rest[0] === '0' ? ['0', ...rest.slice(1)] : rest),
  }
}

function front(value: Value): string {
  return `---\n${JSON.stringify(value).replace('"samtal":"1"', '"samtal":1')}\n---\n\n# Samtal\n`
}

/** Expects that what is made for a calendar or a mail, which others see, has no such sentence. */
function expectNothingToOthers(box: Sandbox): void {
  const env = { GIT_AUTHOR_NAME: 'Eva', GIT_AUTHOR_EMAIL: 'eva@example.se' }
  for (const args of [
    ['due', '--format', 'ics', '--within', '9y'],
    ['remind', '--manager', 'karin', '--within', '9y'],
    ['remind', '--manager', 'karin', '--within', '9y', '--format', 'eml'],
  ]) {
    const { code, out, err } = box.samtal(args, { env })
    // Lines are folded, and each encoding has its own way to do it.
    const text = (out + err).replaceAll(/=?\r\n ?/g, '')
    expect({
      args,
      code,
      leaks: /HEMLIG|mening/.test(text),
      known: text.includes('karin') || text.includes('anna'),
    }).toEqual({
      ...{ args, code: 0, leaks: false, known: true },
    })
  }
}

describe('a sentence that was once in the wrong place', () => {
  const properties = [...paths(schema), ['unknown'], ['goals', '0', 'unknown'], ['follow_ups', '0', 'unknown']]

  it('is shown by nothing that reads the history, whatever property it was in', () => {
    expect(properties.length).toBeGreaterThan(40)
    const box = new Sandbox().init()
    const path = (index: number) => `people/anna/${index}.md`
    for (const [index] of properties.entries()) box.write({ [path(index)]: front(wholeTalk(`anna-${index}`)) })
    box.commit('2026-01-25')
    for (const [index, property] of properties.entries())
      box.write({ [path(index)]: front(withCanary(wholeTalk(`anna-${index}`), property)) })
    box.commit('2026-02-01')
    for (const [index] of properties.entries()) {
      const { follow_ups: _, ...rest } = wholeTalk(`anna-${index}`)
      box.write({ [path(index)]: front({ ...rest, goals: [{ id: 'm1', goal: 'y', status: 'done' }] }) })
    }
    box.commit('2026-03-01')
    const commands = [
      ['due', '--within', '9y'],
      ['log'],
      ['log', 'anna'],
      ['log', 'anna', '--between', '2026-01-01', '2026-12-31'],
      ['log', 'anna', '--between', 'anna-3', '2026-12-31'],
    ]
    for (const args of commands)
      for (const format of ['text', 'json']) {
        const { code, out, err } = box.samtal([...args, '--format', format])
        expect({ args, code, leaks: /HEMLIG/.test(out + err) }).toEqual({ args, code: 0, leaks: false })
        expect(out.length).toBeGreaterThan(100)
      }
    expectNothingToOthers(box)
  })

  it('is not shown either where it was in the first version, or stands at HEAD', () => {
    const box = new Sandbox().init()
    for (const [index, property] of properties.entries())
      box.write({ [`people/anna/${index}.md`]: front(withCanary(wholeTalk(`anna-${index}`), property)) })
    box.commit('2026-01-25')
    for (const args of [['due', '--within', '9y'], ['log'], ['log', 'anna']])
      for (const format of ['text', 'json']) expect(box.samtal([...args, '--format', format]).out).not.toMatch(/HEMLIG/)
    expectNothingToOthers(box)
  })
})
