import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { atTerminal, expectRefusal, snapshot } from '../support.ts'

const secret = 'Bli bättre på HEMLIGT'

/** A person with a carried goal, a booked talk and a signature; one who has left; and one whose file is not committed. */
function workspace(): Sandbox {
  const first = `goals:\n  - {id: m1, kind: mal, goal: ${secret}}\n  - {id: m2, kind: mal, goal: HEMLIGT, status: done}\nfollow_ups:\n  - {step: half-year, planned: 2025-07-20}\n`
  const second = `goals:\n  - {id: m4, kind: mal, goal: ${secret}, due: 2026-12-01, from: anna-2025-01-20-medarbetarsamtal/m1}\nfollow_ups:\n  - {step: half-year, planned: 2026-12-02}\nsigned:\n  manager: {date: 2026-01-25}\n`
  const box = new Sandbox().init().write({
    'people.yaml': [
      'anna: {name: Anna Ek, manager: karin}',
      'bo: {name: "Bo 900101-0017", manager: karin, start: 2026-11-01}',
      'cilla: {name: Cilla, end: 2026-01-01}',
      'karin: {name: Karin Ek, talks: false}',
      '',
    ].join('\n'),
    'people/anna/a.md': talk({ planned: '2025-01-20', held: '2025-01-20' }, first),
    'people/anna/b.md': talk({ held: '2026-01-22' }, second),
    'people/anna/c.md': talk({ planned: '2027-01-20', invited: '2026-11-20' }),
  })
  box.commit('2026-01-25')
  return box.write({ 'people/bo/d.md': talk({ employee: 'bo', planned: '2026-12-20' }) })
}

const anna = `Anna Ek (anna)
Manager: Karin Ek
Last talk: 2026-01-22, Medarbetarsamtal
Next: Halvårsuppföljning, due 2026-07-22, overdue since 2026-08-21
Booked: Halvårsuppföljning on 2026-12-02
Booked: Medarbetarsamtal on 2027-01-20, questions handed out 2026-11-20
1 open item:
  m4  due 2026-12-01, agreed 670 days ago, carried over once  anna-2026-01-20-medarbetarsamtal
`

describe('samtal status', () => {
  it('shows how it stands with one person, without texts, and writes nothing', () => {
    const box = workspace()
    const before = snapshot(box)
    expect(box.samtal(['status', 'anna'])).toEqual({ code: 0, err: '', out: expect.any(String) as string })
    const { out } = box.samtal(['status', 'anna'])
    expect(out.replace(/^Signed.*\n/m, '')).toBe(anna)
    expect(out).toContain('Signed: employee not yet, manager 2026-01-25\n')
    expect(snapshot(box)).toEqual(before)
  })

  it('shows the texts of one person on a terminal, unless in CI', () => {
    const box = workspace()
    expect(atTerminal(box, ['status', 'anna']).out).toContain(`m4 ”${secret}”`)
    expect(atTerminal(box, ['status', 'anna'], { CI: '1' }).out).not.toContain('HEMLIGT')
    expect(atTerminal(box, ['status']).out).not.toContain('HEMLIGT')
    expect(box.samtal(['status', 'anna', '--show-values']).out).toContain(secret)
    expect(box.samtal(['status', 'anna', '--show-values', '--format', 'json']).out).not.toContain('HEMLIGT')
  })

  it('has a line for each person where nobody can be asked, without those who have left', () => {
    const { out } = workspace().samtal(['status'])
    expect(out.trimEnd().split('\n')).toEqual([
      'Anna Ek (anna)  last talk 2026-01-22  Next: Halvårsuppföljning, due 2026-07-22, overdue since 2026-08-21  1 open item',
      'Bo ••••••-•••• (bo)  No talk has been held  Next: First talk, due 2027-11-01  not committed',
    ])
  })

  it('counts what the files say now, and says what is not committed', () => {
    const { out } = workspace().samtal(['status', 'bo'])
    expect(out).toContain('Booked: Medarbetarsamtal on 2026-12-20\n')
    expect(out).toContain('Not committed: people/bo/d.md\n')
  })

  it('has the same in JSON, with nothing confidential', () => {
    const report = JSON.parse(workspace().samtal(['status', 'anna', '--format', 'json']).out) as object
    expect(report).toMatchObject({
      ...{ schemaVersion: 1, kind: 'status', today: '2026-11-21' },
      people: [
        {
          person: 'anna',
          lastTalk: { held: '2026-01-22', path: 'people/anna/b.md' },
          next: { state: 'overdue', step: 'half-year', daysLate: 122, planned: '2026-12-02' },
          openItems: [{ item: 'm4', list: 'goals', due: '2026-12-01', ageDays: 670, carried: 1 }],
          signatures: { employee: null, manager: '2026-01-25' },
          uncommitted: [],
        },
      ],
    })
    expect(JSON.stringify(JSON.parse(workspace().samtal(['status', '--format', 'json']).out))).not.toMatch(
      /HEMLIGT|900101/,
    )
  })

  it('refuses an unknown person, broken settings and a place outside git', () => {
    expectRefusal(workspace().samtal(['status', 'ingen']), /not known/)
    expectRefusal(workspace().write({ 'samtal.yaml': 'nix: 1\n' }).samtal(['status', 'anna']), 'samtal.yaml')
    expectRefusal(new Sandbox().samtal(['status']), /git/)
  })

  it('says so where there is nobody', () => {
    expect(new Sandbox().init().samtal(['status']).out).toBe('There are no people and no talks yet.\n')
  })
})

