import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { atTerminal, expectRefusal, snapshot } from '../support.ts'

const roster = `# Who has talks
anna:
  name: "Anna Ek"   # moved here
  manager: karin # since May
  leave: [{from: 2020-01-01, to: 2020-02-01}]
  conflict_of_interest: [eva]
bo: {name: Bo, manager: karin}
cilla:
dan: {manager: olle}
old: {manager: karin, end: 2026-01-01, talks: false}
`
const goal = 'goals:\n  - {id: m1, kind: mal, goal: HEMLIGT, due: 2026-12-01}\n'

function workspace(people = roster): Sandbox {
  const box = new Sandbox().init().write({
    'people.yaml': people,
    'people/anna/a.md': talk({ held: '2026-01-22' }, goal),
    'people/anna/b.md': talk({ planned: '2027-01-20' }),
    'people/anna/c.md': talk({ planned: '2026-05-20', cancelled: '2026-05-01' }),
    'people/eva/d.md': talk({ employee: 'eva', planned: '2027-01-20' }),
  })
  box.commit('2026-01-25')
  box.git('config', 'user.name', 'Karin Ek')
  box.git('config', 'user.email', 'karin@example.se')
  return box
}

/** Asserts a refusal in one line, and that nothing was written. */
function expectNothingWritten(box: Sandbox, args: string[], message: RegExp): void {
  const state = () => {
    const files = Object.entries(snapshot(box)).filter(([path]) => !path.includes('/.git'))
    return [box.git('rev-list', '--all', '--count'), files]
  }
  const before = state()
  expectRefusal(box.samtal(args), message)
  expect(state()).toEqual(before)
}

