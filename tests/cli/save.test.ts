import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { expectRefusal as expectRefused } from '../support.ts'

const [a, b] = ['people/anna/a.md', 'people/bo/b.md']
const planned = { planned: '2026-12-10', held: undefined }
const bo = { ...planned, employee: 'bo' }
const [annaId, boId] = ['anna-2026-12-10-medarbetarsamtal', 'bo-2026-12-10-medarbetarsamtal']
const goal = (text: string) =>
  `goals:\n  - id: m1\n    kind: mal\n    goal: ${text}\n    how: x\n    effect: x\n    follow_up: x\n    due: 2026-12-20\n`

function workspace(): Sandbox {
  const box = new Sandbox().init().write({ 'samtal.yaml': '', [a]: talk(planned), [b]: talk(bo) })
  box.git('config', 'user.name', 'Karin Ek')
  box.git('config', 'user.email', 'karin@example.se')
  box.commit('2026-11-01')
  return box
}

const subjects = (box: Sandbox) => box.git('log', '--format=%s', '--reverse').split('\n').slice(1)
const filesOf = (box: Sandbox, revision: string) =>
  box.git('show', '--no-renames', '--name-status', '--format=', revision).split('\n')

/** Asserts that nothing was committed or staged. */
function expectRefusal(box: Sandbox, message: RegExp): void {
  const state = [box.git('status', '--porcelain'), box.git('rev-parse', 'HEAD')]
  expectRefused(box.samtal(['save']), message)
  expect([box.git('status', '--porcelain'), box.git('rev-parse', 'HEAD')]).toEqual(state)
}

