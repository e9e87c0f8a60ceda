import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRegularFile, moveFile, replaceFile } from '../../src/io/write.ts'
import { Sandbox, talk } from '../harness.ts'
import { atTerminal, expectRefusal, filesIn, snapshot } from '../support.ts'

const a = 'people/anna/a.md'
const bom = '\uFEFF'
const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const followUps = 'follow_ups:\n  - step: half-year\n'

/** A talk whose follow-ups are in order. */
const whole = (given: Record<string, string | undefined>, extra = '') => talk(given, extra + followUps)

/** A file with all that can be mended, as a person may have written it, and how it reads afterwards. */
const before = `---
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
const after = `---
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

/** What was mended, in short. */
function told(box: Sandbox, ...args: string[]): string[] {
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
  ])('mends what has one right answer and leaves every other byte, %s', (_, dress) => {
    const box = committed({ 'people/bo/å.md': dress(before) })
    const { code, out, err } = box.samtal(['check', '--fix'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(filesIn(box.dir)).toEqual(['people/anna/å.md'])
    expect(box.read('people/anna/å.md')).toBe(dress(after))
    expect(out.trimEnd().split('\n').slice(-2)).toEqual(['11 changes made.', '1 file checked: all is well.'])
  })

  it('done twice changes nothing the second time', () => {
    const box = committed({ [a]: before, 'people/bo/b.md': whole({ employee: 'bo', held: '2026-1-21' }) })
    box.samtal(['check', '--fix'])
    const once = snapshot(box)
    expect(box.samtal(['check', '--fix'])).toEqual({
      code: 0,
      out: 'Nothing to fix.\n2 files checked: all is well.\n',
      err: '',
    })
    expect(snapshot(box)).toEqual(once)
  })

  it('tells what it mended and what remains, and its exit code is by the latter', () => {
    const box = committed({ [a]: whole({ held: '2026-1-22', manager: 'Karin Ek', invited: '05/01/2026' }) })
    const { code, out } = box.samtal(['check', '--fix'])
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      `${a} fixed date-invalid held`,
      '1 change made.',
      expect.stringMatching(/^people\/anna\/a\.md:6:10 error id-invalid manager: /),
      expect.stringMatching(/^people\/anna\/a\.md:9:10 error date-invalid invited: /),
      '1 file checked: 2 errors, 0 warnings.',
      '',
    ])
    expect(box.samtal(['check', '--fix', '--lang', 'sv']).out).toMatch(/^Inget att rätta automatiskt\.\n/)
  })

  it('tells in JSON, where it is asked for only', () => {
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

  it('mends tabs, and then what they hid', () => {
    const given = talk({ held: '2026-1-22' }, 'goals:\n\t- goal: |\n\t\t\tLäs\tmer\n\t  kind: mal\n')
    const box = committed({ [a]: given })
    expect(told(box)).toEqual([
      `${a} yaml-tab `,
      `${a} date-invalid held`,
      `${a} property-missing goals[0].id`,
      `${a}  follow_ups[0]`,
    ])
    expect(box.read(a)).toContain('goals:\n  - id: m1\n    goal: |\n      Läs\tmer\n    kind: mal\n')
  })

  it('leaves alone what can be read in two ways', () => {
    const files = {
      [a]: whole({ held: '05/01/2026' }, 'goals:\n  - id: m1\n    goal: Bli #1\n'),
      'people/anna/b.md': whole(
        { planned: '2026-02-20', status: undefined },
        'signed:\n  employee:\n\tdate: 2026-01-25\n',
      ),
      'people/anna/c.md': whole({ id: 'anna-2026-03-20-medarbetarsamtal', employee: 'bo', planned: '2026-03-20' }),
    }
    const box = committed(files)
    expect(told(box)).toEqual([])
    for (const [path, text] of Object.entries(files)) expect(box.read(path)).toBe(text)
  })

  it('mends only the files that are named, but knows the others', () => {
    const box = committed({
      [a]: whole({ id: undefined }),
      'people/anna/b.md': whole({}),
      'people/bo/c.md': whole({ employee: 'bo', held: '2026-1-22' }),
    })
    expect(told(box, 'people/anna')).toEqual([`${a} property-missing id`])
    expect(box.read(a)).toContain('id: anna-2026-01-20-medarbetarsamtal-2\n')
    expect(box.read('people/bo/c.md')).toContain('held: 2026-1-22\n')
  })

  it("leaves alone what the settings say is nobody's concern", () => {
    const rules = ['file-misplaced', 'item-id-duplicate'].map(
      (rule) => `  ${rule}: {severity: off, reason: så är det}\n`,
    )
    const box = committed({
      'samtal.yaml': `samtal: 1\nrules:\n${rules.join('')}`,
      'people/bo/a.md': whole({}, 'goals:\n  - {id: m1, goal: A, kind: mal}\n  - {id: m1, goal: B, kind: mal}\n'),
    })
    expect(told(box)).toEqual([])
  })

  it('gives ids in the order of the files, and never one twice', () => {
    const box = committed({ 'people/anna/b.md': whole({ id: undefined }), [a]: whole({ id: undefined }) })
    expect(fixed(box).errors).toBe(0)
    expect(box.read(a)).toContain('id: anna-2026-01-20-medarbetarsamtal\n')
    expect(box.read('people/anna/b.md')).toContain('id: anna-2026-01-20-medarbetarsamtal-2\n')
  })

  it('refuses what does not go together', () => {
    const box = committed({ [a]: whole({}) })
    expectRefusal(box.samtal(['check', '--dry-run']), '--dry-run is only for use with --fix')
    expectRefusal(box.samtal(['check', '--fix', '--staged']), '--staged')
    expectRefusal(box.samtal(['check', '--fix', '-', '--stdin-filename', a]), 'cannot be used together')
    expectRefusal(box.samtal(['check', '--dry-run', '--lang', 'sv']), '--dry-run används bara tillsammans med --fix')
  })
})

