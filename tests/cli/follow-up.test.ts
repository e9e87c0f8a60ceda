import { describe, expect, it } from 'vitest'
import { editWorkspace, expectEditRefusal, expectSharedRefusals } from '../edit-workspace.ts'
import { talk } from '../harness.ts'
import { checkJson } from '../support.ts'

const path = 'people/anna/a.md'
const id = 'anna-2026-01-20-tillvaxtverket'
const properties = { held: '2026-01-22', template: 'tillvaxtverket' }
const items = [
  'goals:',
  '  - id: m1 # viktigt',
  '    kind: kunskapsmal',
  '    goal: "Läs en bok"',
  '    due: 2026-09-30',
  '    effect: x',
  '  - {id: m2, kind: resultatmal, goal: Sälj, due: 2026-12-01, effect: x}',
  'agreements:',
  '  - id: o1',
  '    agreement: En kurs',
  '    status: open',
  '',
].join('\n')
const planned = [
  'follow_ups:',
  '  # Halvårsuppföljning',
  '  - step: half-year',
  '    planned: 2026-07-20',
  '    held:',
  '    summary: |',
  '',
  'signed: # kommer',
  '',
].join('\n')
const held = talk(properties, items + planned)
const files = { [path]: held }
const run = ['follow-up', 'anna', '--date', '2026-08-03']