describe('samtal handover', () => {
  it('changes the roster and the planned talks, nothing else, and says what to hand over', () => {
    const box = workspace()
    const { code, out, err } = box.samtal(['handover', 'anna', '--to', 'olle'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(box.read('people.yaml')).toBe(roster.replace('manager: karin # since', 'manager: olle # since'))
    expect(box.read('people/anna/b.md')).toBe(talk({ planned: '2027-01-20', manager: 'olle' }))
    expect(box.git('status', '--porcelain')).toBe('M people.yaml\n M people/anna/b.md')
    expect(box.samtal(['check']).out).not.toContain('manager-wrong')
    expect(out).toMatch(/^Anna Ek \(anna\) has olle as manager\.\npeople\.yaml is changed but not committed\.\n/)
    expect(out).toContain('  - m1, due 2026-12-01 (anna-2026-01-20-medarbetarsamtal)\n')
    expect(out).toContain('  - Next: Halvårsuppföljning, due 2026-07-22, overdue since 2026-08-21\n')
    expect(out).toContain('  - Booked: Medarbetarsamtal on 2027-01-20\n')
    expect(out).toContain("sheets of karin's own (own/)")
    expect(out).toMatch(/copy no files/)
    expect(out).not.toMatch(/HEMLIGT|eva|leave/)
    expect(box.samtal(['handover', 'bo', '--to', 'dan', '--lang', 'sv']).out).toMatch(/^Bo \(bo\) har dan som chef\.$/m)
  })

  it.each([
    [
      'with other line ends and a byte order mark',
      `\ufeff${roster.replaceAll('\n', '\r\n')}`,
      'anna',
      'manager: karin #',
      'manager: olle #',
    ],
    ['in braces', roster, 'bo', 'Bo, manager: karin', 'Bo, manager: olle'],
    ['for somebody without anything', roster, 'cilla', 'cilla:\n', 'cilla:\n  manager: olle\n'],
    ['in quotes', roster.replace('manager: karin # since', "manager: 'karin' # since"), 'anna', "'karin'", "'olle'"],
    [
      'for somebody without a manager',
      'bo:\n  name: Bo\n  unit: x\ndan: {manager: olle}\n',
      'bo',
      'Bo\n',
      'Bo\n  manager: olle\n',
    ],
  ])('keeps every other byte of the roster %s', (_, people, person, before, after) => {
    const box = workspace(people)
    expect(box.samtal(['handover', person, '--to', 'olle'])).toMatchObject({ code: 0, err: '' })
    expect(box.read('people.yaml')).toBe(people.replace(before, after))
  })

  it('shows in a dry run what it would change, and writes nothing', () => {
    const box = workspace()
    const before = snapshot(box)
    const args = ['handover', 'anna', '--to', 'olle', '--dry-run']
    expect(box.samtal([...args, '--show-values']).out).toMatch(/\n-manager: karin\n\+manager: olle\n/)
    const { out } = box.samtal(args)
    expect(out).toContain('Nothing has been written')
    expect(out).not.toMatch(/^[+-]/m)
    expect(snapshot(box)).toEqual(before)
  })

  it('commits each file by itself, with public messages', () => {
    const box = workspace()
    box.write({ 'people/eva/d.md': `${talk({ employee: 'eva', planned: '2027-01-20' })}More.\n` })
    box.git('add', '-A')
    expect(box.samtal(['handover', 'anna', '--to', 'olle', '--commit']).out).toMatch(/people\.yaml is committed/)
    expect(box.git('log', '-2', '--name-only', '--format=%s')).toBe(
      'anna-2027-01-20-medarbetarsamtal: manager olle\n\npeople/anna/b.md\nanna: manager olle\n\npeople.yaml',
    )
    expect(box.git('status', '--porcelain')).toBe('M  people/eva/d.md')
  })

  it.each([
    ['an unknown person', ['nix', '--to', 'olle'], /"nix" is not known/],
    ['a person with talks who is not on the roster', ['eva', '--to', 'olle'], /"eva" is not known/],
    ['an unknown manager', ['anna', '--to', 'nix'], /--to: "nix" is not known/],
    ['the person', ['anna', '--to', 'anna'], /may not hold the talks/],
    ['the same manager', ['anna', '--to', 'karin'], /already/],
    ['somebody who has left', ['anna', '--to', 'old'], /may not hold the talks/],
    ['nobody to ask for the person', ['--to', 'olle'], /give <person>/],
    ['nobody to ask for the manager', ['anna'], /give --to/],
  ])('refuses %s', (_, args, message) => {
    expectNothingWritten(workspace(), ['handover', ...args], message)
  })

  it('refuses a conflict of interest in the words for any other reason', () => {
    const box = workspace(`${roster}eva: {talks: false}\n`)
    const [conflict, left] = ['eva', 'old'].map((id) => box.samtal(['handover', 'anna', '--to', id]))
    expectRefusal(conflict ?? left ?? box.samtal([]))
    expect(conflict?.err.replace('eva', 'old')).toBe(left?.err)
    expect(box.read('people.yaml')).toBe(`${roster}eva: {talks: false}\n`)
  })

  it('writes nothing where one of the files cannot be changed or committed', () => {
    const args = ['handover', 'anna', '--to', 'olle', '--commit']
    const changed = workspace()
    changed.write({ 'people/anna/b.md': `${talk({ planned: '2027-01-20' })}More.\n` })
    expectNothingWritten(changed, args, /other changes/)
    const detached = workspace()
    detached.git('checkout', '--quiet', '--detach')
    expectNothingWritten(detached, args, /no branch/)
    const broken = workspace()
    broken.write({ 'people.yaml': `${roster}eva: {name: [\n` })
    expectNothingWritten(broken, ['handover', 'anna', '--to', 'olle'], /people\.yaml has errors/)
    expectRefusal(
      new Sandbox().write({ 'samtal.yaml': '' }).samtal(['handover', '--to', 'olle']),
      /nobody in people\.yaml/,
    )
  })

  it('shows no diff where the terminal is kept, as in CI', () => {
    const args = ['handover', 'anna', '--to', 'olle', '--dry-run']
    expect(atTerminal(workspace(), args, { NO_COLOR: '1' }).out).toContain('\n+manager: olle\n')
    expect(atTerminal(workspace(), args, { NO_COLOR: '1', CI: '1' }).out).not.toContain('\n+manager: olle\n')
  })
})
