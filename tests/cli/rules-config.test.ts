import { describe, expect, it } from 'vitest'
import { rules as allRules } from '../../src/domain/check/rule-table.ts'
import { samtalBatch } from '../batch.ts'
import { Sandbox, talk } from '../harness.ts'
import { checkJson, checkFormats, expectRefusal, places, type CheckJson } from '../support.ts'

const a = 'people/anna/a.md'
/** A talk with an error (self-talk) and a warning (notice-short). */
const both = talk({ template: 'kungsbacka', manager: 'anna', invited: '2026-01-05' })

function box(rules: string, files: Record<string, string> = { [a]: both }): Sandbox {
  return new Sandbox().init().write({ 'samtal.yaml': rules, ...files })
}

function found(rules: string, files?: Record<string, string>): string[] {
  return checkJson(box(rules, files)).findings.map(({ path, severity, rule }) => `${path} ${severity} ${rule}`)
}

describe('a rule', () => {
  it('has its default severity without settings', () => {
    expect(found('')).toEqual([`${a} error self-talk`, `${a} warning notice-short`])
    expect(found('rules:\n')).toEqual([`${a} error self-talk`, `${a} warning notice-short`])
  })

  it('can be lowered or raised, with or without a reason', () => {
    expect(found('rules:\n  self-talk: warning\n  notice-short: error\n')).toEqual([
      `${a} warning self-talk`,
      `${a} error notice-short`,
    ])
    expect(found('rules:\n  notice-short:\n    severity: error\n    reason: Viktigt hos oss.\n')).toEqual([
      `${a} error self-talk`,
      `${a} error notice-short`,
    ])
    expect(found('rules: {self-talk: {severity: warning}}\n')).toEqual([
      `${a} warning self-talk`,
      `${a} warning notice-short`,
    ])
  })

  it('decides the exit code of check by its severity', () => {
    expect(box('rules: {self-talk: warning}\n').samtal(['check'])).toMatchObject({ code: 0 })
    expect(box('rules: {self-talk: warning}\n').samtal(['check', '--strict'])).toMatchObject({ code: 1 })
    const raised = box('rules: {notice-short: error}\n', {
      [a]: talk({ template: 'kungsbacka', invited: '2026-01-05' }),
    })
    expect(raised.samtal(['check'])).toMatchObject({ code: 1 })
  })

  it('can be off with a reason', () => {
    const off = 'rules:\n  self-talk: {severity: off, reason: Ägaren är ensam.}\n'
    expect(found(off)).toEqual([`${a} warning notice-short`])
    expect(checkJson(box(off)).errors).toBe(0)
    for (const format of checkFormats.filter((name) => name !== 'json'))
      expect(box(off).samtal(['check', '--format', format]).out).not.toMatch(/error self-talk|"ruleId": "self-talk"/)
  })

  it('can be lowered for a file that cannot be parsed, and is still reported', () => {
    const files = { [a]: '# Samtal\n', 'people/anna/b.docx': '' }
    expect(found('rules: {front-matter-missing: warning, file-unexpected: warning}\n', files)).toEqual([
      `${a} warning front-matter-missing`,
      'people/anna/b.docx warning file-unexpected',
    ])
    expect(found('rules: {file-unexpected: {severity: off, reason: a}}\n', files)).toEqual([
      `${a} error front-matter-missing`,
    ])
  })

  it('that is a warning for an old talk stays a warning when raised', () => {
    const files = {
      [a]: talk(
        { template: 'tillvaxtverket', held: '2026-01-22' },
        'goals:\n  - {id: m1, kind: kunskapsmal, goal: a, status: done}\n',
      ),
      'people/anna/b.md': talk({ planned: '2026-10-20', held: '2026-10-20' }),
    }
    const lowered = found('', files)
    expect(new Set(lowered)).toEqual(new Set([`${a} warning goal-incomplete`]))
    expect(found('rules: {goal-incomplete: error}\n', files)).toEqual(lowered)
  })

  it('on settings, roster and templates keeps its severity', () => {
    const files = { 'people.yaml': 'anna: {manager: anna}\n' }
    expect(found('rules: {self-talk: {severity: off, reason: a}}\n', files)).toEqual(['people.yaml error self-talk'])
    expect(found('rules: {property-unknown: warning}\nx: 1\n', {})).toEqual(['samtal.yaml error property-unknown'])
  })

  it('has the same severity in new', () => {
    const args = 'new --person anna --manager anna --template medarbetarsamtal --date 2026-12-01'.split(' ')
    expectRefusal(box('', {}).samtal(args), /the file would not pass/)
    expect(box('rules: {self-talk: warning}\n', {}).samtal(args).code).toBe(0)
    expect(box('rules: {self-talk: {severity: off, reason: a}}\n', {}).samtal(args).code).toBe(0)
  })
})

