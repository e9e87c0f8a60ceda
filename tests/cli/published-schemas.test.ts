import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Sandbox } from '../harness.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const kinds = ['conversation', 'roster', 'settings', 'template']

/** As an editor or another validator uses the files in schemas/: in ajv's strict mode, without any word of ours. */
function validators() {
  const strict = { strict: true, strictTypes: true, strictRequired: false }
  const ajv = new Ajv2020({ ...strict, allErrors: true, formats: { date: true } })
  for (const name of readdirSync(join(root, 'schemas')).sort()) ajv.addSchema(schemaOf(name))
  return (kind: string, text: string) => {
    const isValid = ajv.getSchema(`https://cdn.jsdelivr.net/npm/samtal/schemas/${kind}.schema.json`)
    const valid = isValid?.(parse(text))
    return valid === true ? [] : (isValid?.errors ?? ['no schema']).slice(0, 3)
  }
}

function schemaOf(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, 'schemas', name), 'utf8')) as Record<string, unknown>
}

const frontMatter = (text: string) => text.replace(/^\ufeff?---\n/, '').split(/^---$/m)[0] ?? ''

describe('the published schemas', () => {
  const errorsIn = validators()

  it('accept the examples as other tools read them', () => {
    const talks = readdirSync(join(root, 'examples/people'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(root, 'examples/people', name))
    expect(talks.length).toBeGreaterThan(5)
    for (const path of talks)
      expect([path, errorsIn('conversation', frontMatter(readFileSync(path, 'utf8')))]).toEqual([path, []])
    expect(errorsIn('roster', readFileSync(join(root, 'examples/people.yaml'), 'utf8'))).toEqual([])
    expect(errorsIn('settings', readFileSync(join(root, 'examples/samtal.yaml'), 'utf8'))).toEqual([])
  })

  it('accept what samtal writes, for every template', () => {
    const box = new Sandbox()
    box.samtal(['init', '.'])
    expect(errorsIn('settings', box.read('samtal.yaml'))).toEqual([])
    box.write({
      'people.yaml': 'anna: {name: Anna, manager: karin}\nbo: {name: Bo}\nkarin:\n  name: Karin\n  start:\n',
    })
    expect(errorsIn('roster', box.read('people.yaml'))).toEqual([])
    const templates = readdirSync(join(root, 'templates')).filter((name) => name.endsWith('.yaml'))
    for (const name of templates) {
      const text = readFileSync(join(root, 'templates', name), 'utf8')
      expect([name, errorsIn('template', text)]).toEqual([name, []])
      const scaffold = box.samtal(['templates', 'show', name.replace('.yaml', '')]).out
      expect([name, errorsIn('conversation', frontMatter(scaffold))]).toEqual([name, []])
    }
  })

  it.each([
    [
      'conversation',
      'samtal: 1\nid: a\ntemplate: ki-chef\nemployee: a\nmanager: b\nplanned: 2026-01-20\nheld: i dag\n',
    ],
    ['conversation', 'samtal: 1\nid: a\ntemplate: ki-chef\nemployee: a\nmanager: b\nplanned:\n'],
    ['roster', 'anna: {name: Anna, chef: karin}\n'],
    ['settings', 'rules: {window-mised: error}\n'],
    ['template', 'title: 1\n'],
  ])('still refuse what is wrong: %s, %j', (kind, text) => {
    expect(errorsIn(kind, text)).not.toEqual([])
  })

  it('say of every property whether it is public or confidential', () => {
    for (const kind of kinds.slice(0, 3)) {
      const unmarked: string[] = []
      const walk = (value: unknown, path: string): void => {
        if (typeof value !== 'object' || value === null) return
        for (const [key, inner] of Object.entries(value)) {
          if (key === 'properties')
            for (const [name, property] of Object.entries(inner as Record<string, { $comment?: string }>))
              if (!['public', 'confidential'].includes(property.$comment ?? '')) unmarked.push(`${path}.${name}`)
          walk(inner, `${path}.${key}`)
        }
      }
      walk(schemaOf(`${kind}.schema.json`), kind)
      expect(unmarked).toEqual([])
    }
  })

  it('have an id each, where npm serves the file once it is published', () => {
    for (const name of readdirSync(join(root, 'schemas')))
      expect(schemaOf(name).$id).toBe(`https://cdn.jsdelivr.net/npm/samtal/schemas/${name}`)
  })
})