describe('nothing is written', () => {
  const files = { 'people/bo/a.md': before, 'people/bo/b.md': bom + crlf(before), 'samtal.yaml': 'samtal: 1\n' }

  it.each([
    ['without --fix', []],
    ['with --dry-run', ['--fix', '--dry-run']],
    ['with --dry-run and JSON', ['--fix', '--dry-run', '--format', 'json']],
    ['with --dry-run and values', ['--fix', '--dry-run', '--show-values', 'people/bo']],
  ])('%s: not a byte, not in .git', (_, args) => {
    const box = committed(files)
    const all = snapshot(box)
    expect(box.samtal(['check', ...args]).code).toBe(1)
    expect(snapshot(box)).toEqual(all)
  })

  it('outside the file that is mended: not in .git, and no other file', () => {
    const box = committed({ [a]: whole({ held: '2026-1-22' }), 'people/anna/b.md': whole({ planned: '2026-02-20' }) })
    const all = snapshot(box)
    box.samtal(['check', '--fix'])
    const now = snapshot(box)
    const changed = Object.keys(now).filter((path) => now[path] !== all[path])
    expect(changed).toEqual([join(box.dir, 'people/anna'), join(box.dir, a)])
    expect(Object.keys(now)).toEqual(Object.keys(all))
  })
})

describe('check --fix --dry-run', () => {
  it('shows no value where output may be kept, only what would be mended', () => {
    const box = committed({ 'people/bo/a.md': before })
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

  it('shows a diff at a terminal, in which nothing acts on that', () => {
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
      expect.stringContaining('people/bo/a.md:5:11 error file-misplaced'),
    ])
    expect(box.samtal(['check', '--fix', '--dry-run', '--show-values']).out).toContain('-held: 2026-1-22')
  })

  it('veils identity numbers in the diff', () => {
    const box = committed({ [a]: talk({ held: '2026-1-22 # 19121212-1212' }, followUps) })
    const { out } = atTerminal(box, ['check', '--fix', '--dry-run', '--color', 'never'])
    expect(out).toContain('-held: 2026-1-22 # ••••••••-••••')
    expect(out).not.toContain('1212')
  })
})