describe('settings', () => {
  const settings = (rules: string) =>
    places(checkJson(box(`rules:\n${rules}`)).findings.filter(({ path }) => path === 'samtal.yaml'))
  const self = ({ findings }: ReturnType<typeof checkJson>) =>
    findings.find(({ rule }) => rule === 'self-talk')?.severity

  it.each([
    ['an unknown rule', '  self-tlak: warning\n', '2:3 rule-unknown'],
    ['a rule of every object', '  constructor: warning\n', '2:3 rule-unknown'],
    ['a rule on templates', '  name-mismatch: warning\n', '2:3 rule-unknown'],
    ['no name of a rule', '  Jäv: warning\n', '2:3 id-invalid'],
    ['an unknown severity', '  self-talk: fatal\n', '2:14 value-invalid'],
    ['an unknown severity with a reason', '  self-talk: {severity: fatal, reason: a}\n', '2:25 value-unknown'],
    ['a reason alone', '  self-talk: {reason: a}\n', '2:14 property-missing'],
    ['something else', '  self-talk: {severity: error, reason: a, until: 2027}\n', '2:43 property-unknown'],
    ['a list', '  self-talk: [off]\n', '2:14 type-wrong'],
    ['off without a reason', '  self-talk: off\n', '2:3 reason-missing'],
    ['off with an empty reason', '  self-talk:\n    severity: off\n    reason: " "\n', '2:3 reason-missing'],
    ['off for a rule that may only be lowered', '  text-cut: {severity: off, reason: a}\n', '2:13 value-unknown'],
    ['off for a rule that may not be off', '  id-duplicate: {severity: off, reason: a}\n', '2:17 value-unknown'],
    ['a reason cut short', '  self-talk:\n    severity: off\n    reason: Ärende #12\n', '4:13 text-cut'],
  ])('%s: an error', (_, rules, place) => {
    expect(settings(rules)).toEqual([`samtal.yaml:${place}`])
    // Wrong settings have no effect.
    expect(self(checkJson(box(`rules:\n${rules}`)))).toBe('error')
  })

  it('may change exactly the rules that allow it', () => {
    const runs = samtalBatch(
      allRules.map(({ id }) => ({
        box: box(`rules:\n  ${id}: {severity: off, reason: a}\n`),
        args: ['check', '--format', 'json'],
      })),
    )
    for (const [index, { id: rule, settings: allowed }] of allRules.entries()) {
      const { findings } = JSON.parse(runs[index]?.out ?? '') as CheckJson
      const expected = { none: 1, severity: 1, off: 0, 'opt-in': 0 }[allowed]
      expect([rule, findings.filter(({ path }) => path === 'samtal.yaml').length]).toEqual([rule, expected])
    }
  })

  it('that are wrong are explained in both languages', () => {
    const output = (lang: string) =>
      box('rules:\n  self-tlak: off\n  self-talk: off\n  text-cut: off\n  date-order: ja\n', {})
        .samtal(['check', '--lang', lang])
        .out.split('\n')
    expect(output('en').join('\n')).toMatch(/date-order: this should be error, warning or off/)
    const fixed = (lang: string) =>
      box('rules:\n  self-tlak: off\n  self-talk: off\n  text-cut: off\n', {}).samtal(['check', '--lang', lang]).out
    expect(fixed('en')).toMatch(/rules\.self-tlak: no rule for talks has this name; did you mean self-talk\?\n/)
    expect(fixed('en')).toMatch(/rules\.self-talk: the rule is off without a reason\n/)
    expect(fixed('en')).toMatch(/rules\.text-cut: this should be error or warning\n/)
    expect(output('sv').join('\n')).toMatch(/date-order: här ska det stå error, warning eller off/)
    expect(fixed('sv')).toMatch(/rules\.self-talk: regeln är avstängd utan skäl\n/)
    expect(fixed('sv')).toMatch(/rules\.self-tlak: ingen regel för samtal heter så; menade du self-talk\?\n/)
  })

  it('never show their reason', () => {
    const secret = 'rules:\n  self-talk: {severity: off, reason: HEMLIGT}\n  notice-short: {reason: HEMLIGT}\n'
    for (const format of checkFormats)
      expect(box(secret).samtal(['check', '--format', format]).out).not.toContain('HEMLIGT')
  })
})
