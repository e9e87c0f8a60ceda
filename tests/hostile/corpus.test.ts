import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'
import { startSamtal, expectNoStack, type CheckJson } from '../support.ts'
import { rosters, secret, settings, talks, templates, type Hostile } from './corpus.ts'

const formats = ['json', 'sarif', 'github', 'junit', 'codequality'] as const
const timeout = 300_000

/** What would control a terminal; lines end in \n only. */
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/** Writes a file in which a placeholder word is replaced by a name of the same length. */
function writeHostile(box: Sandbox, path: string, [content]: Hostile, word: string, name: string): void {
  expect(name).toHaveLength(word.length)
  box.write({
    [path]:
      typeof content === 'string'
        ? content.replaceAll(word, name)
        : Buffer.from(content.toString('latin1').replaceAll(word, name), 'latin1'),
  })
}

/** Checks a workspace, with a report in every format; gives the rules reported, sorted, by file. */
async function rulesByFile(box: Sandbox): Promise<Record<string, string>> {
  const out = (format: string) => join(box.home, `out.${format}`)
  const args = formats.flatMap((format) => ['--format', format, '-o', out(format)])
  const run = await startSamtal(box, ['check', '--format', 'text', ...args], { timeout })
  expectNoStack(run)
  expect(run.err).toBe('')
  const outputs: Record<'text' | (typeof formats)[number], string> = { text: run.out, ...(Object.fromEntries(formats.map((format) => [format, readFileSync(out(format), 'utf8')])) as Record<(typeof formats)[number], string>), }
  for (const [format, text] of Object.entries(outputs)) {
    expect({ format, acts: controlCharacters.exec(text)?.[0] }).toEqual({ format, acts: undefined })
    expect({ format, tells: text.includes(secret) }).toEqual({ format, tells: false })
    expect({ format, speaks: /##\[|##vso\[|^\s*::(?!error |warning )|^ +at /m.exec(text)?.[0] }).toEqual({ format })
  }
  const { findings, errors } = JSON.parse(outputs.json) as CheckJson
  expect(run.code).toBe(errors > 0 ? 1 : 0)
  for (const format of ['text', 'github'] as const)
    expect(outputs[format].match(/\n/g) ?? []).toHaveLength(findings.length + (format === 'text' ? 1 : 0))
  expect(JSON.parse(outputs.codequality)).toHaveLength(findings.length)
  expect((JSON.parse(outputs.sarif) as { runs: { results: unknown[] }[] }).runs[0]?.results).toHaveLength(findings.length)
  const xml = new SaxesParser()
  xml.on('error', (error) => {
    throw error
  })
  xml.write(outputs.junit).close()
  const rules: Record<string, Set<string>> = {}
  for (const { path, rule } of findings) (rules[path] ??= new Set()).add(rule)
  return Object.fromEntries(Object.entries(rules).map(([path, found]) => [path, [...found].sort().join(' ')]))
}

const expectedRules = (files: Readonly<Record<string, Hostile>>) =>
  Object.fromEntries(Object.entries(files).map(([name, [, rules]]) => [name, rules]))

describe('hostile files', () => {
  it('are many', () => {
    expect([talks, rosters, settings, templates].flatMap((files) => Object.keys(files)).length).toBeGreaterThan(500)
  })

  it(
    'that are talks have the expected findings',
    async () => {
      const box = new Sandbox().init()
      const names = Object.keys(talks)
      const person = (index: number) => `p${String(index).padStart(5, '0')}`
      for (const [index, name] of names.entries())
        writeHostile(box, `people/${person(index)}/a.md`, talks[name] ?? ['', ''], 'person', person(index))
      const rules = await rulesByFile(box)
      const seen = Object.fromEntries(names.map((name, index) => [name, rules[`people/${person(index)}/a.md`] ?? '']))
      expect(seen).toEqual(expectedRules(talks))
    },
    timeout,
  )

  it(
    'that are templates have the expected findings',
    async () => {
      const box = new Sandbox().workspace()
      const names = Object.keys(templates)
      const templateName = (index: number) => `mal-${String(index).padStart(2, '0')}`
      for (const [index, name] of names.entries())
        writeHostile(box, `templates/${templateName(index)}.yaml`, templates[name] ?? ['', ''], 'mall-x', templateName(index))
      const rules = await rulesByFile(box)
      const seen = Object.fromEntries(names.map((name, index) => [name, rules[`templates/${templateName(index)}.yaml`] ?? '']))
      expect(seen).toEqual(expectedRules(templates))
    },
    timeout,
  )

  it(
    'that are roster or settings have the expected findings',
    async () => {
      const [rosterNames, settingsNames] = [Object.keys(rosters), Object.keys(settings)]
      const seen = { rosters: {} as Record<string, string>, settings: {} as Record<string, string> }
      // Two files in each workspace: they do not affect each other.
      for (let index = 0; index < Math.max(rosterNames.length, settingsNames.length); index++) {
        const box = new Sandbox().init()
        const [rosterName, settingsName] = [rosterNames[index], settingsNames[index]]
        if (rosterName !== undefined) box.write({ 'people.yaml': rosters[rosterName]?.[0] ?? '' })
        if (settingsName !== undefined) box.write({ 'samtal.yaml': settings[settingsName]?.[0] ?? '' })
        const rules = await rulesByFile(box)
        if (rosterName !== undefined) seen.rosters[rosterName] = rules['people.yaml'] ?? ''
        if (settingsName !== undefined) seen.settings[settingsName] = rules['samtal.yaml'] ?? ''
      }
      expect(seen).toEqual({ rosters: expectedRules(rosters), settings: expectedRules(settings) })
    },
    timeout,
  )
})
