import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRegularFile, moveFile, replaceFile } from '../../src/io/write.ts'
import { Sandbox, talk } from '../harness.ts'
import { atTerminal, expectRefusal, filesIn, snapshot } from '../support.ts'

const annaPath = 'people/anna/a.md'
const bom = '\uFEFF'
const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const followUps = 'follow_ups:\n  - step: half-year\n'

/** A talk that has the follow-ups of its template. */
const completeTalk = (properties: Record<string, string | undefined>, extra = '') => talk(properties, extra + followUps)

/** A file with everything that can be fixed, as a person may have written it, and its text after the fixes. */
const original = `---
samtal: 1
template: medarbetarsamtal
employee: anna   # Åsa-Märta 😀
manager: "karin"
planned: 2026/1/20
held: '20260122' # hölls i Örebro

# Målen
goals:
  - id: m1
    kind: mal
    goal: |
      Läs "boken" 2026-1-5 # inte en kommentar
    status: DONE
  - goal: 'Åka: till Skåne'
    kind: mal
    due: 2026.9.30
  -   {goal: Tre 😀, kind: mal, id: m1}
agreements:
- id: # sätt ett id
  agreement: Boka
  owner: Both
---

# Samtal 😀

\tdue: 2026-1-5
`
const corrected = `---
samtal: 1
id: anna-2026-01-20-medarbetarsamtal
template: medarbetarsamtal
employee: anna   # Åsa-Märta 😀
manager: "karin"
planned: 2026-01-20
held: '2026-01-22' # hölls i Örebro

# Målen
goals:
  - id: m1
    kind: mal
    goal: |
      Läs "boken" 2026-1-5 # inte en kommentar
    status: done
  - id: m2
    goal: 'Åka: till Skåne'
    kind: mal
    due: 2026-09-30
  -   {goal: Tre 😀, kind: mal, id: m3}
agreements:
- id: o1 # sätt ett id
  agreement: Boka
  owner: both

# Halvårsuppföljning. Fyll i held när mötet har hållits.
follow_ups:
  # Halvårsuppföljning
  - step: half-year
    planned: 2026-07-22
    held:
    summary: |

---

# Samtal 😀

\tdue: 2026-1-5
`

interface FixJson {
  errors: number
  dryRun?: boolean
  fixed?: { path: string; rule: string | null; property: string | null; to: string | null }[]
  findings: { rule: string }[]
}

function fixed(box: Sandbox, ...args: string[]): FixJson {
  const { out, err } = box.samtal(['check', '--fix', '--format', 'json', ...args])
  expect(err).toBe('')
  return JSON.parse(out) as FixJson
}

/** The fixes as lines: path, rule, property, new path. */
function fixLines(box: Sandbox, ...args: string[]): string[] {
  return (fixed(box, ...args).fixed ?? []).map(({ path, rule, property, to }) =>
    [path, rule, property, ...(to === null ? [] : ['->', to])].join(' '),
  )
}

function committed(files: Record<string, string | Uint8Array>): Sandbox {
  const box = new Sandbox().init().write(files)
  box.commit('2026-01-25')
  return box
}

