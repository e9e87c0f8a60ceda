import { describe, expect, it } from 'vitest'
import { checkFormats, expectRefusal as expectRefused } from '../support.ts'
import { Sandbox, talk } from '../harness.ts'

const a = 'people/anna/a.md'
const id = 'anna-2026-01-20-medarbetarsamtal'
const held = { planned: '2026-01-20', held: '2026-01-22' }
const plan =
  'goals:\n  - id: m1\n    kind: mal\n    goal: Hemligt ett\n    due: 2026-12-01\n    how: Hemligt så\n    effect: x\n    follow_up: x\n'

function workspace(files: Record<string, string> = { [a]: talk(held, plan) }): Sandbox {
  const box = new Sandbox().init().write({ 'samtal.yaml': '', ...files })
  box.git('config', 'user.name', 'Karin Ek')
  box.git('config', 'user.email', 'karin@example.se')
  box.commit('2026-01-23')
  return box
}

const sign = (role: string, ...args: string[]) => ['sign', 'anna', '--as', role, ...args]
const digestIn = (text: string) => [...text.matchAll(/sha256:[0-9a-f]{64}/g)].map(([digest]) => digest)

function findings(box: Sandbox): string[] {
  const { out } = box.samtal(['check', '--format', 'json'])
  return (JSON.parse(out) as { findings: { rule: string; line: number }[] }).findings.map(({ rule }) => rule)
}

/** Asserts a refusal in one line, and that nothing was written or committed. */
function expectRefusal(box: Sandbox, args: string[], message: RegExp): void {
  const state = [box.git('status', '--porcelain'), box.git('rev-parse', 'HEAD')]
  expectRefused(box.samtal(args), message)
  expect([box.git('status', '--porcelain'), box.git('rev-parse', 'HEAD')]).toEqual(state)
}