describe('samtal save', () => {
  it('commits each changed talk by itself, and says in public terms what happened', () => {
    const box = workspace()
    const held = { ...planned, planned: '2026-11-10', id: annaId, held: '2026-11-12' }
    box.write({ [a]: `${talk(held, goal('Hemligt ett'))}Hemlig anteckning\n` })
    box.write({ [b]: `${talk(bo)}Hemlig anteckning\n` })
    box.write({ 'people/cilla/c.md': talk({ ...planned, employee: 'cilla' }) })
    const { code, out, err } = box.samtal(['save'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(subjects(box)).toEqual([
      `${annaId}: 3 changes`,
      `${boId}: Updated`,
      'cilla-2026-12-10-medarbetarsamtal: Talk planned for 2026-12-10',
    ])
    expect(box.git('log', '-1', '--format=%b', 'HEAD~2')).toBe(
      '- Talk moved from 2026-12-10 to 2026-11-10\n- Talk held 2026-11-12\n- Goal m1 added',
    )
    expect(filesOf(box, 'HEAD~2')).toEqual([`M\t${a}`])
    expect(filesOf(box, 'HEAD')).toEqual(['A\tpeople/cilla/c.md'])
    expect(out).toContain(`${box.git('rev-parse', '--short', 'HEAD')}  cilla-2026`)
    expect(out + box.git('log', '--format=%B')).not.toContain('Hemlig')
    expect(box.git('status', '--porcelain')).toBe('')
    expect(box.samtal(['save']).out).toBe('No talk has changes to commit.\n')
  })

  it('leaves a talk alone that git is no longer to track', () => {
    const box = workspace()
    box.git('rm', '--quiet', '--cached', b)
    expect(box.samtal(['save']).out).toBe('No talk has changes to commit.\n')
    expect(box.git('status', '--porcelain')).toBe(`D  ${b}\n?? people/bo/`)
  })

  it.each<[string, (box: Sandbox) => void]>([
    ['in the work tree', (box) => box.git('-c', 'alias.move=!mv', 'move', a, 'people/anna/new.md')],
    ['in the index', (box) => box.git('mv', a, 'people/anna/new.md')],
  ])('commits a file that was moved %s as one', (_, move) => {
    const box = workspace()
    move(box)
    expect(box.samtal(['save'])).toMatchObject({ code: 0, err: '' })
    expect(subjects(box)).toEqual([`${annaId}: File moved`])
    expect(filesOf(box, 'HEAD')).toEqual([`D\t${a}`, 'A\tpeople/anna/new.md'])
    expect(box.git('status', '--porcelain')).toBe('')
  })

  it.each<[string, string[]]>([
    ['in the work tree', ['-c', 'alias.remove=!rm', 'remove', a]],
    ['in the index', ['rm', '--quiet', a]],
  ])('commits a file that was deleted %s', (_, args) => {
    const box = workspace()
    box.git(...args)
    expect(box.samtal(['save'])).toMatchObject({ code: 0, err: '' })
    expect(subjects(box)).toEqual([`${annaId}: File deleted`])
    expect(box.git('status', '--porcelain')).toBe('')
  })

  it('leaves what else is staged or changed, and names settings, roster and templates', () => {
    const box = workspace()
    box.write({ 'people.yaml': 'anna: {}\nbo: {}\nkarin: {talks: false}\n', 'other.txt': '1', 'samtal.yaml': '# x\n' })
    box.git('add', 'other.txt')
    box.write({ [a]: `${talk(planned)}More.\n` })
    const { code, out } = box.samtal(['save'])
    expect(code).toBe(0)
    expect(out).toMatch(/^people\.yaml is changed and not committed/m)
    expect(out).toMatch(/^samtal\.yaml is changed and not committed/m)
    expect(filesOf(box, 'HEAD')).toEqual([`M\t${a}`])
    expect(box.git('status', '--porcelain')).toBe('A  other.txt\n M samtal.yaml\n?? people.yaml')
  })

  it('takes a talk as it is in the work tree, and nothing that is changed in the index alone', () => {
    const box = workspace()
    box.write({ [a]: `${talk(planned)}Staged.\n` })
    box.git('add', a)
    box.write({ [a]: talk(planned), [b]: `${talk(bo)}First.\n` })
    box.git('add', b)
    box.write({ [b]: `${talk(bo)}First.\nSecond.\n` })
    expect(box.samtal(['save']).code).toBe(0)
    expect(box.git('show', `HEAD:${b}`)).toContain('Second.')
    expect(box.git('log', '-1', '--format=%s')).toBe(`${boId}: Updated`)
    expect(box.git('status', '--porcelain')).toBe(`MM ${a}`)
  })

  it('commits nothing where a changed talk has an error, and says which as check does', () => {
    const box = workspace()
    box.write({ [a]: talk({ ...planned, held: '2026-13-01' }), [b]: `${talk(bo)}More.\n` })
    const head = box.git('rev-parse', 'HEAD')
    const { code, out, err } = box.samtal(['save'])
    expect(code).toBe(2)
    expect(out).toMatch(/^people\/anna\/a\.md:\d+:\d+: error: date-invalid/m)
    expect(err).toBe('samtal: nothing has been committed: there are errors to correct first\n')
    expect(box.git('rev-parse', 'HEAD')).toBe(head)
    // An error that was committed before is no matter of this commit.
    box.commit('2026-11-02')
    box.write({ [b]: `${talk(bo)}Even more.\n` })
    expect(box.samtal(['save'])).toMatchObject({ code: 0, err: '' })
  })

  it('says what it would commit in a dry run, in the language asked for', () => {
    const box = workspace()
    box.write({ [a]: talk({ ...planned, planned: '2026-12-11', id: annaId }) })
    const { code, out } = box.samtal(['save', '--dry-run', '--lang', 'sv'])
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^${annaId}: Samtalet flyttades .*2026-12-11`, 'm'))
    expect(box.git('status', '--porcelain')).toBe(`M ${a}`)
    expect(subjects(box)).toEqual([])
  })

  it('says what has been committed where a hook refuses a later one', () => {
    const box = workspace()
    box.write({ [a]: `${talk(planned)}More.\n`, [b]: `${talk(bo)}More.\n` })
    box.write({ '.git/hooks/pre-commit': '#!/bin/sh\n! git diff --cached --name-only | grep -q bo\n' })
    chmodSync(join(box.dir, '.git/hooks/pre-commit'), 0o755)
    const { code, out, err } = box.samtal(['save'])
    expect(code).toBe(2)
    expect(out).toContain(`${annaId}: Updated`)
    expect(err).toContain(`${b} could not be committed`)
    expect(subjects(box)).toEqual([`${annaId}: Updated`])
  })

  it('commits the first talks of a repository, and in a workspace below its root', () => {
    const box = new Sandbox().init().write({ 'unit/samtal.yaml': '', 'unit/people/anna/a.md': talk(planned) })
    box.git('config', 'user.name', 'Karin Ek')
    box.git('config', 'user.email', 'karin@example.se')
    const { code, out } = box.samtal(['save'], { cwd: join(box.dir, 'unit') })
    expect(code).toBe(0)
    expect(out).toMatch(/^samtal\.yaml is changed/m)
    expect(box.git('ls-files')).toBe('unit/people/anna/a.md')
  })

  it('refuses what git cannot commit', () => {
    const changed = () => workspace().write({ [a]: `${talk(planned)}More.\n` })
    const detached = changed()
    detached.git('checkout', '--quiet', '--detach')
    expectRefusal(detached, /no branch/)
    const anonymous = changed()
    anonymous.git('config', '--unset', 'user.name')
    anonymous.git('config', '--unset', 'user.email')
    anonymous.git('config', 'user.useConfigOnly', 'true')
    expectRefusal(anonymous, /who you are/)
    const broken = changed().write({ 'samtal.yaml': 'timezone: [\n' })
    expectRefusal(broken, /samtal\.yaml/)
    expectRefused(new Sandbox().write({ 'samtal.yaml': '', [a]: talk(planned) }).samtal(['save']), /repository/)
    expectRefused(workspace().samtal(['save', 'anna']))
  })
})