describe('check --fix', () => {
  it.each([
    ['as it is', (text: string) => text],
    ['with CRLF', crlf],
    ['with a byte order mark', (text: string) => bom + text],
    ['with both', (text: string) => bom + crlf(text)],
  ])('fixes what has only one right answer and keeps every other byte, %s', (_, convert) => {
    const box = committed({ 'people/bo/å.md': convert(original) })
    const { code, out, err } = box.samtal(['check', '--fix'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(filesIn(box.dir)).toEqual(['people/anna/å.md'])
    expect(box.read('people/anna/å.md')).toBe(convert(corrected))
    expect(out.trimEnd().split('\n').slice(-2)).toEqual(['11 changes made.', '1 file checked: all is well.'])
  })

  it('changes nothing when it is run again', () => {
    const box = committed({
      [annaPath]: original,
      'people/bo/b.md': completeTalk({ employee: 'bo', held: '2026-1-21' }),
    })
    box.samtal(['check', '--fix'])
    const once = snapshot(box)
    expect(box.samtal(['check', '--fix'])).toEqual({
      code: 0,
      out: 'Nothing to fix.\n2 files checked: all is well.\n',
      err: '',
    })
    expect(snapshot(box)).toEqual(once)
  })

  it('prints what it fixed and what remains, and its exit code depends on what remains', () => {
    const box = committed({
      [annaPath]: completeTalk({ held: '2026-1-22', manager: 'Karin Ek', invited: '05/01/2026' }),
    })
    const { code, out } = box.samtal(['check', '--fix'])
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      `${annaPath} fixed date-invalid held`,
      '1 change made.',
      expect.stringMatching(/^people\/anna\/a\.md:6:10: error: id-invalid manager: /),
      expect.stringMatching(/^people\/anna\/a\.md:9:10: error: date-invalid invited: /),
      '1 file checked: 2 errors, 0 warnings.',
      '',
    ])
    expect(box.samtal(['check', '--fix', '--lang', 'sv']).out).toMatch(/^Inget att rätta automatiskt\.\n/)
  })

  it('lists the fixes in JSON, only with --fix', () => {
    const box = committed({ 'people/bo/a.md': talk({ held: '2026-1-22' }) })
    expect(fixed(box)).toMatchObject({
      errors: 0,
      dryRun: false,
      findings: [],
      fixed: [
        { path: 'people/bo/a.md', rule: 'date-invalid', property: 'held', to: null },
        { path: 'people/bo/a.md', rule: null, property: 'follow_ups[0]', to: null },
        { path: 'people/bo/a.md', rule: 'file-misplaced', property: 'employee', to: 'people/anna/a.md' },
      ],
    })
    expect(JSON.parse(box.samtal(['check', '--format', 'json']).out)).not.toHaveProperty('fixed')
  })

  it('fixes tabs, and then the errors that the tabs hid', () => {
    const text = talk({ held: '2026-1-22' }, 'goals:\n\t- goal: |\n\t\t\tLäs\tmer\n\t  kind: mal\n')
    const box = committed({ [annaPath]: text })
    expect(fixLines(box)).toEqual([
      `${annaPath} yaml-tab goals[0].goal`,
      `${annaPath} yaml-tab goals[0].goal`,
      `${annaPath} yaml-tab goals[0].kind`,
      `${annaPath} date-invalid held`,
      `${annaPath} property-missing goals[0].id`,
      `${annaPath}  follow_ups[0]`,
    ])
    expect(box.read(annaPath)).toContain('goals:\n  - id: m1\n    goal: |\n      Läs\tmer\n    kind: mal\n')
  })

  it('does not change what is ambiguous', () => {
    const files = {
      [annaPath]: completeTalk({ held: '05/01/2026' }, 'goals:\n  - id: m1\n    goal: Bli #1\n'),
      'people/anna/b.md': completeTalk(
        { planned: '2026-02-20', status: undefined },
        'goals:\n  - id: m1\n    goal: "Läs "stora" boken"\n',
      ),
      'people/anna/c.md': completeTalk({
        id: 'anna-2026-03-20-medarbetarsamtal',
        employee: 'bo',
        planned: '2026-03-20',
      }),
    }
    const box = committed(files)
    expect(fixLines(box)).toEqual([])
    for (const [path, text] of Object.entries(files)) expect(box.read(path)).toBe(text)
  })

  it('fixes only the files that are named, but takes the others into account', () => {
    const box = committed({
      [annaPath]: completeTalk({ id: undefined }),
      'people/anna/b.md': completeTalk({}),
      'people/bo/c.md': completeTalk({ employee: 'bo', held: '2026-1-22' }),
    })
    expect(fixLines(box, 'people/anna')).toEqual([`${annaPath} property-missing id`])
    expect(box.read(annaPath)).toContain('id: anna-2026-01-20-medarbetarsamtal-2\n')
    expect(box.read('people/bo/c.md')).toContain('held: 2026-1-22\n')
  })

  it('does not fix what the settings have turned off', () => {
    const rules = ['file-misplaced', 'item-id-duplicate'].map(
      (rule) => `  ${rule}: {severity: off, reason: så är det}\n`,
    )
    const box = committed({
      'samtal.yaml': `samtal: 1\nrules:\n${rules.join('')}`,
      'people/bo/a.md': completeTalk(
        {},
        'goals:\n  - {id: m1, goal: A, kind: mal}\n  - {id: m1, goal: B, kind: mal}\n',
      ),
    })
    expect(fixLines(box)).toEqual([])
  })

  it('gives ids in the order of the files, and never the same id twice', () => {
    const box = committed({
      'people/anna/b.md': completeTalk({ id: undefined }),
      [annaPath]: completeTalk({ id: undefined }),
    })
    expect(fixed(box).errors).toBe(0)
    expect(box.read(annaPath)).toContain('id: anna-2026-01-20-medarbetarsamtal\n')
    expect(box.read('people/anna/b.md')).toContain('id: anna-2026-01-20-medarbetarsamtal-2\n')
  })

  it('refuses options that cannot be combined', () => {
    const box = committed({ [annaPath]: completeTalk({}) })
    expectRefusal(box.samtal(['check', '--dry-run']), '--dry-run is only for use with --fix')
    expectRefusal(box.samtal(['check', '--fix', '--staged']), '--staged')
    expectRefusal(box.samtal(['check', '--fix', '-', '--stdin-filename', annaPath]), 'cannot be used together')
    expectRefusal(box.samtal(['check', '--dry-run', '--lang', 'sv']), '--dry-run används bara tillsammans med --fix')
  })
})

