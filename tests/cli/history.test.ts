import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { heldRecords } from '../../src/domain/history/records.ts'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import { Sandbox, talk, type RowJson } from '../harness.ts'

/** Finds evidence with `git show`, one commit and one file at a time. */
class EvidenceByGitShow {
  private readonly seen = new Map<string, Promise<ReadonlySet<string>>>()
  private readonly box: Sandbox

  constructor(box: Sandbox) {
    this.box = box
  }

  async evidence(key: string): Promise<string> {
    let at = this.box.git('rev-parse', 'HEAD')
    for (;;) {
      let next: string | undefined
      for (const parent of this.parents(at)) {
        if (!(await this.carries(parent, key))) continue
        next = parent
        break
      }
      if (next === undefined) return at
      at = next
    }
  }

  private parents(commit: string): string[] {
    return this.box.git('log', '-1', '--format=%P', commit).split(' ').filter(Boolean)
  }

  private files(commit: string): string[] {
    return this.box
      .git('ls-tree', '-r', '--name-only', commit)
      .split('\n')
      .filter((path) => path.endsWith('.md'))
  }

  private async carries(commit: string, key: string): Promise<boolean> {
    for (const path of this.files(commit)) if ((await this.carried(commit, path)).has(key)) return true
    return false
  }

  private carried(commit: string, path: string): Promise<ReadonlySet<string>> {
    const name = `${commit}:${path}`
    const found = this.seen.get(name) ?? this.readAt(commit, path)
    this.seen.set(name, found)
    return found
  }

  private async readAt(commit: string, path: string): Promise<ReadonlySet<string>> {
    const { value } = await parseFile(`${this.box.git('show', `${commit}:${path}`)}\n`, 'conversation')
    if (value)
      return new Set(heldRecords(conversationFrom(value)).map(({ conversation, held }) => `${conversation} ${held}`))
    const parent = this.parents(commit).find((candidate) => this.files(candidate).includes(path))
    return parent === undefined ? new Set() : this.carried(parent, path)
  }
}

/** A small deterministic source of chance. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

/** A random repository: branches, merges (some with changes of their own), renames, broken versions, deletions, copies, other dates. */
function randomRepository(seed: number): Sandbox {
  const pick = chance(seed)
  const box = new Sandbox().init()
  const people = ['anna', 'bo', 'cilla']
  const held = (person: string) =>
    ['2026-01-10', '2026-01-12', undefined][pick(3)] ?? (person === 'bo' ? '2026-01-11' : '2026-01-13')
  const file = (person: string) => `people/${person}/${['a', 'b'][pick(2)]}.md`
  const touch = () => {
    const person = people[pick(3)] ?? 'anna'
    const path = file(person)
    const kind = pick(8)
    if (kind === 0) box.write({ [path]: '---\nbroken: [\n---\n' })
    else if (kind === 1 && existsSync(join(box.dir, path)))
      box.git('rm', '--quiet', '--force', '--ignore-unmatch', path)
    else if (kind === 2 && existsSync(join(box.dir, path))) {
      writeFileSync(join(box.dir, `people/${person}/moved${pick(2)}.md`), readFileSync(join(box.dir, path)))
      box.git('rm', '--quiet', '--force', '--ignore-unmatch', path)
    } else box.write({ [path]: talk({ employee: person, held: held(person) }, pick(2) === 0 ? '# note\n' : '') })
  }
  box.write({ 'README.md': '# x\n' })
  box.commit('2026-01-01')
  for (let day = 2; day < 16; day++) {
    const on = `2026-01-${String(day).padStart(2, '0')}`
    const move = pick(4)
    if (move === 0) {
      box.git(
        'checkout',
        '--quiet',
        '-B',
        'side',
        `HEAD~${Math.min(pick(3), Number(box.git('rev-list', '--count', '--first-parent', 'HEAD')) - 1)}`,
      )
      touch()
      box.commit(on)
      box.git('checkout', '--quiet', 'main')
    } else if (move === 1 && box.git('branch', '--list', 'side') !== '') {
      try {
        box.gitAt(on, 'merge', '--quiet', '--no-commit', '-X', pick(2) === 0 ? 'ours' : 'theirs', 'side')
      } catch {
        // A conflict: what lies in the folder is committed as it is, broken files and all.
      }
      if (pick(3) === 0) touch()
      box.commit(on)
    } else {
      touch()
      box.commit(on)
    }
  }
  return box
}