describe('status of a talk that was changed after signing', () => {
  const plan = 'goals:\n  - {id: m1, kind: mal, goal: HEMLIGT ett, due: 2026-12-01}\n'
  const path = 'people/anna/a.md'

  function signedTalk(roles: readonly string[]): Sandbox {
    const box = new Sandbox().init().write({ 'samtal.yaml': '', [path]: talk({ held: '2026-01-22' }, plan) })
    for (const role of roles) expect(box.samtal(['sign', 'anna', '--as', role, '--date', '2026-01-25']).code).toBe(0)
    return box
  }

  function change(box: Sandbox): void {
    box.write({ [path]: box.read(path).replace('HEMLIGT ett', 'HEMLIGT två').replace('2026-12-01', '2026-12-31') })
  }

  it('says so, with what has changed, until it is signed again', () => {
    const box = signedTalk(['employee', 'manager'])
    box.commit('2026-01-25')
    expect(box.samtal(['status', 'anna']).out).not.toMatch(/changed/i)
    change(box)
    const before = snapshot(box)
    const { out, err } = box.samtal(['status', 'anna'])
    const line =
      'Changed after the employee and the manager signed: m1 due, m1 goal  anna-2026-01-20-medarbetarsamtal\n'
    expect(err).toBe('')
    expect(out).toContain(line)
    expect(snapshot(box)).toEqual(before)
    expect(box.samtal(['status']).out).toContain('changed after signing · not committed')
    expect(box.samtal(['status', 'anna', '--lang', 'sv']).out).toContain(
      'Ändrat efter att medarbetaren och chefen skrev under: m1 due, m1 goal',
    )
    box.commit('2026-05-01')
    expect(box.samtal(['status', 'anna', '--show-values']).out).toContain(line)
    expect(box.samtal(['status', 'anna']).out).not.toMatch(/HEMLIGT|sha256/)
    expect(box.samtal(['sign', 'anna', '--as', 'employee']).code).toBe(0)
    expect(box.samtal(['status', 'anna']).out).toContain('Changed after the manager signed: m1 due, m1 goal')
    expect(box.samtal(['sign', 'anna', '--as', 'manager']).code).toBe(0)
    expect(box.samtal(['status', 'anna']).out).not.toMatch(/Changed/)
  })

  it('does not say what has changed where the history does not have what was signed', () => {
    const box = signedTalk(['employee'])
    change(box)
    box.commit('2026-05-01')
    const line = 'Changed after the employee signed  anna-2026-01-20-medarbetarsamtal\n'
    expect(box.samtal(['status', 'anna']).out).toContain(line)
    box.write({ '.git/shallow': `${box.git('rev-parse', 'HEAD')}\n` })
    expect(box.samtal(['status', 'anna']).out).toContain(line)
    const { people } = JSON.parse(box.samtal(['status', '--format', 'json']).out) as { people: object[] }
    expect(people).toMatchObject([
      {
        changedAfterSigning: [
          { conversation: 'anna-2026-01-20-medarbetarsamtal', signedBy: ['employee'], changed: null },
        ],
      },
    ])
  })
})