describe('nothing is written', () => {
  const files = { 'people/bo/a.md': original, 'people/bo/b.md': bom + crlf(original), 'samtal.yaml': 'samtal: 1\n' }

  it.each([
    ['without --fix', []],
    ['with --dry-run', ['--fix', '--dry-run']],
    ['with --dry-run and JSON', ['--fix', '--dry-run', '--format', 'json']],
    ['with --dry-run and values', ['--fix', '--dry-run', '--show-values', 'people/bo']],
  ])('%s: not a byte, not in .git', (_, args) => {
    const box = committed(files)
    const before = snapshot(box)
    expect(box.samtal(['check', ...args]).code).toBe(1)
    expect(snapshot(box)).toEqual(before)
  })

  it('outside the file that is fixed: not in .git, and no other file', () => {
    const box = committed({
      [annaPath]: completeTalk({ held: '2026-1-22' }),
      'people/anna/b.md': completeTalk({ planned: '2026-02-20' }),
    })
    const before = snapshot(box)
    box.samtal(['check', '--fix'])
    const now = snapshot(box)
    const changed = Object.keys(now).filter((path) => now[path] !== before[path])
    expect(changed).toEqual([join(box.dir, 'people/anna'), join(box.dir, annaPath)])
    expect(Object.keys(now)).toEqual(Object.keys(before))
  })
})

describe('check --fix --dry-run', () => {
  it('shows no values where the output may be stored, only what would be fixed', () => {
    const box = committed({ 'people/bo/a.md': original })
    for (const { out } of [
      box.samtal(['check', '--fix', '--dry-run']),
      box.samtal(['check', '--fix', '--dry-run', '--format', 'json']),
      atTerminal(box, ['check', '--fix', '--dry-run'], { CI: 'true' }),
    ])
      expect(out).not.toMatch(/Läs|Skåne|Boka|Örebro|2026\/1/)
    const { code, out } = box.samtal(['check', '--fix', '--dry-run'])
    expect(code).toBe(1)
    expect(out.split('\n').slice(0, 12)).toEqual([
      'people/bo/a.md would fix date-invalid planned',
      'people/bo/a.md would fix date-invalid held',
      'people/bo/a.md would fix value-unknown goals[0].status',
      'people/bo/a.md would fix date-invalid goals[1].due',
      'people/bo/a.md would fix value-unknown agreements[0].owner',
      'people/bo/a.md would fix property-missing id',
      'people/bo/a.md would fix property-missing goals[1].id',
      'people/bo/a.md would fix property-missing agreements[0].id',
      'people/bo/a.md would fix item-id-duplicate goals[2].id',
      'people/bo/a.md would fix follow_ups[0]',
      'people/bo/a.md would fix file-misplaced employee -> people/anna/a.md',
      '--fix would make 11 changes. Nothing has been written.',
    ])
  })

  it('shows a diff on a terminal, with control characters escaped', () => {
    const box = committed({ 'people/bo/a.md': crlf(talk({ held: '2026-1-22 # \u202e' }, followUps)) })
    const { out } = atTerminal(box, ['check', '--fix', '--dry-run', '--color', 'never'])
    expect(out.split('\n').slice(0, 15)).toEqual([
      'rename from people/bo/a.md',
      'rename to people/anna/a.md',
      '--- a/people/bo/a.md',
      '+++ b/people/anna/a.md',
      '@@ -5,7 +5,7 @@',
      ' employee: anna',
      ' manager: karin',
      ' planned: 2026-01-20',
      '-held: 2026-1-22 # \\u202e',
      '+held: 2026-01-22 # \\u202e',
      ' follow_ups:',
      '   - step: half-year',
      ' ---',
      '--fix would make 2 changes. Nothing has been written.',
      expect.stringContaining('people/bo/a.md:5:11: error: file-misplaced'),
    ])
    expect(box.samtal(['check', '--fix', '--dry-run', '--show-values']).out).toContain('-held: 2026-1-22')
  })

  it('redacts identity numbers in the diff', () => {
    const box = committed({ [annaPath]: talk({ held: '2026-1-22 # 19121212-1212' }, followUps) })
    const { out } = atTerminal(box, ['check', '--fix', '--dry-run', '--color', 'never'])
    expect(out).toContain('-held: 2026-1-22 # ••••••••-••••')
    expect(out).not.toContain('1212')
  })
})

