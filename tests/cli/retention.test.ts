import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { checkJson, expectRefusal, shell, snapshot } from '../support.ts'

const held = (day: string, employee = 'anna') =>
  talk({ employee, planned: day, held: day }, 'goals:\n  - {id: m1, kind: mal, goal: HEMLIGT}\n')

/** Old and newer talks, one that was moved, one that was removed, and one of somebody who has left. */
function workspace(settings = 'retention: {default: P5Y}\n'): Sandbox {
  const box = new Sandbox().init().write({
    'people.yaml': 'anna: {name: "Anna 900101-0017"}\nbo: {end: 2019-06-30}\n',
    'samtal.yaml': settings,
    'people/anna/old name.md': held('2018-01-20'),
  })
  box.commit('2018-01-21')
  box.git('mv', 'people/anna/old name.md', 'people/anna/a.md')
  box.write({ 'people/anna/b.md': held('2019-01-20'), 'people/bo/c.md': held('2019-02-01', 'bo') })
  box.commit('2019-02-02')
  box.write({ 'people/anna/d.md': held('2025-01-20'), 'people/anna/e.md': held('2017-01-20') })
  box.commit('2025-01-21')
  box.git('rm', '--quiet', 'people/anna/e.md')
  box.commit('2025-02-01')
  return box
}

interface Report {
  rules: object | null
  withoutRule: number
  talks: { conversation: string; paths: string[] }[]
}

const json = (box: Sandbox, ...args: string[]) =>
  JSON.parse(box.samtal(['retention', '--format', 'json', ...args]).out) as Report

describe('samtal retention', () => {
  it('lists what is past its time, in the history too, and writes nothing', () => {
    const box = workspace()
    const before = snapshot(box)
    expect(json(box)).toMatchObject({
      rules: { default: 'P5Y' },
      withoutRule: 0,
      talks: [
        {
          ...{ conversation: 'anna-2017-01-20-medarbetarsamtal', path: null, paths: ['people/anna/e.md'] },
          ...{ reason: 'superseded', since: '2018-01-20', firstCommit: '2025-01-21', lastCommit: '2025-02-01' },
        },
        {
          ...{ conversation: 'anna-2018-01-20-medarbetarsamtal', path: 'people/anna/a.md', until: '2024-01-20' },
          paths: ['people/anna/a.md', 'people/anna/old name.md'],
          ...{ firstCommit: '2018-01-21', lastCommit: '2019-02-02' },
        },
        { conversation: 'bo-2019-02-01-medarbetarsamtal', reason: 'employment-ended', since: '2019-06-30' },
      ],
    })
    const { code, out, err } = box.samtal(['retention'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('a newer talk was held 2019-01-20, to be kept until 2024-01-20\n')
    expect(out).toContain('only in the history · in the history from 2025-01-21 to 2025-02-01\n')
    expect(out).toContain("--path 'people/anna/old name.md'")
    expect(out).toMatch(/Clones, forks, backups/)
    expect(out).not.toMatch(/HEMLIGT|900101|people\/anna\/[bd]\.md/)
    expect(snapshot(box)).toEqual(before)
    expect(box.samtal(['retention', '--lang', 'sv']).out).toMatch(/^Ska inte sparas längre \(3\)\n/)
  })

  it('gives commands for removing the files that work', () => {
    const box = workspace()
    const { out } = box.samtal(['retention'])
    const command = /^ +(git rm -- .*)$/m.exec(out)?.[1] ?? ''
    expect(shell(box, command)).toMatchObject({ code: 0, err: '' })
    box.commit('2026-11-21')
    expect(json(box).talks.map(({ conversation }) => conversation)).toHaveLength(3)
    expect(box.samtal(['retention']).out).not.toMatch(/^ +git rm/m)
  })

  it('never names a path that has held a talk that is to be kept', () => {
    const box = workspace()
    box.git('rm', '--quiet', '--cached', 'people/anna/a.md')
    box.write({ 'people/anna/a.md': held('2026-01-20') })
    box.commit('2026-01-21')
    const { out } = box.samtal(['retention'])
    expect(out).toContain('people/anna/a.md has also held a talk that is to be kept, or cannot be read')
    expect(out).not.toContain('--path people/anna/a.md')
  })

  it('never names a path whose file cannot be read: it may hold another talk by now', () => {
    const box = workspace()
    box.write({ 'people/anna/a.md': '---\nid: [\n---\nHEMLIGT\n' })
    box.commit('2026-01-21')
    const { out } = box.samtal(['retention'])
    expect(out).toContain('people/anna/a.md has also held a talk that is to be kept, or cannot be read')
    expect(out).not.toMatch(/(--path|git rm --) people\/anna\/a\.md|HEMLIGT/)
  })

  it('points out a path outside the folder of the talks that has held one of them', () => {
    const box = workspace()
    box.git('mv', 'people/anna/a.md', 'archive.md')
    box.commit('2026-01-21')
    const { out } = box.samtal(['retention'])
    expect(out).toContain('archive.md has held one of them too, but lies outside the folder of the talks')
    expect(out).not.toMatch(/--path archive\.md|HEMLIGT/)
    const gone = json(box).talks.find(({ conversation }) => conversation === 'anna-2018-01-20-medarbetarsamtal')
    expect(gone).toMatchObject({ path: null, elsewhere: ['archive.md'] })
  })

  it('says so without rules, without anything too old, and of templates that no rule names', () => {
    expect(workspace('').samtal(['retention']).out).toMatch(/^samtal\.yaml has no retention/)
    expect(json(workspace(''))).toMatchObject({ rules: null, talks: [] })
    expect(workspace('retention: {default: P50Y}\n').samtal(['retention']).out).toBe(
      'No talk is past its time on 2026-11-21.\n',
    )
    const other = workspace('retention: {ki-chef: P1Y}\n')
    expect(json(other)).toMatchObject({ withoutRule: 5, talks: [] })
    expect(other.samtal(['retention']).out).toContain('5 talks have a template that retention does not name')
  })

  it('refuses a history that is not whole, and broken settings', () => {
    const box = workspace()
    box.git('clone', '--quiet', '--depth', '1', `file://${box.dir}`, 'copy')
    expectRefusal(box.samtal(['retention'], { cwd: `${box.dir}/copy` }), /git fetch --unshallow/)
    expectRefusal(workspace('retention: P5Y\n').samtal(['retention']), /samtal\.yaml has errors/)
    expectRefusal(workspace('retention: {default: -P1Y}\n').samtal(['retention']), /samtal\.yaml has errors/)
    expectRefusal(workspace('retention: {nix: P5Y}\n').samtal(['retention']), /samtal\.yaml has errors/)
    expectRefusal(new Sandbox().samtal(['retention']), /git/)
  })

  it('has settings that check checks', () => {
    const rules = (settings: string) =>
      checkJson(new Sandbox().init().write({ 'samtal.yaml': settings })).findings.map(({ rule }) => rule)
    expect(rules('retention: {default: P5Y, ki-chef: P18M}\n')).toEqual([])
    expect(rules('retention: {nix: P5Y}\n')).toEqual(['template-unknown'])
    expect(rules('retention: {default: five years}\n')).toEqual(['value-invalid'])
  })
})