function rowsOf(box: Sandbox, ...args: string[]): RowJson[] {
  const { code, out, err } = box.samtal(['due', '--format', 'json', '--within', '9y', ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return (JSON.parse(out) as { rows: RowJson[] }).rows
}

describe('evidence in real repositories', () => {
  it.each([1, 2, 3, 4, 5, 6])('is what git show finds (%i)', async (seed) => {
    const box = randomRepository(seed)
    const reference = new EvidenceByGitShow(box)
    const rows = rowsOf(box).filter(({ evidence }) => evidence)
    expect(rows.length).toBeGreaterThan(0)
    for (const { conversation, evidence } of rows)
      expect(evidence?.commit).toBe(await reference.evidence(`${conversation} ${evidence?.held}`))
  })

  it('holds in a SHA-256 repository, a linked work tree, a subfolder, and on a detached HEAD', () => {
    const box = new Sandbox()
    box.git('init', '--quiet', '-b', 'main', '--object-format=sha256')
    box.write({ 'unit/samtal.yaml': 'language: en\n', 'unit/people/anna/1.md': talk({ held: '2026-01-22' }) })
    const commit = box.commit('2026-01-25')
    expect(commit).toHaveLength(64)
    box.git('mv', 'unit/people/anna/1.md', 'unit/people/anna/2.md')
    box.commit('2026-01-26')
    box.git('worktree', 'add', '--quiet', '--detach', 'tree')
    const { out } = box.samtal(['due', '--format', 'json'], { cwd: join(box.dir, 'tree/unit') })
    expect(JSON.parse(out)).toMatchObject({
      rows: [{ path: 'unit/people/anna/2.md', uncommitted: false, evidence: { commit } }],
    })
  })

  it('shows authors as the commit names them, whatever .mailmap says, and marks dates that cannot be right', () => {
    const box = new Sandbox().init().write({
      '.mailmap': 'Karin Ek Ny <karin@example.se>\n',
      'people/anna/1.md': talk({ held: '2026-01-22' }),
      'people/bo/1.md': talk({ employee: 'bo', held: '2025-09-01' }),
    })
    box.commit('2026-01-20')
    expect(
      rowsOf(box)
        .filter(({ step }) => step === 'year')
        .map(({ evidence }) => [evidence?.author, evidence?.dateClaim]),
    ).toEqual([
      ['Karin Ek', 'long-before-commit'],
      ['Karin Ek', 'after-commit'],
    ])
  })

  it('is that of HEAD in a sparse checkout, where most files are not on disk', () => {
    const box = new Sandbox().init().write({
      'people/anna/1.md': talk({ held: '2026-01-22' }),
      'people/bo/1.md': talk({ employee: 'bo', held: '2026-01-23' }),
    })
    const commit = box.commit('2026-01-25')
    const before = rowsOf(box)
    box.git('sparse-checkout', 'set', 'people/bo')
    expect(existsSync(join(box.dir, 'people/anna'))).toBe(false)
    expect(before.map(({ evidence }) => evidence?.commit)).toEqual(before.map(() => commit))
    expect(rowsOf(box)).toEqual(before)
  })

  it('does not look into submodules; one in the place of a talk is listed', () => {
    const box = new Sandbox().init().write({ 'people/anna/1.md': talk({ held: '2026-01-22' }) })
    const commit = box.commit('2026-01-25')
    const before = rowsOf(box)
    for (const path of ['people/bo', 'people/cilla/1.md', 'people/anna/2.md'])
      box.git('update-index', '--add', '--cacheinfo', `160000,${commit},${path}`)
    box.gitAt('2026-01-26', 'commit', '--quiet', '-m', 'Submodules')
    const [after, submodules] = [rowsOf(box), new Set(['people/anna/2.md', 'people/cilla/1.md'])]
    expect(after.filter(({ path }) => !submodules.has(path ?? ''))).toEqual(before)
    expect(after.filter(({ path }) => submodules.has(path ?? '')).map(({ state }) => state)).toEqual([
      'unreadable',
      'unreadable',
    ])
  })

  it('has no dates where a commit has none that can be read', () => {
    const box = new Sandbox().init().write({ 'people/anna/1.md': talk({ held: '2026-01-22' }) })
    const first = box.commit('2026-01-25')
    const raw = box.git('cat-file', 'commit', first)
    for (const [of, date] of [
      [/> \d+ \+0000/g, '> yesterday'],
      [/> \d+ \+0000/g, '> 99999999999999999999 +0000'],
      [/ <[^>]*> \d+ \+0000/g, ''],
    ] as const) {
      writeFileSync(join(box.dir, '.git/raw'), `${raw.replace(of, date)}\n`)
      const commit = box.git('hash-object', '-t', 'commit', '-w', '--literally', '.git/raw')
      box.git('update-ref', 'refs/heads/main', commit)
      const [row] = rowsOf(box)
      expect(row?.evidence).toMatchObject({ commit, held: '2026-01-22', dateClaim: null })
    }
  })

  it('is not moved by replace refs', () => {
    const box = new Sandbox().init().write({ 'people/anna/1.md': talk({ held: '2026-01-22' }) })
    const commit = box.commit('2026-01-25')
    box.write({ 'people/anna/1.md': talk({}) })
    const other = box.commit('2026-01-26')
    box.git('reset', '--quiet', '--hard', commit)
    box.git('replace', commit, other)
    expect(rowsOf(box)[0]?.evidence?.commit).toBe(commit)
  })

  it('refuses grafts and a partial clone whose objects are missing', () => {
    const box = new Sandbox().init().write({ 'people/anna/1.md': talk({}) })
    box.commit('2026-01-20')
    box.write({ 'people/anna/1.md': talk({ held: '2026-01-22' }) })
    const commit = box.commit('2026-01-25')
    box.git('config', 'uploadpack.allowFilter', 'true')
    box.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${box.dir}`, 'partial')
    const partial = box.samtal(['due'], { cwd: join(box.dir, 'partial') })
    expect(partial.code).toBe(2)
    expect(partial.err).toContain('git fetch --refetch')
    writeFileSync(join(box.dir, '.git/info/grafts'), `${commit}\n`)
    const grafted = box.samtal(['due'])
    expect(grafted.code).toBe(2)
    expect(grafted.err).toContain('info/grafts')
  })
})

describe('a record that was withdrawn', () => {
  const first = talk({ employee: 'bo', template: 'ki-chef', planned: '2025-02-01', held: '2025-02-01' })
  const second = (template: string) =>
    talk({ employee: 'bo', template, planned: '2025-11-01', held: '2025-11-01' }).replace(/^id: .*/m, 'id: b1')
  const withdrawnFrom = (box: Sandbox) => {
    const { out } = box.samtal(['due', '--format', 'json', '--within', '9y'], { cwd: join(box.dir, 'ws') })
    return (JSON.parse(out) as { rows: RowJson[] }).rows.flatMap(({ step, withdrawn }) =>
      withdrawn.length > 0 ? [step] : [],
    )
  }
  const workspace = (...templates: string[]) => {
    const box = new Sandbox().init().write({ 'ws/samtal.yaml': 'samtal: 1\n', 'ws/people/bo/b0.md': first })
    for (const [index, template] of templates.entries()) {
      box.write({ 'ws/people/bo/b1.md': second(template) })
      box.commit(`2026-01-0${index + 1}`)
    }
    box.git('rm', '--quiet', 'ws/people/bo/b1.md')
    box.commit('2026-01-08')
    return box
  }

  it('is listed where its template last had it', () => {
    expect(withdrawnFrom(workspace('ki-lonesamtal'))).toEqual(['lonesamtal'])
    expect(withdrawnFrom(workspace('ki-lonesamtal', 'ki-chef'))).toEqual(['year'])
    expect(withdrawnFrom(workspace('ki-chef', 'ki-lonesamtal'))).toEqual(['lonesamtal'])
  })

  it('is not mistaken for that of a neighbouring workspace', () => {
    const box = workspace('ki-lonesamtal').write({ 'other/samtal.yaml': '', 'other/people/bo/z.md': second('ki-chef') })
    box.commit('2026-01-09')
    expect(withdrawnFrom(box)).toEqual(['lonesamtal'])
  })
})

describe('reading a repository', () => {
  it('fires nothing that is configured in it', () => {
    const box = new Sandbox().init()
    const marker = join(box.home, 'fired')
    const trap = join(box.home, 'trap.sh')
    writeFileSync(trap, `#!/bin/sh\necho "$0 $@" >> '${marker}'\ncat\n`)
    chmodSync(trap, 0o755)
    const hooks = ['post-checkout', 'post-index-change', 'pre-commit', 'reference-transaction', 'fsmonitor-watchman']
    box.write({
      'people/anna/1.md': talk({ held: '2026-01-22' }),
      '.gitattributes': '*.md diff=trap filter=trap merge=trap\n',
    })
    box.commit('2026-01-25')
    box.write({ 'people/anna/1.md': talk({ held: '2026-01-22' }, '# edited\n') })
    for (const [key, value] of Object.entries({
      'core.fsmonitor': trap,
      'core.pager': trap,
      'core.editor': trap,
      'core.sshCommand': trap,
      'core.askPass': trap,
      'pager.log': trap,
      'gpg.program': trap,
      'log.showSignature': 'true',
      'diff.external': trap,
      'diff.trap.textconv': trap,
      'diff.trap.command': trap,
      'filter.trap.clean': trap,
      'filter.trap.smudge': trap,
      'filter.trap.process': trap,
      'filter.trap.required': 'true',
      'core.alternateRefsCommand': trap,
      'credential.helper': trap,
      'alias.log': `!${trap}`,
      'alias.rev-parse': `!${trap}`,
    }))
      box.git('config', key, value)
    for (const hook of hooks) {
      writeFileSync(join(box.dir, '.git/hooks', hook), readFileSync(trap))
      chmodSync(join(box.dir, '.git/hooks', hook), 0o755)
    }
    for (const args of [
      ['due'],
      ['log'],
      ['check'],
      ['due', '--no-history'],
      ['new', '--template', 'ki-chef', '--person', 'bo', '--manager', 'karin', '--date', '2027-01-20'],
    ])
      expect(box.samtal(args).code).toBeLessThan(2)
    expect(existsSync(marker)).toBe(false)
  })

  it('takes a constant number of git processes', () => {
    const count = (files: number) => {
      const box = new Sandbox().init()
      for (let index = 0; index < files; index++)
        box.write({ [`people/p${index}/1.md`]: talk({ employee: `p${index}`, held: '2026-01-22' }) })
      box.commit('2026-01-25')
      box.write({ 'people/p0/1.md': talk({ employee: 'p0' }) })
      box.commit('2026-01-26')
      const real =
        box.env.PATH?.split(':')
          .map((folder) => join(folder, 'git'))
          .find((path) => existsSync(path)) ?? 'git'
      const shim = join(box.home, 'git')
      writeFileSync(shim, `#!/bin/sh\necho x >> '${box.home}/count'\nexec '${real}' "$@"\n`)
      chmodSync(shim, 0o755)
      const env = { PATH: `${box.home}:${box.env.PATH}` }
      return [['due'], ['log'], ['check']].map((args) => {
        writeFileSync(join(box.home, 'count'), '')
        expect(box.samtal(args, { env }).code).toBe(0)
        return readFileSync(join(box.home, 'count'), 'utf8').length
      })
    }
    expect(count(60)).toEqual(count(3))
  })
})

describe('due over several repositories', () => {
  const repository = (person: string) => {
    const box = new Sandbox()
      .init()
      .write({ [`people/${person}/1.md`]: talk({ employee: person, held: '2026-01-22' }) })
    box.commit('2026-01-25')
    return box
  }

  it('gives one list, and says which it could not read', () => {
    const [anna, bo] = [repository('anna'), repository('bo')]
    const home = new Sandbox().write({ list: `# our repositories\n${bo.dir}\n` })
    const { code, out, err } = home.samtal(['due', '--format', 'json', anna.dir, '--repos', 'list'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const rows = (JSON.parse(out) as { rows: (RowJson & { repository: string })[] }).rows
    expect(rows.map(({ person, repository: name }) => [person, name])).toEqual([
      ['anna', anna.dir],
      ['bo', bo.dir],
    ])
    const broken = home.samtal(['due', '--format', 'json', anna.dir, 'nowhere'])
    expect(broken.code).toBe(2)
    expect(JSON.parse(broken.out)).toMatchObject({
      rows: [{ state: 'unreadable', repository: 'nowhere', path: null }, { person: 'anna' }],
      failures: [{ repository: 'nowhere', code: 'folder-missing' }],
    })
    expect(home.samtal(['due', anna.dir, bo.dir, '--person', 'bo']).out).not.toContain('anna')
    expect(home.samtal(['due', anna.dir, bo.dir, '--person', 'cilla']).code).toBe(2)
  })
})
