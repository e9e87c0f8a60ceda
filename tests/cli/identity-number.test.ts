import { describe, expect, it } from 'vitest'
import { formats } from '../../src/report/formats.ts'
import { samtalBatch } from '../batch.ts'
import { Sandbox, talk } from '../harness.ts'

const number = '811218-9876'

/** Commands that show people, settings or commits, in every format they have. */
const commands = [
  ...(['check', 'due', 'status', 'coverage', 'log'] as const).flatMap((command) =>
    Object.keys(formats[command]).map((format) => [command, '--format', format]),
  ),
  ...['unit', 'manager'].flatMap((by) =>
    Object.keys(formats.coverage).map((format) => ['coverage', '--by', by, '--format', format]),
  ),
  ...[
    ['agenda'],
    ['due', '--long'],
    ['status', 'anna'],
    ['handover', 'anna', '--to', 'bo', '--dry-run'],
    ['retention'],
  ],
]

describe('an identity number in the roster or the settings', () => {
  it.each<[string, string, string]>([
    ['a name or a unit', `{name: Anna ${number}, unit: Enhet ${number}, manager: karin}`, ''],
    ['a template that is not there', `{manager: karin, template: ${number}}`, ''],
    ['an unknown key', `{manager: karin, ${number}: x}`, ''],
    ['a rule', '{manager: karin}', `rules:\n  ${number}: error\n`],
    ['a template in the settings', '{manager: karin}', `cadence:\n  ${number}: {year: {after: 1y}}\n`],
    ['a reason', '{manager: karin}', `rules:\n  sensitive-word: {severity: off, reason: ${number}}\n`],
  ])('is shown by nothing: in %s', (_, anna, settings) => {
    const box = new Sandbox().init()
    const colleagues = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map(
      (id) => `${id}: {unit: Enhet ${number}, manager: karin}\n`,
    )
    box.write({
      'samtal.yaml': `samtal: 1\n${settings}`,
      'people.yaml': `anna: ${anna}\nkarin: {name: Karin ${number}, talks: false}\nbo: {manager: karin}\n${colleagues.join('')}`,
      'people/anna/1.md': talk({ held: '2026-01-22' }, 'goals:\n  - {id: m1, kind: mal, goal: x, due: 2026-03-01}\n'),
    })
    box.gitAt('2026-01-25', 'add', '-A')
    box.gitAt('2026-01-25', 'commit', '--quiet', '-m', 'Talk', '--author', `Karin ${number} <karin@example.se>`)
    const runs = samtalBatch(commands.map((args) => ({ box, args })))
    for (const [index, { out, err }] of runs.entries()) {
      const args = commands[index]
      expect([args, out + err]).not.toEqual([args, expect.stringContaining(number)])
      expect(out + err).not.toBe('')
    }
  })

  it('in a unit is found by that unit', () => {
    const box = new Sandbox().init().write({ 'people.yaml': `anna: {unit: Enhet ${number}}\n` })
    box.commit('2026-01-25')
    const { code, out } = box.samtal(['due', '--unit', `Enhet ${number}`, '--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ rows: [{ person: 'anna', unit: 'Enhet ••••••-••••' }] })
  })
})
