import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'
import { startSamtal, expectNoStack, type CheckJson } from '../support.ts'
import { rosters, secret, settings, talks, templates, type Hostile } from './corpus.ts'

const formats = ['json', 'sarif', 'github', 'junit', 'codequality'] as const
const timeout = 300_000

/** What would act on a terminal; lines end in \n alone. */
// oxlint-disable-next-line no-control-regex
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/** Writes a file in which a word stands for a name of the same length. */
function lay(box: Sandbox, path: string, [content]: Hostile, word: string, name: string): void {
  expect(name).toHaveLength(word.length)
  box.write({
    [path]:
      typeof content === 'string'
        ? content.replaceAll(word, name)
        : Buffer.from(content.toString('latin1').replaceAll(word, name), 'latin1'),
  })
}

/** Checks a workspace once, told in every format; gives the rules found, sorted, by file. */
async function found(box: Sandbox): Promise<Record<string, string>> {
  const out = (format: string) => join(box.home, `out.${format}`)
  const args = formats.flatMap((format) => ['--format', format, '-o', out(format)])
  const run = await startSamtal(box, ['check', '--format', 'text', ...args], { timeout })
  expectNoStack(run)
  expect(run.err).toBe('')
  const told: Record<'text' | (typeof formats)[number], string> = { text: run.out, ...(Object.fromEntries(formats.map((each) => [each, readFileSync(out(each), 'utf8')])) as Record<(typeof formats)[number], string>), }
  for (const [format, text] of Object.entries(told)) {
    expect({ format, acts: acting.exec(text)?.[0] }).toEqual({ format, acts: undefined })
    expect({ format, tells: text.includes(secret) }).toEqual({ format, tells: false })
    expect({ format, speaks: /##\[|##vso\[|^\s*::(?!error |warning )|^ +at /m.exec(text)?.[0] }).toEqual({ format })
  }
  const { findings, errors } = JSON.parse(told.json) as CheckJson
  expect(run.code).toBe(errors > 0 ? 1 : 0)
  for (const format of ['text', 'github'] as const)
    expect(told[format].match(/\n/g) ?? []).toHaveLength(findings.length + (format === 'text' ? 1 : 0))
  expect(JSON.parse(told.codequality)).toHaveLength(findings.length)
  expect((JSON.parse(told.sarif) as { runs: { results: unknown[] }[] }).runs[0]?.results).toHaveLength(findings.length)
  const xml = new SaxesParser()
  xml.on('error', (error) => {
    throw error
  })
  xml.write(told.junit).close()
  const rules: Record<string, Set<string>> = {}
  for (const { path, rule } of findings) (rules[path] ??= new Set()).add(rule)
  return Object.fromEntries(Object.entries(rules).map(([path, each]) => [path, [...each].sort().join(' ')]))
}

const expected = (files: Readonly<Record<string, Hostile>>) =>
  Object.fromEntries(Object.entries(files).map(([name, [, rules]]) => [name, rules]))

describe('hostile files', () => {
  it('are many', () => {
    expect([talks, rosters, settings, templates].flatMap((each) => Object.keys(each)).length).toBeGreaterThan(500)
  })

  it(
    'among talks are each found to be what they are',
    async () => {
      const box = new Sandbox().init()
      const names = Object.keys(talks)
      const person = (index: number) => `p${String(index).padStart(5, '0')}`
      for (const [index, name] of names.entries())
        lay(box, `people/${person(index)}/a.md`, talks[name] ?? ['', ''], 'person', person(index))
      const rules = await found(box)
      const seen = Object.fromEntries(names.map((name, index) => [name, rules[`people/${person(index)}/a.md`] ?? '']))
      expect(seen).toEqual(expected(talks))
    },
    timeout,
  )

  it(
    'among templates are each found to be what they are',
    async () => {
      const box = new Sandbox().init()
      const names = Object.keys(templates)
      const mall = (index: number) => `mal-${String(index).padStart(2, '0')}`
      for (const [index, name] of names.entries())
        lay(box, `templates/${mall(index)}.yaml`, templates[name] ?? ['', ''], 'mall-x', mall(index))
      const rules = await found(box)
      const seen = Object.fromEntries(names.map((name, index) => [name, rules[`templates/${mall(index)}.yaml`] ?? '']))
      expect(seen).toEqual(expected(templates))
    },
    timeout,
  )

  it(
    'in the place of roster and settings are found to be what they are',
    async () => {
      const [people, ways] = [Object.keys(rosters), Object.keys(settings)]
      const seen = { rosters: {} as Record<string, string>, settings: {} as Record<string, string> }
      // Two files at a time: neither changes what the other is.
      for (let index = 0; index < Math.max(people.length, ways.length); index++) {
        const box = new Sandbox().init()
        const [one, other] = [people[index], ways[index]]
        if (one !== undefined) box.write({ 'people.yaml': rosters[one]?.[0] ?? '' })
        if (other !== undefined) box.write({ 'samtal.yaml': settings[other]?.[0] ?? '' })
        const rules = await found(box)
        if (one !== undefined) seen.rosters[one] = rules['people.yaml'] ?? ''
        if (other !== undefined) seen.settings[other] = rules['samtal.yaml'] ?? ''
      }
      expect(seen).toEqual({ rosters: expected(rosters), settings: expected(settings) })
    },
    timeout,
  )
})