describe('samtal sign', () => {
  it('writes day and digest, prints nothing of what is signed, and asks nothing without a terminal', () => {
    const box = workspace()
    const { code, out, err } = box.samtal(sign('employee', '--date', '25/1'))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('the employee signed on Sunday 2026-01-25')
    expect(out).not.toMatch(/Hemligt|sha256/)
    expect(box.read(a)).toContain('signed:\n  employee:\n    date: 2026-01-25\n    digest: sha256:')
    expect(findings(box)).toEqual([])
    expect(box.samtal(sign('manager')).code).toBe(0)
    expect(box.read(a)).toContain('  manager:\n    date: 2026-11-21\n    digest: sha256:')
    expect(new Set(digestIn(box.read(a))).size).toBe(1)
    expect(findings(box)).toEqual([])
  })

  it.each([
    ['made room for', 'signed:\n  employee:\n    date:\n  manager:\n    date:\n'],
    ['in braces', 'signed: {employee: {date: }, manager: {date: 2026-01-24}}\n'],
    ['in inner braces', 'signed:\n  employee: { date: 2026-01-24 } # hand\n'],
    ['empty', 'signed:\n'],
  ])('writes them where the signature is %s', (_, extra) => {
    const text = `\ufeff${talk(held, plan + extra).replaceAll('\n', '\r\n')}`
    const box = workspace({ [a]: text })
    expect(box.samtal(sign('employee'))).toMatchObject({ code: 0, err: '' })
    const signed = box.read(a)
    expect(signed).toMatch(/date: 2026-11-21/)
    expect(digestIn(signed)).toHaveLength(1)
    expect(signed.replaceAll('\r\n', '')).not.toContain('\n')
    expect(signed.startsWith('\ufeff')).toBe(true)
    const kept = text.slice(0, text.indexOf('signed:'))
    expect(signed.startsWith(kept)).toBe(true)
    expect(findings(box)).not.toContain('signature-outdated')
  })

  it('gives a warning and a line in the log once the text has changed, until it is signed again', () => {
    const box = workspace()
    box.samtal(sign('employee', '--commit'))
    box.samtal(sign('manager', '--commit'))
    expect(box.git('log', '-2', '--format=%s')).toBe(
      `${id}: signed by the manager 2026-11-21\n${id}: signed by the employee 2026-11-21`,
    )
    box.write({ [a]: box.read(a).replace('due: 2026-12-01', 'due: 2027-02-01') })
    expect(findings(box)).toEqual(['signature-outdated', 'signature-outdated'])
    box.commit('2026-12-01')
    const log = box.samtal(['log', 'anna']).out
    expect(log).toMatch(/Signed by the employee 2026-11-21 .* Karin Ek/)
    expect(log).toContain('Goal m1 moved from 2026-12-01 to 2027-02-01 (after signing)')
    expect(log).toContain('Changed after signing: m1 due')
    expect(box.samtal(['log', 'anna', '--lang', 'sv']).out).toContain('Ändrat efter underskrift: m1 due')

    box.samtal(sign('employee'))
    expect(findings(box)).toEqual(['signature-outdated'])
    box.samtal(sign('manager'))
    expect(findings(box)).toEqual([])
  })

  it('does not mind a status, a result or another way of writing', () => {
    const box = workspace()
    box.samtal(sign('employee'))
    const text = box.read(a).replace('goal: Hemligt ett', 'goal: |\n      Hemligt ett\n')
    box.write({ [a]: text.replace('    how:', '    status: done\n    result: Hemligt bra\n    how:') })
    expect(findings(box)).toEqual([])
  })

  it('keeps the digest and the texts out of everything that is printed', () => {
    const box = workspace()
    box.samtal(sign('employee', '--commit'))
    box.write({ [a]: box.read(a).replace('Hemligt ett', 'Hemligt två') })
    box.commit('2026-12-01')
    const [digest = ''] = digestIn(box.read(a))
    const runs = [
      ...checkFormats.map((format) => ['check', '--format', format]),
      ...['text', 'json'].flatMap((format) => [
        ['log', '--format', format],
        ['due', '--within', '2y', '--format', format],
        ['log', '--between', '2026-01-01', '2026-12-31', '--format', format],
      ]),
      sign('employee', '--dry-run'),
      sign('manager'),
      ['explain', 'signature-outdated'],
    ]
    for (const args of runs) {
      const { out, err } = box.samtal(args)
      expect(out + err, args.join(' ')).not.toMatch(new RegExp(`Hemligt|${digest.slice(7, 20)}`))
    }
    expect(box.git('log', '--format=%B')).not.toContain('sha256')
  })

  it('takes what the template asks a signature for, else the latest held talk', () => {
    const older = { planned: '2025-01-20', held: '2025-01-22', template: 'resultat-utveckling-chef' }
    const box = workspace({ [a]: talk(held, plan), 'people/anna/older.md': talk(older) })
    expect(box.samtal(sign('manager', '--dry-run')).out).toContain('Nothing has been written')
    box.samtal(sign('manager'))
    expect(digestIn(box.read('people/anna/older.md'))).toHaveLength(1)
    box.samtal(sign('manager'))
    expect(digestIn(box.read(a))).toHaveLength(1)
    box.write({ 'people/anna/older.md': talk(older) })
    const another = { ...older, planned: '2024-01-20', held: '2024-01-22' }
    box.write({ 'people/anna/oldest.md': talk(another) })
    expectRefusal(box, sign('manager'), /--conversation: anna-2024-01-20-\S+, anna-2025/)
    expectRefusal(box, sign('manager', '--conversation', id), /already/)
    expect(box.samtal(sign('manager', '--conversation', id, '--date', '2026-11-20')).code).toBe(0)
  })

  it.each([
    ['nobody to ask who signs', ['sign', 'anna'], /--as/],
    ['another role', sign('board'), /--as/],
    ['an unknown person', ['sign', 'cilla', '--as', 'manager'], /not known/],
    ['nobody to ask whom it is about', ['sign', '--as', 'manager'], /<person>/],
    ['a day that is none', sign('manager', '--date', '31/2'), /--date/],
    ['a day to come', sign('manager', '--date', '2026-11-22'), /future/],
    ['an unknown talk', sign('manager', '--conversation', 'x'), /no talk with the id/],
  ])('refuses %s', (_, args, message) => {
    expectRefusal(workspace(), args, message)
  })

  it('refuses a talk that has not been held or cannot be relied on, and what git cannot commit', () => {
    const planned = workspace({ [a]: talk({ planned: '2026-12-20' }) })
    expectRefusal(planned, sign('manager'), /no talk with anna/)
    expectRefusal(planned, sign('manager', '--conversation', 'anna-2026-12-20-medarbetarsamtal'), /not been held/)
    expectRefusal(workspace({ [a]: talk(held, 'goals: [\n') }), sign('manager'), /not known|no talk/)
    const box = workspace()
    box.write({ [a]: `${box.read(a)}More.\n` })
    expectRefusal(box, sign('manager', '--commit'), /other changes/)
    box.commit('2026-01-24')
    box.git('checkout', '--quiet', '--detach')
    expectRefusal(box, sign('manager', '--commit'), /no branch/)
    const outside = new Sandbox()
    expectRefused(outside.samtal(sign('manager')))
  })
})
