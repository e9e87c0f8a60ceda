import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { startSamtal, checkJson, expectNoStack, expectRefusal, filesIn, ownTemplate, snapshot } from '../support.ts'

const templates = readdirSync(new URL('../../templates', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))
  .sort()
const fullCommand = [
  'new',
  '--template',
  'medarbetarsamtal',
  '--person',
  'anna',
  '--manager',
  'karin',
  '--date',
  '2026-12-10',
]
const path = 'people/anna/2026-12-10-medarbetarsamtal.md'

/** Arguments of a new talk without some of its flags. */
function without(...flags: string[]): string[] {
  return fullCommand.filter((word, index) => !flags.includes(word) && !flags.includes(fullCommand[index - 1] ?? ''))
}

describe('new, from every shipped template', () => {
  it('makes a file that passes check --strict as planned', async () => {
    const box = new Sandbox().workspace()
    const runs = await Promise.all(
      templates.map((template, index) => {
        const who =
          template === 'kungsbacka-grupp'
            ? ['--group', 'norr', '--participants', 'anna,bo, cilla']
            : ['--person', `p${index}`]
        const rest = ['--manager', 'karin', '--date', '2026-12-28', '--print-path']
        return startSamtal(box, ['new', '--template', template, ...who, ...rest])
      }),
    )
    const paths = templates.map((template, index) =>
      template === 'kungsbacka-grupp'
        ? `people/norr/2026-12-28-${template}.md`
        : `people/p${index}/2026-12-28-${template}.md`,
    )
    expect(runs).toEqual(paths.map((made) => ({ code: 0, out: `${made}\n`, err: '' })))
    expect(filesIn(box.dir)).toEqual([...paths, 'samtal.yaml'].sort())
    const check = box.samtal(['check', '--strict'])
    expect(check).toEqual({ code: 0, out: `${templates.length + 1} files checked: all is well.\n`, err: '' })
    for (const [index, made] of paths.entries()) {
      const text = box.read(made)
      const person = made.split('/')[1] ?? ''
      expect(text).toMatch(/^---\nsamtal: 1\n/)
      expect(text).toContain(`\nid: ${person}-2026-12-28-${templates[index]}\n`)
      expect(text).toContain(`\ntemplate: ${templates[index]}\n`)
      expect(text).toContain('\nmanager: karin\nplanned: 2026-12-28\n')
      expect(text).toContain('\nheld:\n')
      expect(text).toMatch(/\n---\n\n# \S/)
      expect(text).not.toMatch(/\r|\uFEFF|undefined|\[object|native code/)
      expect(text.endsWith('\n')).toBe(true)
    }
    expect(box.read('people/norr/2026-12-28-kungsbacka-grupp.md')).toContain(
      '\ngroup: norr\nparticipants:\n  - anna\n  - bo\n  - cilla\n',
    )
  })
})

describe('new', () => {
  it('says what it created and what to do next, in both languages', () => {
    const box = new Sandbox().workspace()
    const en = box.samtal(fullCommand)
    expect(en).toMatchObject({ code: 0, err: '' })
    expect(en.out).toBe(
      `Created ${path}\nThe talk is planned for Thursday 2026-12-10.\nOpen the file in any text editor. When the talk has been held: fill in held and run samtal check ${path}\n`,
    )
    const sv = new Sandbox().workspace().samtal(fullCommand, { env: { SAMTAL_LANG: 'sv' } })
    expect(sv).toMatchObject({ code: 0, err: '' })
    expect(sv.out).toMatch(
      /^Skapade people\/anna\/2026-12-10-medarbetarsamtal\.md\nSamtalet är planerat till torsdagen den 2026-12-10\.\n.*samtal check people\/anna\//,
    )
  })

  it('takes manager, template and names from the roster', () => {
    const box = new Sandbox().workspace().write({
      'samtal.yaml': 'template: tillvaxtverket\n',
      'people.yaml':
        'anna: {manager: karin, template: kungsbacka, name: Anna}\nbo:\n  manager: karin\n  name: Bo Björk\nkarin:\n  name: Karin Ek\n',
    })
    expect(box.samtal(['new', '--person', 'anna', '--date', '2026-12-28']).code).toBe(0)
    const anna = box.read('people/anna/2026-12-28-kungsbacka.md')
    expect(anna).toContain('\ntemplate: kungsbacka\nemployee: anna\nmanager: karin\n')
    expect(box.samtal(['new', '--person', 'bo', '--date', '2026-12-28']).code).toBe(0)
    const bo = box.read('people/bo/2026-12-28-tillvaxtverket.md')
    expect(bo).toContain('\ntemplate: tillvaxtverket\nemployee: bo\nmanager: karin\n')
    expect(bo).toContain('Bo Björk')
    expect(bo).toContain('Karin Ek')
    expect(box.samtal(['check', '--strict']).code).toBe(0)
  })

  it('prefers options to the roster where the template allows', () => {
    const box = new Sandbox().workspace().write({
      'people.yaml': 'anna: {manager: karin, template: kungsbacka}\nbo: {manager: karin}\n',
      'templates/fri.yaml': ownTemplate('fri', 'participants: {manager: any}\n'),
    })
    expect(box.samtal([...without('--template'), '--template', 'fri', '--manager', 'bo']).code).toBe(0)
    expect(box.read('people/anna/2026-12-10-fri.md')).toContain('\nmanager: bo\n')
  })

  it('takes the manager that all participants have', () => {
    const box = new Sandbox().workspace().write({
      'people.yaml': 'anna: {manager: karin}\nbo: {manager: karin}\ncilla: {manager: sten}\n',
    })
    const group = (...participants: string[]) =>
      box.samtal([
        ...['new', '--template', 'kungsbacka-grupp', '--group', 'norr', '--date', '2026-12-10'],
        ...['--participants', participants.join(','), '--dry-run'],
      ])
    expect(group('anna', 'bo').out).toContain('\nmanager: karin\n')
    expectRefusal(group('anna', 'cilla'), '--manager')
  })

  it('works in a folder that is no repository, and from below the root', () => {
    const box = new Sandbox().write({ 'samtal.yaml': '' })
    expect(box.samtal(fullCommand).code).toBe(0)
    expect(existsSync(join(box.dir, path))).toBe(true)
    const repository = new Sandbox().workspace()
    mkdirSync(join(repository.dir, 'a/b'), { recursive: true })
    expect(repository.samtal(fullCommand, { cwd: join(repository.dir, 'a/b') }).code).toBe(0)
    expect(filesIn(repository.dir)).toEqual([path, 'samtal.yaml'])
  })

  it('puts talks where the settings say', () => {
    const box = new Sandbox().workspace().write({ 'samtal.yaml': 'conversations: samtal/å r\n' })
    expect(box.samtal([...fullCommand, '--print-path']).out).toBe('samtal/å r/anna/2026-12-10-medarbetarsamtal.md\n')
    expect(checkJson(box)).toMatchObject({ files: 2, findings: [] })
  })
})

describe('what a new file contains', () => {
  const scaffold = (template: string, ...more: string[]) =>
    new Sandbox().workspace().samtal([...without('--template'), '--template', template, '--dry-run', ...more]).out

  it('room for the ratings of both, and the title of each group of criteria before its first block', () => {
    const text = scaffold('resultat-utveckling-chef')
    const criteria = ['styrning', 'maluppfyllelse', 'resursanvandande', 'medarbetare', 'arbetsgivarrollen']
    for (const criterion of [...criteria, 'samverkan', 'egen-utveckling', 'verksamhetens-utveckling'])
      expect(text).toContain(`\n  ${criterion}: { employee: , manager: }\n`)
    expect(text).toContain('{ employee: bra, manager: behover-utveckla,\n# agreed: bra }.\n')
    const headings = [...text.matchAll(/^###+ .*/gm)].map(([heading]) => heading)
    const from = headings.indexOf('### Resultat')
    expect(headings.slice(from, from + 14)).toEqual([
      '### Resultat',
      '#### Hur motiverar du din skattning av styrning och måluppfyllelse?',
      '#### Vad kan du göra för att styra ännu bättre och bidra ännu mer till målen?',
      '#### Hur motiverar du din skattning av resursanvändandet?',
      '#### Vad kan du göra för att använda resurserna ännu bättre?',
      '### Förhållningssätt',
      '#### Hur motiverar du din skattning av förhållningssättet till medarbetare och till arbetsgivarrollen?',
      '#### Hur vill du utveckla ditt förhållningssätt till medarbetarna?',
      '#### Hur vill du utveckla ditt förhållningssätt till arbetsgivarrollen?',
      '#### Hur motiverar du din skattning av samverkan?',
      '#### Vad kan du göra för att samverkan och dess former ska bli ännu bättre, internt och externt?',
      '### Utvecklingsförmåga',
      '#### Hur motiverar du din skattning av utvecklingsförmågan?',
      '#### Vad skulle stärka din egen utveckling, och vad skulle stärka verksamhetens?',
    ])
    const block = '\n\n**Medarbetaren:**\n\n**Chefen:**\n\n**Där skattningarna skiljer sig åt:**\n'
    expect(text.split(block)).toHaveLength(6)
  })

  it('the plan in the order and the words of the form', () => {
    const text = scaffold('resultat-utveckling-chef')
    expect(text).toMatch(/\n# Utvecklingsplan\. .*\n[^]*\nagreements:\n[^]*\ngoals:\n[^]*\nratings:\n/)
    expect(text).toContain(
      [
        '_Åtaganden skrivs in överst i filen, under `agreements`._',
        '_Individuella utvecklingsområden skrivs in överst i filen, under `goals`._',
        '_Datum för underskrift skrivs in överst i filen, under `signed`._',
      ].join('\n\n'),
    )
    expect(scaffold('tillvaxtverket')).toMatch(
      /\n# Halvårsuppföljning\. Fyll i held när mötet har hållits\.\n# Ett möte däremellan \(uppdragsdialog\) läggs till/,
    )
  })

  it('where the template comes from', () => {
    expect(scaffold('kungsbacka')).toContain(
      '\n# Uppföljningssamtal\n\n_Mallen för uppföljningssamtal bygger på ”Riktlinjer för uppföljningssamtal”, Kungsbacka kommun; ' +
        'beslutade 2000-06-16 av Kommundirektionen; godkända 2000-06-06 av centrala samverkansgruppen; ' +
        'reviderade 2012-12-05; ansvarig: Kommunstyrelsens förvaltning._\n',
    )
  })

  it('follow-ups planned for weekdays, though they are due on other days', () => {
    for (const [date, planned, due] of [
      ['2026-03-18', '2026-09-18', '2026-09-18'], // a Friday
      ['2026-03-19', '2026-09-21', '2026-09-19'],
      ['2026-03-20', '2026-09-21', '2026-09-20'],
      ['2026-03-21', '2026-09-21', '2026-09-21'],
    ] as const) {
      const text = scaffold('tillvaxtverket', '--date', date)
      expect(text).toContain(`\n  - step: half-year\n    planned: ${planned}\n`)
      expect(text).toContain(`\n- Halvårsuppföljning: senast ${due}.`)
    }
  })

  it('a place for the new pay only where the template has one', () => {
    expect(scaffold('ki-lonesamtal')).toContain('\n# Ny lön, och den dag den gäller från. Kan lämnas tomt.\nnew_pay:\n')
    expect(scaffold('ki-chef')).not.toContain('new_pay')
  })
})

describe('without a terminal', () => {
  const box = new Sandbox().workspace()
  const group = ['new', '--template', 'kungsbacka-grupp', '--manager', 'karin', '--date', '2026-12-10']
  const cases: [string, string[]][] = [
    ['--template', without('--template')],
    ['--person', without('--person')],
    ['--manager', without('--manager')],
    ['--date', without('--date')],
    ['--group', [...group, '--participants', 'anna']],
    ['--participants', [...group, '--group', 'norr']],
  ]

  it.concurrent.each(cases)('a missing %s is exit 2 that names it', async (flag, args) => {
    const [en, sv] = await Promise.all([startSamtal(box, args), startSamtal(box, [...args, '--lang', 'sv'])])
    expectRefusal(en, new RegExp(`^samtal: give ${flag};`))
    expectRefusal(sv, new RegExp(`^samtal: ange ${flag};`))
    expect(filesIn(box.dir)).toEqual(['samtal.yaml'])
  })

  it('a missing --person is named though the roster could be chosen from', () => {
    const roster = new Sandbox().workspace().write({ 'people.yaml': 'anna: {manager: karin}\n' })
    expectRefusal(roster.samtal(without('--person')), '--person')
    expectRefusal(roster.samtal([...group, '--group', 'norr']), '--participants')
  })
})

describe('an existing file', () => {
  it('is never overwritten', () => {
    const box = new Sandbox().workspace().write({ [path]: 'Mina anteckningar\r\n' })
    expectRefusal(box.samtal(fullCommand), `${path} already exists`)
    expectRefusal(box.samtal(fullCommand, { env: { SAMTAL_LANG: 'sv' } }), `${path} finns redan`)
    expect(box.read(path)).toBe('Mina anteckningar\r\n')
    expect(filesIn(box.dir)).toEqual([path, 'samtal.yaml'])
  })

  it('is never overwritten, be it a folder or a link that leads nowhere', () => {
    const box = new Sandbox().workspace()
    mkdirSync(join(box.dir, path), { recursive: true })
    expectRefusal(box.samtal(fullCommand), 'already exists')
    const link = new Sandbox().workspace()
    mkdirSync(join(link.dir, 'people/anna'), { recursive: true })
    symlinkSync(join(link.home, 'ny.md'), join(link.dir, path))
    expectRefusal(link.samtal(fullCommand), 'already exists')
    expect(filesIn(link.home)).toEqual([])
  })

  it('lets exactly one of twelve concurrent runs create it', async () => {
    const box = new Sandbox().workspace()
    const runs = await Promise.all(Array.from({ length: 12 }, () => startSamtal(box, fullCommand)))
    expect(runs.map(({ code }) => code).sort()).toEqual([0, ...Array.from({ length: 11 }, () => 2)])
    for (const run of runs.filter(({ code }) => code !== 0)) expectRefusal(run, `${path} already exists`)
    expect(filesIn(box.dir)).toEqual([path, 'samtal.yaml'])
    expect(checkJson(box)).toMatchObject({ files: 2, findings: [] })
  })

  it('gives a new id where a renamed file has the old one', () => {
    const box = new Sandbox().workspace()
    const move = (name: string) => renameSync(join(box.dir, path), join(box.dir, `people/anna/${name}.md`))
    for (const name of ['flyttat', 'ännu ett']) {
      expect(box.samtal(fullCommand).code).toBe(0)
      move(name)
    }
    expect(box.samtal(fullCommand).code).toBe(0)
    expect(box.read('people/anna/flyttat.md')).toContain('\nid: anna-2026-12-10-medarbetarsamtal\n')
    expect(box.read('people/anna/ännu ett.md')).toContain('\nid: anna-2026-12-10-medarbetarsamtal-2\n')
    expect(box.read(path)).toContain('\nid: anna-2026-12-10-medarbetarsamtal-3\n')
    expect(checkJson(box)).toMatchObject({ files: 4, findings: [] })
  })

  it('is kept even if it is broken', () => {
    const box = new Sandbox().workspace().write({ 'people/bo/trasig.md': '---\ngoals: [\n---\n' })
    expect(box.samtal(fullCommand).code).toBe(0)
    expect(box.read('people/bo/trasig.md')).toBe('---\ngoals: [\n---\n')
  })
})

describe('follows', () => {
  it('names the latest held main talk', () => {
    const box = new Sandbox().workspace().write({
      'people/anna/1.md': talk({ planned: '2024-01-20', held: '2024-01-22' }),
      'people/anna/2.md': talk({ planned: '2025-01-20', held: '2025-01-22' }),
      'people/anna/3.md': talk({ planned: '2026-01-20' }),
      'people/anna/4.md': talk({ planned: '2026-02-20', held: '2026-02-20', template: 'ki-lonesamtal' }),
      'people/bo/1.md': talk({ employee: 'bo', planned: '2026-03-20', held: '2026-03-20' }),
    })
    expect(box.samtal([...fullCommand, '--dry-run']).out).toContain('\nfollows: anna-2025-01-20-medarbetarsamtal\n')
    const first = [...without('--person'), '--person', 'cilla', '--dry-run']
    expect(box.samtal(first).out).not.toContain('\nfollows')
  })

  it('names the latest held talk with the group', () => {
    const group = { template: 'kungsbacka-grupp', group: 'norr', participants: '[anna]' }
    const box = new Sandbox().workspace().write({
      'people/norr/1.md': talk({ ...group, planned: '2025-01-20', held: '2025-01-22' }),
      'people/norr/2.md': talk({ ...group, planned: '2026-01-20' }),
      'people/anna/1.md': talk({ planned: '2026-02-20', held: '2026-02-20' }),
    })
    const args = ['new', '--template', 'kungsbacka-grupp', '--group', 'norr', '--participants', 'anna,anna']
    const { code, out } = box.samtal([...args, '--manager', 'karin', '--date', '2026-12-10', '--dry-run'])
    expect(code).toBe(0)
    expect(out).toContain('\nfollows: norr-2025-01-20-kungsbacka-grupp\n')
    expect(out).toContain('\nparticipants:\n  - anna\nmanager:')
  })
})

describe('--dry-run and --print-path', () => {
  it('--dry-run shows the file that would be written, and writes nothing', () => {
    const box = new Sandbox().workspace()
    const before = snapshot(box)
    const { code, out, err } = box.samtal([...fullCommand, '--dry-run'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(snapshot(box)).toEqual(before)
    expect(box.samtal(fullCommand).code).toBe(0)
    expect(box.read(path)).toBe(out)
  })

  it('--print-path prints the path alone', () => {
    const box = new Sandbox().workspace()
    expect(box.samtal([...fullCommand, '--print-path'])).toEqual({ code: 0, out: `${path}\n`, err: '' })
    expect(existsSync(join(box.dir, path))).toBe(true)
  })

  it('--print-path with --dry-run prints the path and writes nothing', () => {
    const box = new Sandbox().workspace()
    expect(box.samtal([...fullCommand, '--print-path', '--dry-run'])).toEqual({ code: 0, out: `${path}\n`, err: '' })
    expect(filesIn(box.dir)).toEqual(['samtal.yaml'])
  })
})

describe('--edit', () => {
  const log = 'log.txt'
  /** An editor that writes its name and arguments to the log. */
  const editor = (box: Sandbox, name = 'my-editor', code = 0) => {
    const script = join(box.home, name)
    mkdirSync(dirname(script), { recursive: true })
    writeFileSync(script, `#!/bin/sh\nprintf '%s\\n' "\${0##*/}" "$@" > "${box.home}/${log}"\nexit ${code}\n`)
    chmodSync(script, 0o755)
    return script
  }
  const logged = (box: Sandbox) => readFileSync(join(box.home, log), 'utf8').trim().split('\n')

  it('opens the file in EDITOR, with its own arguments', () => {
    const box = new Sandbox().workspace()
    const run = box.samtal([...fullCommand, '--edit'], { env: { EDITOR: `${editor(box)} --wait  -n` } })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(logged(box)).toEqual(['my-editor', '--wait', '-n', join(box.dir, path)])
  })

  it('takes VISUAL before EDITOR', () => {
    const box = new Sandbox().workspace()
    const env = { VISUAL: editor(box, 'visual'), EDITOR: editor(box, 'editor') }
    expect(box.samtal([...fullCommand, '--edit'], { env }).code).toBe(0)
    expect(logged(box)[0]).toBe('visual')
  })

  it.each<[string, (path: string) => string, string[]]>([
    ['single quotes', (script) => `'${script}' --wait`, ['--wait']],
    ['double quotes', (script) => `"${script}" "--title=a b"`, ['--title=a b']],
    ['backslashes', (script) => `${script.replaceAll(' ', '\\ ')} -f`, ['-f']],
    ['nothing around it', (script) => script, []],
  ])('takes a path with spaces, with %s', (_, quote, args) => {
    const box = new Sandbox().workspace()
    const run = box.samtal([...fullCommand, '--edit'], { env: { EDITOR: quote(editor(box, 'my editors/the ed')) } })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(logged(box)).toEqual(['the ed', ...args, join(box.dir, path)])
  })

  it("takes git's core.editor where the environment has none, but not that of the repository", () => {
    const box = new Sandbox().workspace()
    box.git('config', 'core.editor', editor(box, 'of-the-repository'))
    expectRefusal(box.samtal([...fullCommand, '--edit']), 'VISUAL or EDITOR')
    expect(existsSync(join(box.home, log))).toBe(false)
    box.git('config', '--global', 'core.editor', `'${editor(box, 'my editors/ed')}' -f`)
    const run = box.samtal([...without('--person'), '--person', 'bo', '--edit'])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(logged(box).slice(0, 2)).toEqual(['ed', '-f'])
    const env = { EDITOR: editor(box, 'editor') }
    expect(box.samtal([...without('--person'), '--person', 'cilla', '--edit'], { env }).code).toBe(0)
    expect(logged(box)[0]).toBe('editor')
  })

  it('runs no shell', () => {
    const box = new Sandbox().workspace()
    const EDITOR = `${editor(box)} $(touch ${box.home}/pwned) ; touch ${box.home}/pwned`
    expect(box.samtal([...fullCommand, '--edit'], { env: { EDITOR } }).code).toBe(0)
    expect(existsSync(join(box.home, 'pwned'))).toBe(false)
  })

  it('reports a missing or failing editor, and keeps the file', () => {
    for (const [env, message] of [
      [{}, 'VISUAL or EDITOR'],
      [{ EDITOR: '/saknas/editor' }, '/saknas/editor'],
    ] as const) {
      const box = new Sandbox().workspace()
      expectRefusal(box.samtal([...fullCommand, '--edit'], { env }), message)
      expect(filesIn(box.dir)).toEqual([path, 'samtal.yaml'])
    }
    const box = new Sandbox().workspace()
    expectRefusal(box.samtal([...fullCommand, '--edit'], { env: { EDITOR: editor(box, 'broken', 3) } }), 'broken')
    expect(filesIn(box.dir)).toEqual([path, 'samtal.yaml'])
  })
})

describe('what new refuses', () => {
  it('links that lead out of the workspace, without a trace there', () => {
    const box = new Sandbox().workspace()
    mkdirSync(join(box.home, 'ute'))
    symlinkSync(join(box.home, 'ute'), join(box.dir, 'people'))
    expectRefusal(box.samtal(fullCommand), 'outside')
    expect(readdirSync(join(box.home, 'ute'))).toEqual([])

    const person = new Sandbox().workspace().write({ 'people/bo/a.md': talk({ employee: 'bo' }) })
    mkdirSync(join(person.home, 'ute'))
    symlinkSync(join(person.home, 'ute'), join(person.dir, 'people/anna'))
    expectRefusal(person.samtal(fullCommand), 'outside')
    expect(readdirSync(join(person.home, 'ute'))).toEqual([])
  })

  it('a file where the folder should be', () => {
    const file = new Sandbox().workspace().write({ people: 'en fil' })
    expectRefusal(file.samtal(fullCommand), 'people')
    const person = new Sandbox().workspace().write({ 'people/anna': 'en fil' })
    expectRefusal(person.samtal(fullCommand), 'people/anna')
    expect(person.read('people/anna')).toBe('en fil')
  })

  const people =
    'anna: {manager: karin, conflict_of_interest: [sten]}\nbo: {manager: sten, conflict_of_interest: [sten]}\ncilla: {manager: sten}\nkarin:\n'
  const cases: [string, string, string[], RegExp, RegExp][] = [
    ['an unknown template', '', [...without('--template'), '--template', 'nix'], /"nix".*ki-chef/, /”nix”.*ki-chef/],
    [
      'an unknown person',
      people,
      [...without('--person'), '--person', 'nix'],
      /--person: "nix" is not known/,
      /--person: ”nix”/,
    ],
    ['an unknown manager', people, [...without('--manager'), '--manager', 'nix'], /manager/, /manager/],
    ['a manager who is not the nearest', people, [...without('--manager'), '--manager', 'cilla'], /manager/, /manager/],
    [
      'a manager with a conflict of interest',
      people,
      [...without('--manager'), '--manager', 'sten'],
      /manager: according to the roster/,
      /manager: /,
    ],
    [
      'the nearest manager where that one has a conflict of interest',
      people,
      ['new', '--template', 'medarbetarsamtal', '--person', 'bo', '--date', '2026-12-10'],
      /give --manager/,
      /ange --manager/,
    ],
    ['a talk with oneself', '', [...without('--manager'), '--manager', 'anna'], /manager/, /manager/],
    ['an id that is none', '', [...without('--person'), '--person', 'Anna Ek'], /--person takes an id/, /--person ska/],
    ['an id that leads elsewhere', '', [...without('--person'), '--person', '../bo'], /--person takes/, /--person ska/],
    ['an empty id', '', [...without('--manager'), '--manager', ''], /--manager takes an id/, /--manager ska/],
    ['a day that is none', '', [...without('--date'), '--date', '2026-02-30'], /--date takes a date/, /--date ska/],
    ['a day that cannot be told', '', [...without('--date'), '--date', '31/2'], /--date takes a date/, /--date ska/],
    ['--person with --group', '', [...fullCommand, '--group', 'norr'], /--person and --group/, /--person och --group/],
    [
      '--person with --participants',
      '',
      [...fullCommand, '--participants', 'bo'],
      /--person and --participants/,
      /--person och --participants/,
    ],
    [
      'a group where the template is for two',
      '',
      [...without('--person'), '--group', 'norr', '--participants', 'anna'],
      /medarbetarsamtal.*--person/,
      /medarbetarsamtal.*--person/,
    ],
    [
      'one person where the template is for a group',
      '',
      [...without('--template'), '--template', 'kungsbacka-grupp'],
      /--group/,
      /--group/,
    ],
    [
      'a group with the id of a person',
      people,
      ['new', '--template', 'kungsbacka-grupp', '--group', 'anna', '--participants', 'bo', '--date', '2026-12-10'],
      /--group: "anna" is a person/,
      /--group: ”anna” är en person/,
    ],
    [
      'participants nobody knows',
      people,
      ['new', '--template', 'kungsbacka-grupp', '--group', 'n', '--participants', 'bo,nix', '--date', '2026-12-10'],
      /--participants: "nix"/,
      /--participants: ”nix”/,
    ],
    [
      'nobody to take part',
      '',
      ['new', '--template', 'kungsbacka-grupp', '--group', 'n', '--participants', ' , ', '--date', '2026-12-10'],
      /at least one participant/,
      /minst en deltagare/,
    ],
  ]

  it.concurrent.each(cases)('%s', async (_, roster, args, en, sv) => {
    const box = new Sandbox().workspace()
    if (roster) box.write({ 'people.yaml': roster })
    const before = filesIn(box.dir)
    const [english, swedish] = await Promise.all([
      startSamtal(box, args),
      startSamtal(box, args, { env: { SAMTAL_LANG: 'sv' } }),
    ])
    expectRefusal(english, en)
    expectRefusal(swedish, sv)
    expect(swedish.err).not.toBe(english.err)
    expect(filesIn(box.dir)).toEqual(before)
  })

  it('does not tell a conflict of interest from another wrong manager', () => {
    const box = new Sandbox().workspace().write({ 'people.yaml': people })
    const messages = ['cilla', 'sten'].map((manager) => box.samtal([...without('--manager'), '--manager', manager]).err)
    expect(messages[0]).toBe(messages[1])
  })

  it('another manager may hold the talk where the nearest has a conflict of interest', () => {
    const box = new Sandbox().workspace().write({ 'people.yaml': people })
    const args = ['new', '--template', 'medarbetarsamtal', '--person', 'bo', '--date', '2026-12-10']
    expect(box.samtal([...args, '--manager', 'karin']).code).toBe(0)
    expect(box.samtal(['check', '--strict']).code).toBe(0)
  })

  it('a broken roster, settings or template, pointing at check', () => {
    for (const [file, text] of [
      ['people.yaml', '- anna\n'],
      ['samtal.yaml', 'spräk: sv\n'],
    ] as const) {
      const box = new Sandbox().workspace().write({ [file]: text })
      expectRefusal(box.samtal(fullCommand), `${file} has errors; samtal check`)
      expect(filesIn(box.dir)).toEqual([...new Set([file, 'samtal.yaml'])].sort())
    }
    const box = new Sandbox().workspace().write({ 'templates/medarbetarsamtal.yaml': 'name: medarbetarsamtal\n' })
    expectRefusal(box.samtal(fullCommand), '"medarbetarsamtal" has errors; samtal check')
  })
})

describe('unusual but allowed', () => {
  it('the first and last days of the calendar end in a file that passes check, or in a refusal', async () => {
    const box = new Sandbox().workspace()
    const runs = await Promise.all(
      ['0001-01-01', '9999-12-31'].flatMap((day) =>
        ['kungsbacka', 'medarbetarsamtal', 'ki-chef'].map((template) =>
          startSamtal(box, [...without('--template', '--date'), '--template', template, '--date', day]),
        ),
      ),
    )
    for (const run of runs) {
      expectNoStack(run)
      expect([0, 2]).toContain(run.code)
    }
    expect(box.samtal(['check']).code).toBe(0)
  })

  it('a person named like a property of every object', () => {
    const box = new Sandbox().workspace()
    expect(box.samtal([...without('--person'), '--person', 'constructor']).code).toBe(0)
    expect(box.read('people/constructor/2026-12-10-medarbetarsamtal.md')).not.toContain('native code')
    expect(box.samtal([...fullCommand.slice(0, 5), '--manager', 'constructor', '--date', '2026-12-10']).code).toBe(0)
    expect(box.read(path)).not.toContain('native code')
  })

  it('ids as long as they may be', () => {
    const long = 'x'.repeat(64)
    const box = new Sandbox().workspace()
    expect(box.samtal([...without('--person', '--manager'), '--person', long, '--manager', 'y'.repeat(64)]).code).toBe(
      0,
    )
    expectRefusal(box.samtal([...without('--person'), '--person', `${long}x`]), '--person')
    expect(box.samtal(['check', '--strict']).code).toBe(0)
  })

  it('names in the roster that look like markup or YAML change nothing but the notes', () => {
    const name = '"---\\nheld: 2020-01-01\\n---\\n# {{x}} <script>"'
    const box = new Sandbox().workspace().write({ 'people.yaml': `anna: {manager: karin, name: ${name}}\n` })
    expect(
      box.samtal(['new', ...fullCommand.slice(1).filter((word) => word !== '--manager' && word !== 'karin')]).code,
    ).toBe(0)
    expect(box.read(path).split('\n---\n')).toHaveLength(2)
    expect(box.read(path)).not.toMatch(/^held: 2020/m)
    // Such a name is worth a warning, but no error.
    expect(box.samtal(['check']).code).toBe(0)
  })
})