describe('samtal follow-up', () => {
  it('fills the planned entry, closes and moves items, adds the questions to the notes, and leaves the rest', () => {
    const box = editWorkspace(files)
    const decisions = [
      '--close',
      'm1=done',
      '--result',
      'm1=Läst = klart',
      '--close',
      `${id}/o1=dropped`,
      '--due',
      'm2=1/2',
    ]
    const { code, out, err } = box.samtal([...run, ...decisions, '--summary', 'På god väg\n\nVi ses'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      [
        'Recorded: Halvårsuppföljning, Monday 2026-08-03. Its questions are at the end of the notes.',
        'The goal m1 is done.',
        'The agreement o1 is dropped.',
        'The goal m2 is to be done by Monday 2027-02-01.',
        '1 item is still open.',
        `${path} is changed but not committed.`,
        `Next: samtal check ${path}`,
        '',
      ].join('\n'),
    )
    const after = box.read(path)
    const frontMatter = held
      .replace('    effect: x\n', '    effect: x\n    status: done\n    result: |\n      Läst = klart\n')
      .replace('2026-12-01', '2027-02-01')
      .replace('status: open', 'status: dropped')
      .replace(
        '    held:\n    summary: |\n\n',
        '    held: 2026-08-03\n    summary: |\n      På god väg\n\n      Vi ses\n',
      )
    expect(after.startsWith(`${frontMatter}\n## Halvårsuppföljning 2026-08-03\n\n`)).toBe(true)
    expect(after).toContain('\n### Vilka resultat har du nått hittills?\n')
    expect(checkJson(box).findings.filter(({ severity }) => severity === 'error')).toEqual([])
    box.commit('2026-08-03')
    expect(box.samtal(['due', '--format', 'json', '--within', '60d']).out).not.toContain('half-year')
  })

  it('leaves items that are not named as they are, and adds an entry where none is planned', () => {
    const given = talk(properties, items)
    const box = editWorkspace({ [path]: given })
    expect(box.samtal(run).out).toContain('3 items are still open.')
    expect(box.read(path)).toContain(`${items}\n# Halvårsuppföljning. `)
    expect(box.read(path)).toContain(
      'follow_ups:\n  # Halvårsuppföljning\n  - step: half-year\n    held: 2026-08-03\n    summary: |\n\n---\n',
    )
  })

  it('records a dialogue that nobody planned, and one once every step is met', () => {
    const box = editWorkspace(files)
    expect(box.samtal([...run, '--step', 'dialogue', '--summary', 'Kort']).out).toContain('Uppdragsdialog, ')
    expect(box.read(path)).toContain(
      '  # Uppdragsdialog\n  - step: dialogue\n    held: 2026-08-03\n    summary: |\n      Kort\n',
    )
    expect(box.read(path)).toMatch(/\n## Uppdragsdialog 2026-08-03\n$/)
    expect(box.samtal(['follow-up', 'anna', '--date', '2026-09-01']).out).toContain('Halvårsuppföljning, ')
    expect(box.samtal(['follow-up', 'anna', '--date', '2026-09-02']).out).toContain('Uppdragsdialog, ')
    expect(checkJson(box).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('says that what replaces a changed item must name it', () => {
    const { out } = editWorkspace(files).samtal([...run, '--close', 'o1=changed'])
    expect(out).toContain(`Next: samtal add anna --agreement … --from ${id}/o1\n`)
  })

  it('keeps a summary and a section of the notes that are there', () => {
    const given = held.replace('summary: |\n', 'summary: Bokat\n') + '\n## Halvårsuppföljning 2026-08-03\n\nMitt\n'
    const box = editWorkspace({ [path]: given })
    expect(box.samtal([...run, '--summary', 'Gjort']).code).toBe(0)
    expect(box.read(path)).toContain('    summary: |\n      Bokat\n\n      Gjort\n')
    expect(box.read(path).match(/^## /gm)).toHaveLength(1)
  })

  it('keeps line endings and the byte order mark', () => {
    const box = editWorkspace({ [path]: `\ufeff${held.replaceAll('\n', '\r\n')}` })
    expect(box.samtal([...run, '--close', 'm1=done', '--result', 'm1=Ja', '--summary', 'a\nb']).code).toBe(0)
    const after = box.read(path)
    expect(after.startsWith('\ufeff---\r\n')).toBe(true)
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
    expect(after).toContain('    result: |\r\n      Ja\r\n')
  })

  it('is about the latest held main talk, unless another is named', () => {
    const old = talk({ planned: '2025-01-20', held: '2025-01-20', template: 'tillvaxtverket' })
    const next = talk({ planned: '2026-12-20', held: undefined, template: 'tillvaxtverket' })
    const box = editWorkspace({ ...files, 'people/anna/0.md': old, 'people/anna/b.md': next })
    expect(box.samtal([...run, '--dry-run']).out).toContain('Recorded')
    expect(box.samtal(run).out).toContain(path)
    expect(box.samtal([...run, '--conversation', 'anna-2025-01-20-tillvaxtverket']).out).toContain('people/anna/0.md')
    expectEditRefusal(box, [...run, '--conversation', 'anna-2026-12-20-tillvaxtverket'], /has not been held/)
  })

  it('commits all of it at once with a message that holds no text, and shows texts in a dry run only where asked', () => {
    const box = editWorkspace(files)
    const args = [...run, '--close', 'm1=done', '--result', 'm1=hemlighet', '--summary', 'hemlighet']
    expect(box.samtal([...args, '--dry-run', '--show-values']).out).toContain('\n+      hemlighet\n')
    expect(box.samtal([...args, '--dry-run']).out).not.toMatch(/hemlighet|Läs/)
    expect(box.read(path)).toBe(held)
    expect(box.samtal([...args, '--commit']).out).toMatch(/committed \([0-9a-f]{7,}\)/)
    expect(box.git('log', '-1', '--format=%B')).toBe(`${id}: half-year 2026-08-03`)
    expect(box.git('rev-list', '--count', 'HEAD')).toBe('2')
    expectEditRefusal(box, [...run, '--step', 'half-year'], /half-year of 2026-08-03 is in the talk/)
  })

  it.each([
    ['no day', ['anna'], /--date/],
    ['a day that is none', ['anna', '--date', '31/2'], /--date/],
    ['a day to come', ['anna', '--date', '2026-11-22'], /from 2026-01-22 to 2026-11-21/],
    ['a day before the talk', ['anna', '--date', '2026-01-21'], /from 2026-01-22 to 2026-11-21/],
    ['an unknown step', [...run.slice(1), '--step', 'year'], /--step takes half-year, dialogue/],
    ['an unknown item', [...run.slice(1), '--close', 'm9=done'], /no goal and no agreement "m9"/],
    ['a decision without an item', [...run.slice(1), '--close', 'done'], /--close takes ID=VALUE/],
    ['an unknown status', [...run.slice(1), '--close', 'm1=open'], /--close ID= takes done, changed, dropped/],
    ['a result of what stays open', [...run.slice(1), '--result', 'm1=x'], /--close m1/],
    ['an empty result', [...run.slice(1), '--close', 'm1=done', '--result', 'm1='], /--result takes a text/],
    ['a new day that is none', [...run.slice(1), '--due', 'm1=snart'], /--due/],
    ['a new day before the talk', [...run.slice(1), '--due', 'm1=2025-12-01'], /before the talk/],
    ['an item named twice', [...run.slice(1), '--close', 'm1=done', '--due', 'm1=2027-01-20'], /m1 is given twice/],
    ['an empty summary', [...run.slice(1), '--summary', ''], /--summary takes a text/],
    ['nobody', ['--date', '2026-08-03'], /<person>/],
  ])('refuses %s', (_, args, message) => {
    expectEditRefusal(editWorkspace(files), ['follow-up', ...args], message)
  })

  it('refuses where no talk has been held', () => {
    const open = { [path]: talk({ ...properties, planned: '2026-12-20', held: undefined }) }
    expectEditRefusal(editWorkspace(open), run, /no talk with anna has been held/)
  })

  it('refuses what every such command refuses', () => {
    expectSharedRefusals(run, path, files)
  })
})
