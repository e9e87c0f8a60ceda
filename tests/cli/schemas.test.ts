import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'

const folder = new URL('../../schemas/', import.meta.url)
const id = 'anna-2026-01-20-medarbetarsamtal'
const goals = (status: string) => `goals:\n  - {id: m1, kind: mal, goal: HEMLIGT, due: 2026-05-01, status: ${status}}\n`

/** A workspace with a history, a due step and findings. */
function usedWorkspace(): Sandbox {
  const box = new Sandbox().workspace().write({
    'people.yaml':
      'anna: {name: Anna, manager: karin, unit: Norr}\nbo: {manager: karin, start: 2026-01-01}\ncilla: {end: 2026-01-31}\n',
    'samtal.yaml': 'since: 2025-01-01\nretention: {default: P5Y}\n',
    'people/cilla/d.md': talk({ employee: 'cilla', planned: '2025-01-20', held: '2025-01-20' }),
  })
  const path = 'people/anna/a.md'
  box.write({ [path]: talk({ id }) }).commit('2026-01-02')
  box.write({ [path]: talk({ id, held: '2026-01-22' }, goals('open')) }).commit('2026-01-23')
  box.write({ [path]: talk({ id, held: '2026-01-22' }, goals('dropped')) }).commit('2026-03-01')
  box.write({ 'people/anna/b.md': '---\nHEMLIGT: [\n---\n', 'people/bo/c.md': talk({ employee: 'bo', manager: 'bo' }) })
  return box
}

/** The schema without room for additions: readers must accept new properties, but this version writes only those named. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'additionalProperties' && value === true ? false : closed(value),
    ]),
  )
}

function expectValid(name: string, value: unknown): void {
  const schema = JSON.parse(readFileSync(new URL(`${name}-report.schema.json`, folder), 'utf8')) as object
  for (const variant of [schema, closed(schema) as object]) {
    const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, validateFormats: false })
    expect(ajv.validate(variant, value), ajv.errorsText()).toBe(true)
  }
}

const commands: Readonly<Record<string, string[]>> = {
  check: ['check'],
  due: ['due', '--within', '1y'],
  coverage: ['coverage', '--by', 'unit'],
  status: ['status'],
  retention: ['retention', '--today', '2040-01-01'],
  log: ['log'],
  between: ['log', '--between', '2026-01-22', '2026-09-30'],
  templates: ['templates'],
}

describe('every machine report', () => {
  it('has a schema, and every report schema has a command here', () => {
    const names = readdirSync(folder).flatMap((name) => /^(.*)-report\.schema\.json$/.exec(name)?.[1] ?? [])
    expect(names.sort()).toEqual(Object.keys(commands).sort())
  })

  it.each(Object.entries(commands))('%s is valid against its schema, with and without content', (name, args) => {
    for (const box of [usedWorkspace(), new Sandbox().workspace()]) {
      const { out, err } = box.samtal([...args, '--format', 'json'])
      expect({ err, secret: out.includes('HEMLIGT') }).toEqual({ err: '', secret: false })
      expectValid(name, JSON.parse(out))
    }
  })

  it.each(Object.entries(commands))('%s is the same in both languages', (_, args) => {
    const box = usedWorkspace()
    const [en, sv] = ['en', 'sv'].map((lang) => box.samtal([...args, '--format', 'json', '--lang', lang]).out)
    expect(sv).toBe(en)
  })

  it('has content', () => {
    const box = usedWorkspace()
    const sizes = Object.values(commands).map((args) => {
      const report = JSON.parse(box.samtal([...args, '--format', 'json']).out) as Record<string, unknown>
      return Object.values(report).find(Array.isArray)?.length ?? 0
    })
    expect(Math.min(...sizes)).toBeGreaterThan(0)
  })
})