describe('a file in the wrong place', () => {
  it('gets a number when there is a file of the same name, and never replaces it', () => {
    const box = committed({
      [annaPath]: completeTalk({}),
      'people/anna/a-2.md': completeTalk({ planned: '2026-02-20' }),
      'people/bo/a.md': completeTalk({ planned: '2026-03-20' }),
      'people/cilla/a.md': completeTalk({ planned: '2026-04-20' }),
    })
    const index = box.git('ls-files', '--stage')
    expect(fixLines(box)).toEqual([
      'people/bo/a.md file-misplaced employee -> people/anna/a-3.md',
      'people/cilla/a.md file-misplaced employee -> people/anna/a-4.md',
    ])
    expect(filesIn(box.dir)).toEqual(
      [annaPath, 'people/anna/a-2.md', 'people/anna/a-3.md', 'people/anna/a-4.md'].sort(),
    )
    expect(box.read('people/anna/a-4.md')).toBe(completeTalk({ planned: '2026-04-20' }))
    expect(box.git('ls-files', '--stage')).toBe(index)
  })

  it('is moved to a new folder, and is checked there although its old path was named', () => {
    const box = committed({ 'people/a.md': completeTalk({ manager: 'Karin Ek' }) })
    const { code, out } = box.samtal(['check', '--fix', 'people/a.md'])
    expect(code).toBe(1)
    expect(out).toContain('\npeople/anna/a.md:6:10: error: id-invalid manager')
  })

  it('is not moved through a link, to a path that git ignores, or out of the workspace', () => {
    const box = committed({
      '.gitignore': 'people/bo/\n',
      'people/a.md': completeTalk({}),
      'people/b.md': completeTalk({ employee: 'bo' }),
      'people/c.md': completeTalk({ employee: '../../home' }),
    })
    symlinkSync(box.home, join(box.dir, 'people/anna'))
    const before = snapshot(box)
    expect(fixLines(box)).toEqual([])
    expect(snapshot(box)).toEqual(before)
  })
})

describe('files that are never changed', () => {
  const fixable = completeTalk({ held: '2026-1-22' })

  it('are those that git ignores, even when named', () => {
    const box = committed({ '.gitignore': 'people/anna/\n' }).write({ [annaPath]: fixable })
    expect(fixLines(box, annaPath)).toEqual([])
    expect(box.read(annaPath)).toBe(fixable)
  })

  it('are links, and files reached through one', () => {
    const box = committed({ 'people.yaml': '' })
    writeFileSync(join(box.home, 'a.md'), fixable)
    mkdirSync(join(box.dir, 'people'))
    symlinkSync(box.home, join(box.dir, 'people/anna'))
    expect(box.samtal(['check', '--fix', annaPath]).out).toMatch(/^Nothing to fix\.\n/)
    rmSync(join(box.dir, 'people/anna'))
    box.write({ 'people/anna/b.md': completeTalk({}) })
    symlinkSync(join(box.home, 'a.md'), join(box.dir, annaPath))
    expect(fixLines(box)).toEqual([])
    expect(readFileSync(join(box.home, 'a.md'), 'utf8')).toBe(fixable)
  })

  it('are those of git itself, and those that are not UTF-8', () => {
    const box = committed({ [annaPath]: Buffer.from(fixable.replace('# Samtal', '# S\xe4mtal'), 'latin1') })
    box.write({ '.git/x.md': fixable })
    const before = snapshot(box)
    expect(fixLines(box, '.git/x.md', annaPath)).toEqual([])
    expect(snapshot(box)).toEqual(before)
  })
})

describe('writing', () => {
  const bytes = (text: string) => Buffer.from(text)

  it('keeps the mode of a file', () => {
    const box = committed({ [annaPath]: completeTalk({ held: '2026-1-22' }) })
    chmodSync(join(box.dir, annaPath), 0o640)
    box.samtal(['check', '--fix'])
    expect(lstatSync(join(box.dir, annaPath)).mode & 0o7777).toBe(0o640)
    expect(box.read(annaPath)).toContain('held: 2026-01-22\n')
  })

  it('does not change a file that has changed since it was read', () => {
    const box = new Sandbox().write({ [annaPath]: 'new', 'people/bo/b.md': 'new' })
    expect(replaceFile(box.dir, annaPath, bytes('old'), bytes('fixed'))).toBe(false)
    expect(moveFile(box.dir, annaPath, 'people/cilla/a.md', bytes('old'))).toBe(false)
    expect(moveFile(box.dir, annaPath, 'people/bo/b.md', bytes('new'))).toBe(false)
    expect(filesIn(box.dir)).toEqual([annaPath, 'people/bo/b.md'])
    expect(box.read(annaPath)).toBe('new')
    expect(replaceFile(box.dir, annaPath, bytes('new'), bytes('fixed'))).toBe(true)
    expect(box.read(annaPath)).toBe('fixed')
    expect(isRegularFile(box.dir, 'people')).toBe(false)
  })
})