describe('a file in the wrong place', () => {
  it('is moved beside a file of the same name, never over it', () => {
    const box = committed({
      [a]: whole({}),
      'people/anna/a-2.md': whole({ planned: '2026-02-20' }),
      'people/bo/a.md': whole({ planned: '2026-03-20' }),
      'people/cilla/a.md': whole({ planned: '2026-04-20' }),
    })
    const index = box.git('ls-files', '--stage')
    expect(told(box)).toEqual([
      'people/bo/a.md file-misplaced employee -> people/anna/a-3.md',
      'people/cilla/a.md file-misplaced employee -> people/anna/a-4.md',
    ])
    expect(filesIn(box.dir)).toEqual([a, 'people/anna/a-2.md', 'people/anna/a-3.md', 'people/anna/a-4.md'].sort())
    expect(box.read('people/anna/a-4.md')).toBe(whole({ planned: '2026-04-20' }))
    expect(box.git('ls-files', '--stage')).toBe(index)
  })

  it('is moved to a folder that is made for it, and is judged there though it was named where it lay', () => {
    const box = committed({ 'people/a.md': whole({ manager: 'Karin Ek' }) })
    const { code, out } = box.samtal(['check', '--fix', 'people/a.md'])
    expect(code).toBe(1)
    expect(out).toContain('\npeople/anna/a.md:6:10 error id-invalid manager')
  })

  it('is not moved into a link, to a place git ignores, or out of the workspace', () => {
    const box = committed({
      '.gitignore': 'people/bo/\n',
      'people/a.md': whole({}),
      'people/b.md': whole({ employee: 'bo' }),
      'people/c.md': whole({ employee: '../../home' }),
    })
    symlinkSync(box.home, join(box.dir, 'people/anna'))
    const all = snapshot(box)
    expect(told(box)).toEqual([])
    expect(snapshot(box)).toEqual(all)
  })
})

describe('files that are not to be touched', () => {
  const bad = whole({ held: '2026-1-22' })

  it('are those that git ignores, even when named', () => {
    const box = committed({ '.gitignore': 'people/anna/\n' }).write({ [a]: bad })
    expect(told(box, a)).toEqual([])
    expect(box.read(a)).toBe(bad)
  })

  it('are links, and files reached through one', () => {
    const box = committed({ 'people.yaml': '' })
    writeFileSync(join(box.home, 'a.md'), bad)
    mkdirSync(join(box.dir, 'people'))
    symlinkSync(box.home, join(box.dir, 'people/anna'))
    expect(box.samtal(['check', '--fix', a]).out).toMatch(/^Nothing to fix\.\n/)
    rmSync(join(box.dir, 'people/anna'))
    box.write({ 'people/anna/b.md': whole({}) })
    symlinkSync(join(box.home, 'a.md'), join(box.dir, a))
    expect(told(box)).toEqual([])
    expect(readFileSync(join(box.home, 'a.md'), 'utf8')).toBe(bad)
  })

  it('are those of git itself, and those that are not UTF-8', () => {
    const box = committed({ [a]: Buffer.from(bad.replace('# Samtal', '# S\xe4mtal'), 'latin1') })
    box.write({ '.git/x.md': bad })
    const all = snapshot(box)
    expect(told(box, '.git/x.md', a)).toEqual([])
    expect(snapshot(box)).toEqual(all)
  })
})

describe('writing', () => {
  const bytes = (text: string) => Buffer.from(text)

  it('keeps the mode of a file', () => {
    const box = committed({ [a]: whole({ held: '2026-1-22' }) })
    chmodSync(join(box.dir, a), 0o640)
    box.samtal(['check', '--fix'])
    expect(lstatSync(join(box.dir, a)).mode & 0o7777).toBe(0o640)
    expect(box.read(a)).toContain('held: 2026-01-22\n')
  })

  it('leaves a file alone that has changed since it was read', () => {
    const box = new Sandbox().write({ [a]: 'new', 'people/bo/b.md': 'new' })
    expect(replaceFile(box.dir, a, bytes('old'), bytes('mended'))).toBe(false)
    expect(moveFile(box.dir, a, 'people/cilla/a.md', bytes('old'))).toBe(false)
    expect(moveFile(box.dir, a, 'people/bo/b.md', bytes('new'))).toBe(false)
    expect(filesIn(box.dir)).toEqual([a, 'people/bo/b.md'])
    expect(box.read(a)).toBe('new')
    expect(replaceFile(box.dir, a, bytes('new'), bytes('mended'))).toBe(true)
    expect(box.read(a)).toBe('mended')
    expect(isRegularFile(box.dir, 'people')).toBe(false)
  })
})
