import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'

const id = 'bo-2026-01-20-medarbetarsamtal'
const talkId = (name: string) => `${name}-2026-01-20-medarbetarsamtal`
const pathOf = (person: string) => `people/${person}/1.md`

/** A talk of a person with the id that it was created with, a goal that is due on a day, and follow-ups. */
function talkOf(employee: string, due?: string, more = ''): string {
  const goals =
    due === undefined ? '' : `goals:\n  - id: m1\n    kind: mal\n    goal: Svara inom en dag\n    due: ${due}\n`
  return talk({ employee, id, held: '2026-01-22' }, `${goals}${more}`)
}

interface EventJson {
  event: string
  person: string | null
  conversation: string | null
  item: string | null
  time: number | null
  commit: string
  authorDate: string
}

function eventsOf(box: Sandbox, ...args: string[]): EventJson[] {
  const { code, out, err } = box.samtal(['log', '--format', 'json', ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return (JSON.parse(out) as { events: EventJson[] }).events
}

function linesOf(box: Sandbox, ...args: string[]): string[] {
  return eventsOf(box, ...args).map(({ authorDate, event, item }) =>
    [authorDate.slice(5), event, item].filter(Boolean).join(' '),
  )
}

/** A talk of bo that was planned, held with a goal, and whose goal was moved, with one commit a day from 2 January. */
function historyOfBo(): Sandbox {
  const box = new Sandbox().init()
  box.write({ 'samtal.yaml': 'samtal: 1\n', 'people.yaml': 'bo: {}\n', [pathOf('bo')]: talk({ employee: 'bo', id }) })
  box.commit('2026-01-02')
  box.write({ [pathOf('bo')]: talkOf('bo', '2026-05-01') })
  box.commit('2026-01-23')
  box.write({ [pathOf('bo')]: talkOf('bo', '2026-06-01') })
  box.commit('2026-02-01')
  return box
}

const storyOfBo = ['01-02 talk-planned', '01-23 talk-held', '01-23 item-added m1', '02-01 item-due-moved m1']

/** Moves bo's talk to another person's id and folder. */
function rename(box: Sandbox, person = 'bosse', text = talkOf(person, '2026-06-01')): Sandbox {
  box.git('rm', '--quiet', pathOf('bo'))
  return box.write({ 'people.yaml': `${person}: {}\n`, [pathOf(person)]: text })
}

describe('log of a person whose id was changed', () => {
  it('shows the whole story, also what happened under the old id', () => {
    const box = rename(historyOfBo())
    box.commit('2026-03-01')
    expect(linesOf(box, 'bosse')).toEqual(storyOfBo)
    expect(linesOf(box)).toEqual(storyOfBo)
    expect(eventsOf(box, 'bosse').map(({ person }) => person)).toEqual(storyOfBo.map(() => 'bosse'))
    box.write({ [pathOf('bosse')]: talkOf('bosse', '2026-07-01') })
    box.commit('2026-03-02')
    expect(linesOf(box, 'bosse')).toEqual([...storyOfBo, '03-02 item-due-moved m1'])
    expect(eventsOf(box, 'bosse').at(-1)?.time).toBe(2)
    expect(linesOf(box, 'bosse', '--goal', 'm1', '--since', '2026-02-01')).toEqual([
      '02-01 item-due-moved m1',
      '03-02 item-due-moved m1',
    ])
  })

  it('is not a withdrawn record for due, but what is removed later is', () => {
    const box = rename(historyOfBo())
    box.commit('2026-03-01')
    const withdrawn = () => {
      const { rows } = JSON.parse(box.samtal(['due', '--format', 'json']).out) as { rows: { withdrawn: object[] }[] }
      return rows.flatMap((row) => row.withdrawn)
    }
    expect(withdrawn()).toEqual([])
    box.write({ [pathOf('bosse')]: talk({ employee: 'bosse', id }) })
    box.commit('2026-03-02')
    expect(withdrawn()).toContainEqual({ conversation: id, step: '', held: '2026-01-22' })
  })

  it('shows a change in the commit of the new id', () => {
    const box = rename(historyOfBo(), 'bosse', talkOf('bosse', '2026-09-01'))
    box.commit('2026-03-01')
    expect(linesOf(box, 'bosse')).toEqual([...storyOfBo, '03-01 item-due-moved m1'])
    expect(eventsOf(box, 'bosse').at(-1)?.time).toBe(2)
  })

  it('shows it where only the property was changed and the file stayed, and where the id was changed again', () => {
    const box = historyOfBo()
    box.write({ 'people.yaml': 'bosse: {}\n', [pathOf('bo')]: talkOf('bosse', '2026-06-01') })
    box.commit('2026-03-01')
    expect(linesOf(box, 'bosse')).toEqual(storyOfBo)
    box.write({ 'people.yaml': 'bob: {}\n', [pathOf('bo')]: talkOf('bob', '2026-07-01') })
    box.commit('2026-03-02')
    const renamedTwice = [...storyOfBo, '03-02 item-due-moved m1']
    expect(linesOf(box, 'bob')).toEqual(renamedTwice)
    box.write({ 'people.yaml': 'bo: {}\n', [pathOf('bo')]: talkOf('bo', '2026-07-01') })
    box.commit('2026-03-03')
    expect(linesOf(box, 'bo')).toEqual(renamedTwice)
  })

  it('shows what became of the goals between two talks or days', () => {
    const box = rename(historyOfBo())
    box.commit('2026-03-01')
    box.write({ [pathOf('bosse')]: talkOf('bosse', '2026-07-01') })
    box.commit('2026-03-02')
    for (const args of [
      ['bosse', '--between', '2026-01-02', '2026-12-31'],
      ['bosse', '--between', id, '2026-12-31'],
      ['--between', id, '2026-12-31'],
      ['--between', '2026-01-02', '2026-12-31'],
    ]) {
      const { code, out } = box.samtal(['log', '--format', 'json', ...args])
      expect(code).toBe(0)
      expect((JSON.parse(out) as { outcomes: object[] }).outcomes).toMatchObject([
        { person: 'bosse', item: 'm1', due: ['2026-05-01', '2026-06-01', '2026-07-01'] },
      ])
    }
  })

  it('shows the part under the old id to whoever asks for that id, if nobody else has it now', () => {
    const box = rename(historyOfBo())
    box.commit('2026-03-01')
    expect(linesOf(box, 'bo')).toEqual(storyOfBo)
    box.write({
      'people.yaml': 'bo: {}\nbosse: {}\n',
      [pathOf('bo')]: talk({ employee: 'bo', id: 'bo-2026-03-20-medarbetarsamtal', planned: '2026-03-20' }),
    })
    box.commit('2026-03-02')
    expect(linesOf(box, 'bo')).toEqual(['03-02 talk-planned'])
    expect(linesOf(box, 'bosse')).toEqual(storyOfBo)
  })

  it('shows a deletion and a restoration after the change, and neither for the change itself', () => {
    const box = rename(historyOfBo())
    box.commit('2026-03-01')
    box.git('rm', '--quiet', pathOf('bosse'))
    box.commit('2026-03-02')
    box.write({ [pathOf('bosse')]: talkOf('bosse', '2026-06-01') })
    box.commit('2026-03-03')
    expect(linesOf(box, 'bosse')).toEqual([
      ...storyOfBo,
      '03-02 file-deleted',
      '03-03 file-restored',
      '03-03 talk-held',
      '03-03 item-added m1',
    ])
  })

  it('follows a group whose id was changed', () => {
    const box = new Sandbox().init()
    const group = (name: string, more = {}) =>
      talk({ group: name, id: talkId('team'), ...more }, 'participants: [anna, bo]\n')
    box.write({ 'groups/1.md': '', 'people/team/1.md': group('team') })
    box.commit('2026-01-02')
    box.git('rm', '--quiet', 'people/team/1.md')
    box.write({ 'people/lag/1.md': group('lag', { held: '2026-01-22' }) })
    box.commit('2026-01-23')
    expect(linesOf(box, 'lag')).toEqual(['01-02 talk-planned', '01-23 talk-held'])
  })
})

describe('log of a person whose id was changed on a branch', () => {
  /** The id is changed in the middle of a side branch, while something else happens on main. */
  function renamedOnBranch(): Sandbox {
    const box = historyOfBo()
    box.git('checkout', '--quiet', '-b', 'side')
    box.write({ [pathOf('bo')]: talkOf('bo', '2026-06-02') })
    box.commit('2026-02-02')
    rename(box, 'bosse', talkOf('bosse', '2026-06-02'))
    box.commit('2026-02-03')
    box.write({ [pathOf('bosse')]: talkOf('bosse', '2026-06-04') })
    box.commit('2026-02-04')
    box.git('checkout', '--quiet', 'main')
    return box
  }
  const sideStory = [...storyOfBo, '02-02 item-due-moved m1', '02-04 item-due-moved m1']

  it('shows each change once, at its own commit', () => {
    const box = renamedOnBranch()
    box.write({ 'README.md': '# Main\n' })
    box.commit('2026-02-05')
    box.gitAt('2026-02-06', 'merge', '--quiet', '--no-edit', 'side')
    expect(linesOf(box, 'bosse')).toEqual(sideStory)
    expect(eventsOf(box, 'bosse').at(-1)?.time).toBe(3)
  })

  it('shows what happened on main under the old id meanwhile', () => {
    const box = renamedOnBranch()
    const held = 'follow_ups:\n  - step: half-year\n    held: 2026-02-05\n'
    box.write({ [pathOf('bo')]: talkOf('bo', '2026-06-01', held) })
    box.commit('2026-02-05')
    box.gitAt('2026-02-06', 'merge', '--quiet', '--no-commit', '-s', 'ours', 'side')
    rename(box, 'bosse', talkOf('bosse', '2026-06-04', held))
    box.commit('2026-02-06')
    expect(linesOf(box, 'bosse')).toEqual([...sideStory, '02-05 follow-up-held'])
  })

  it('shows nothing that happened to the old id on main where that stays beside the new one', () => {
    const box = renamedOnBranch()
    box.write({ [pathOf('bo')]: talkOf('bo', '2026-12-01') })
    box.commit('2026-02-05')
    box.gitAt('2026-02-06', 'merge', '--quiet', '--no-commit', '-s', 'ours', 'side')
    box.write({ 'people.yaml': 'bo: {}\nbosse: {}\n', [pathOf('bosse')]: talkOf('bosse', '2026-06-04') })
    box.commit('2026-02-06')
    expect(linesOf(box, 'bosse')).toEqual(sideStory)
    expect(linesOf(box, 'bo')).toEqual([...storyOfBo, '02-02 item-due-moved m1', '02-05 item-due-moved m1'])
  })
})

describe('log of a copy in another person', () => {
  it('begins at the copy, and knows the person', () => {
    const box = historyOfBo()
    box.write({ [pathOf('anna')]: talkOf('anna', '2026-06-01') })
    box.commit('2026-03-01')
    const copied = ['03-01 talk-planned', '03-01 talk-held', '03-01 item-added m1']
    expect(linesOf(box, 'anna')).toEqual(copied)
    expect(linesOf(box, 'bo')).toEqual(storyOfBo)
    box.write({ [pathOf('anna')]: talkOf('anna', '2026-07-01') })
    box.commit('2026-03-02')
    expect(eventsOf(box, 'anna').at(-1)).toMatchObject({ event: 'item-due-moved', time: 1 })
    box.git('rm', '--quiet', pathOf('bo'))
    box.commit('2026-03-03')
    expect(linesOf(box, 'anna')).toEqual([...copied, '03-02 item-due-moved m1'])
    expect(linesOf(box, 'bo')).toEqual([...storyOfBo, '03-03 file-deleted'])
    const { out } = box.samtal(['log', 'anna', '--between', '2026-01-02', '2026-12-31', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ outcomes: [{ person: 'anna', due: ['2026-06-01', '2026-07-01'] }] })
    const all = box.samtal(['log', '--between', '2026-01-02', '2026-12-31', '--format', 'json'])
    expect((JSON.parse(all.out) as { outcomes: object[] }).outcomes).toMatchObject([
      { person: 'bo', status: 'open', due: ['2026-05-01', '2026-06-01'] },
      { person: 'anna', status: 'open', due: ['2026-06-01', '2026-07-01'] },
    ])
  })

  it('begins at the copy where the original was moved out of the workspace in the same commit', () => {
    const box = historyOfBo()
    box.git('mv', pathOf('bo'), 'elsewhere.md')
    box.write({ [pathOf('anna')]: talkOf('anna', '2026-06-01') })
    box.commit('2026-03-01')
    expect(linesOf(box, 'anna')).toEqual(['03-01 talk-planned', '03-01 talk-held', '03-01 item-added m1'])
  })

  it('begins at the copy where a copy of the original has long been outside of the workspace', () => {
    const box = historyOfBo()
    box.write({ 'elsewhere.md': talkOf('bo', '2026-06-01') })
    box.commit('2026-02-02')
    rename(box, 'anna')
    box.commit('2026-03-01')
    expect(linesOf(box, 'anna')).toEqual(['03-01 talk-planned', '03-01 talk-held', '03-01 item-added m1'])
  })

  it('takes nothing from a neighbouring workspace whose talk it has the id of', () => {
    const box = new Sandbox().init()
    box.write({
      'a/samtal.yaml': 'samtal: 1\n',
      'b/samtal.yaml': 'samtal: 1\n',
      [`a/${pathOf('bo')}`]: talkOf('bo', '2026-05-01'),
    })
    box.commit('2026-01-02')
    box.write({ [`a/${pathOf('bo')}`]: talkOf('bo', '2026-06-01') })
    box.commit('2026-01-03')
    box.git('mv', `a/${pathOf('bo')}`, 'a/people/bo/2.md')
    box.write({ [`b/${pathOf('anna')}`]: talkOf('anna', '2026-06-01') })
    box.commit('2026-01-04')
    const { out } = box.samtal(['log', '--format', 'json'], { cwd: `${box.dir}/b` })
    const { events } = JSON.parse(out) as { events: EventJson[] }
    expect(events.map(({ authorDate, person, event }) => `${authorDate} ${person} ${event}`)).toEqual([
      '2026-01-04 anna talk-planned',
      '2026-01-04 anna talk-held',
      '2026-01-04 anna item-added',
    ])
  })
})

/** The subcommands of git that a run starts. */
function gitCommands(box: Sandbox, ...args: string[]): string[] {
  const record = join(box.home, 'commands')
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim()
  writeFileSync(join(box.home, 'git'), `#!/bin/sh\necho "$*" >> ${record}\nexec ${real} "$@"\n`)
  chmodSync(join(box.home, 'git'), 0o755)
  rmSync(record, { force: true })
  const { code, err } = box.samtal(args, { env: { PATH: `${box.home}:${box.env.PATH}` } })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return readFileSync(record, 'utf8')
    .split('\n')
    .flatMap((line) => / (log|cat-file) /.exec(line)?.[1] ?? [])
}

describe('how much log reads', () => {
  /** History whose first version is lost: whoever reads it fails. */
  function damaged(files: Record<string, string>): Sandbox {
    const box = new Sandbox().init().write({ 'samtal.yaml': 'samtal: 1\n', ...files, [pathOf('bo')]: talkOf('bo') })
    box.commit('2026-01-02')
    const blob = box.git('rev-parse', `HEAD:${pathOf('bo')}`)
    box.write({ [pathOf('bo')]: talkOf('bo', '2026-05-01') })
    box.commit('2026-01-03')
    rmSync(join(box.dir, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    return box
  }
  const notKnown = (name: string) => ({ code: 2, out: '', err: expect.stringContaining(`"${name}" is not known`) })

  it('says that a person is not known before it reads the history, where there is a roster', () => {
    const box = damaged({ 'people.yaml': 'karin: {}\n' })
    expect(box.samtal(['log', 'nobody'])).toEqual(notKnown('nobody'))
    expect(box.samtal(['log', 'b', '--between', '2026-01-01', '2026-02-01'])).toEqual(notKnown('b'))
    // In the roster, in a talk at HEAD.
    for (const person of ['karin', 'bo']) {
      const { code, err } = box.samtal(['log', person])
      expect(code).toBe(2)
      expect(err).not.toContain('is not known')
    }
  })

  it('looks in the history where a file at HEAD cannot be read', () => {
    const box = damaged({ 'people.yaml': 'karin: {}\n', 'people/x.md': '---\nbroken: [\n---\n' })
    expect(box.samtal(['log', 'nobody']).err).not.toContain('is not known')
  })

  it('finds a person whose talks were all deleted, where there is no roster', () => {
    const box = historyOfBo()
    box.git('rm', '--quiet', pathOf('bo'), 'people.yaml')
    box.commit('2026-03-01')
    expect(linesOf(box, 'bo')).toEqual([...storyOfBo, '03-01 file-deleted'])
    expect(box.samtal(['log', 'nobody'])).toEqual(notKnown('nobody'))
  })

  it('reads the history once', () => {
    const box = historyOfBo()
    for (const args of [[], ['bo'], ['--between', id, '2026-12-31'], ['bo', '--between', '2026-01-01', '2026-12-31']])
      expect(gitCommands(box, 'log', ...args)).toEqual(['log', 'cat-file'])
    expect(gitCommands(box, 'due')).toEqual(['log', 'cat-file'])
  })
})
