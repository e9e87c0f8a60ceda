import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { checkFormats, checkJson, places } from '../support.ts'

const older = 'people/anna/a.md'
const newer = 'people/anna/b.md'
const goals = 'goals:\n  - id: m1\n    kind: mal\n    goal: Läs\n    status: open\n'

function workspace(status = 'open'): Sandbox {
  return new Sandbox().init().write({
    'samtal.yaml': '',
    [older]: talk({ planned: '2025-01-20', held: '2025-01-20' }, goals.replace('open', status)),
    [newer]: talk({ planned: '2026-01-20', held: '2026-01-20' }),
    'people/bo/c.md': talk({ employee: 'bo', held: '2026-01-20' }),
  })
}

const place = `${older}:13:13 item-unclosed`

describe('an item that a newer talk has left open', () => {
  it.each([[[]], [[older]], [[newer]], [['people/anna']]])('is reported by check %j', (paths) => {
    const { errors, findings } = checkJson(workspace(), ...paths)
    expect({ errors, places: places(findings) }).toEqual({ errors: 1, places: [place] })
  })

  it('is not reported where neither of the two is checked, or it is closed', () => {
    expect(checkJson(workspace(), 'people/bo').findings).toEqual([])
    expect(checkJson(workspace('done'), newer).findings).toEqual([])
  })

  it('is reported once where its status is none at all', () => {
    const box = workspace('x')
    expect(places(checkJson(box).findings)).toEqual([`${older}:13:13 value-unknown`])
    expect(checkJson(box, newer).findings).toEqual([])
  })

  it('is reported when the newer talk is about to be committed', () => {
    const box = new Sandbox().init().write({
      [older]: talk({ planned: '2025-01-20', held: '2025-01-20' }, goals),
      [newer]: talk({ planned: '2026-01-20' }),
    })
    box.commit('2026-01-01')
    box.write({ [newer]: talk({ planned: '2026-01-20', held: '2026-01-20' }) })
    box.git('add', '-A')
    expect(places(checkJson(box, '--staged').findings)).toEqual([place])
  })

  it.each(checkFormats)('is in the report as %s', (format) => {
    expect(workspace().samtal(['check', newer, '--format', format]).out).toContain(older)
  })

  it('follows the settings', () => {
    const box = workspace().write({ 'samtal.yaml': 'rules: {item-unclosed: {severity: off, reason: No}}\n' })
    expect(checkJson(box, newer).findings).toEqual([])
  })
})

describe('changed-unreplaced', () => {
  const agreements = 'agreements:\n  - id: o1\n    agreement: Läs\n    status: changed\n'

  it('covers agreements, until an item of any talk of the person names them, a planned one too', () => {
    const box = new Sandbox().init().write({ [older]: talk({ planned: '2025-01-20', held: '2025-01-20' }, agreements) })
    expect(places(checkJson(box).findings)).toEqual([`${older}:12:13 changed-unreplaced`])
    const next = 'agreements:\n  - id: o1\n    agreement: Läs mer\n    from: anna-2025-01-20-medarbetarsamtal/o1\n'
    box.write({ [newer]: talk({ planned: '2026-12-20' }, next) })
    expect(checkJson(box).findings).toEqual([])
  })

  it('is satisfied where a participant goes on with what the group agreed', () => {
    const group = { planned: '2025-01-20', held: '2025-01-20', template: 'kungsbacka-grupp', group: 'norr' }
    const box = new Sandbox().init().write({
      'people/norr/g.md': talk(
        { ...group, employee: undefined, participants: '[anna]', invited: '2024-12-01' },
        agreements,
      ),
      [newer]: talk(
        { planned: '2026-12-20' },
        'agreements:\n  - id: o1\n    agreement: Läs mer\n    from: norr-2025-01-20-kungsbacka-grupp/o1\n',
      ),
    })
    expect(checkJson(box).findings).toEqual([])
  })
})
