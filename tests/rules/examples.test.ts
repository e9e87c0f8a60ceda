import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { check } from '../../src/commands/check.ts'
import { findRule, rules } from '../../src/domain/check/rule-table.ts'
import type { Rule } from '../../src/domain/check/rule.ts'
import type { World } from '../../src/io/world.ts'
import { ruleMessage } from '../../src/report/rule-message.ts'
import { Sandbox } from '../harness.ts'
import { startSamtal } from '../support.ts'
import { exampleFiles } from './example-files.ts'

// What ships with samtal lies beside the bundle, not beside its source.
vi.mock('../../src/io/files.ts', async (original) => ({
  ...(await original<object>()),
  readShippedFile: (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'),
}))

/** Runs `check` on the workspace of an example, in which the rule is on. */
async function diagnosticsOf({ id, severity, settings }: Rule, example: string) {
  const { files, links, places } = exampleFiles(example)
  const optIn: Record<string, string> = settings === 'opt-in' ? { 'samtal.yaml': `rules: {${id}: ${severity}}\n` } : {}
  const box = new Sandbox().init().write({ ...files, ...optIn })
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(box.dir, path)), { recursive: true })
    symlinkSync(target, join(box.dir, path))
  }
  const { diagnostics } = await check(worldOf(box), { paths: [] })
  return { diagnostics, places }
}

function worldOf(box: Sandbox): World {
  return {
    cwd: box.dir,
    env: box.env,
    now: () => 0,
    stdin: Readable.from([]),
    stdout: process.stdout,
    stderr: process.stderr,
    terminal: new Writable(),
    tty: { stdin: false, stdout: false, stderr: false },
  }
}

describe.each(rules)('the example of $id', (rule) => {
  it('is found at the marked place when wrong, and nothing else is', async () => {
    const { diagnostics, places } = await diagnosticsOf(rule, rule.example.wrong)
    expect(places).not.toEqual([])
    expect(
      diagnostics.map(({ file, line, column, severity, rule: id }) => `${file}:${line}:${column} ${severity} ${id}`),
    ).toEqual(places.map((place) => `${place} ${rule.severity} ${rule.id}`))
    for (const diagnostic of diagnostics) {
      const [en, sv] = [ruleMessage(diagnostic, 'en'), ruleMessage(diagnostic, 'sv')]
      expect(en).toMatch(/\S.*\S/)
      expect(sv).toMatch(/\S.*\S/)
      expect(sv).not.toBe(en)
    }
  })

  it('is not found when right', async () => {
    const { diagnostics, places } = await diagnosticsOf(rule, rule.example.right)
    expect(places).toEqual([])
    expect(diagnostics).toEqual([])
  })
})

describe('the table of rules', () => {
  it('has every rule under its own id, in order', () => {
    const ids = rules.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort())
    for (const id of ids) expect(findRule(id)?.id).toBe(id)
    expect(findRule('constructor')).toBeUndefined()
  })

  it('says in both languages what to do and why, in words of their own', () => {
    for (const { id, en, sv } of rules)
      for (const key of ['fix', 'why'] as const) {
        expect([id, en[key]]).toEqual([id, expect.stringMatching(/^\p{Lu}.*[.]$/su)])
        expect([id, sv[key]]).toEqual([id, expect.stringMatching(/^\p{Lu}.*[.]$/su)])
        expect(sv[key]).not.toBe(en[key])
      }
  })
})

describe('explain', () => {
  it('shows a rule in both languages, without the marks of its example', async () => {
    const box = new Sandbox()
    const [en, sv] = await Promise.all(
      ['en', 'sv'].map((language) => startSamtal(box, ['explain', 'encoding-invalid', '--lang', language])),
    )
    for (const run of [en, sv]) {
      expect(run).toMatchObject({ code: 0, err: '' })
      expect(run?.out).toMatch(/^encoding-invalid /)
      expect(run?.out).not.toContain('▶')
    }
    expect(en?.out).toMatch(/\nWhat to do: \S[^]*\nWrong:\n {4}goals:\n[^]*\nRight:\n {4}goals:\n/)
    expect(sv?.out).toMatch(/\nGör så här: \S[^]*\nFel:\n {4}goals:\n[^]*\nRätt:\n {4}goals:\n/)
  })

  it('lists every rule with what to do', () => {
    const { code, out } = new Sandbox().samtal(['explain'])
    expect(code).toBe(0)
    for (const { id, severity, settings } of rules)
      expect(out).toMatch(new RegExp(`^${id} +${settings === 'opt-in' ? 'off' : severity} +\\S`, 'm'))
  })
})
