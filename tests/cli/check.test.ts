import { cpSync, linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk, type FindingJson } from '../harness.ts'
import {
  atTerminal,
  checkJson,
  expectRefusal,
  ownTemplate,
  places,
  parseCheckReport,
  shell,
  snapshot,
} from '../support.ts'

const anna = 'people/anna/a.md'
const bom = '\uFEFF'
const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const goal = (...lines: string[]) => `goals:\n  - id: m1\n${lines.map((line) => `    ${line}\n`).join('')}`

/** A file with an error, one with a warning, one with neither. */
function mixed(): Sandbox {
  return new Sandbox().init().write({
    'people/anna/error.md': talk({ held: 'igår' }),
    'people/bo/warning.md': talk({ employee: 'bo', follows: 'bo-2025-01-20-medarbetarsamtal' }),
    'people/cilla/good.md': talk({ employee: 'cilla' }),
  })
}

describe('check as text', () => {
  it('prints one line per finding and a summary', () => {
    const { code, out, err } = mixed().samtal(['check'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const [first = '', second = '', ...rest] = out.split('\n')
    expect(first).toMatch(/^people\/anna\/error\.md:8:7: error: date-invalid held: \S.*[^.]$/)
    expect(second).toMatch(/^people\/bo\/warning\.md:8:10: warning: reference-unknown follows: \S.*[^.]$/)
    expect(rest).toEqual(['3 files checked: 1 error, 1 warning.', ''])
  })

  it('prints the same findings in Swedish', () => {
    const { code, out, err } = mixed().samtal(['check', '--lang', 'sv'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const [first = '', second = '', ...rest] = out.split('\n')
    expect(first).toMatch(/^people\/anna\/error\.md:8:7: fel: date-invalid held: \S.*[^.]$/)
    expect(second).toMatch(/^people\/bo\/warning\.md:8:10: varning: reference-unknown follows: \S.*[^.]$/)
    expect(rest).toEqual(['3 filer granskade: 1 fel, 1 varning.', ''])
  })

  it('prints only the summary when there are no findings', () => {
    const box = new Sandbox().init().write({ [anna]: talk({}) })
    expect(box.samtal(['check'])).toEqual({ code: 0, out: '1 file checked: all is well.\n', err: '' })
    expect(box.samtal(['check', '--lang', 'sv']).out).toBe('1 fil granskad: allt stämmer.\n')
  })
})

describe('check as JSON', () => {
  it('has a schema version, kind and counts, and English messages in any language', () => {
    const box = mixed()
    const { code, out } = box.samtal(['check', '--format', 'json', '--lang', 'sv'])
    expect(code).toBe(1)
    const json = JSON.parse(out) as Record<string, unknown>
    expect(json).toMatchObject({ schemaVersion: 1, kind: 'check', files: 3, errors: 1, warnings: 1 })
    expect(json.findings).toMatchObject([
      {
        path: 'people/anna/error.md',
        line: 8,
        column: 7,
        severity: 'error',
        rule: 'date-invalid',
        property: 'held',
      },
      { path: 'people/bo/warning.md', severity: 'warning', rule: 'reference-unknown', property: 'follows' },
    ])
    expect(out).toBe(box.samtal(['check', '--format', 'json']).out)
    expect(out).toContain('date')
  })

  it('has an empty list when there are no findings', () => {
    const box = new Sandbox().init().write({ [anna]: talk({}) })
    expect(checkJson(box)).toEqual({ schemaVersion: 1, kind: 'check', files: 1, errors: 0, warnings: 0, findings: [] })
  })
})

describe('exit codes of check', () => {
  it('is 0 without errors, 1 with errors, and 1 with warnings under --strict', () => {
    const box = mixed()
    const code = (...args: string[]) => box.samtal(['check', ...args]).code
    expect(code('people/cilla')).toBe(0)
    expect(code('people/cilla', '--strict')).toBe(0)
    expect(code('people/bo')).toBe(0)
    expect(code('people/bo', '--strict')).toBe(1)
    expect(code('people/anna')).toBe(1)
    expect(code('--format', 'json', '--strict', 'people/bo')).toBe(1)
  })

  it('is 0 in an empty workspace', () => {
    expect(new Sandbox().workspace().samtal(['check']).code).toBe(0)
    expect(new Sandbox().write({ 'people.yaml': '' }).samtal(['check']).code).toBe(0)
  })
})

describe('findings', () => {
  it('of one broken file do not hide those of another', () => {
    const broken = 'goals: [\n'
    const box = new Sandbox().init().write({
      'samtal.yaml': 'färg: blå\n',
      'people.yaml': 'a: {manager: karin, start: 2026-02-30}\nb: {chef: karin}\nc:\n',
      'templates/egen.yaml': 'name: [\n',
      'templates/fel.yaml': ownTemplate('annat'),
      'people/a/1.md': '# Samtal\n',
      'people/a/2.md': '---\nsamtal: 1\n',
      'people/a/3.md': talk({ employee: 'a' }, broken),
      'people/a/4.md': Buffer.from('---\n\xe4\n---\n', 'latin1'),
      'people/a/5.txt': 'x',
      'people/b/1.md': talk({ employee: 'b' }, broken),
      'people/b/2.md': talk({ employee: 'b', planned: '2026-13-01' }),
      'people/b/3.md': talk({ employee: 'b', planned: '2026-01-21' }, 'färg: blå\n'),
      'people/c/1.md': '',
      'people/löst.md': talk({ employee: 'c' }),
    })
    const { files, findings } = checkJson(box)
    expect(places(findings).filter((place) => place.startsWith('people/'))).toEqual([
      'people/a/1.md:1:1 front-matter-missing',
      'people/a/2.md:1:1 participants-wrong',
      ...Array.from({ length: 4 }, () => 'people/a/2.md:1:1 property-missing'),
      'people/a/2.md:3:1 front-matter-unclosed',
      'people/a/3.md:8:8 bracket-unclosed',
      'people/a/4.md:1:1 encoding-invalid',
      'people/a/5.txt:1:1 file-unexpected',
      'people/b/1.md:8:8 bracket-unclosed',
      'people/b/2.md:7:10 date-invalid',
      'people/b/3.md:8:1 property-unknown',
      'people/c/1.md:1:1 front-matter-missing',
      'people/löst.md:5:11 file-misplaced',
    ])
    expect(places(findings).filter((place) => !place.startsWith('people/'))).toEqual([
      'people.yaml:1:28 date-invalid',
      'people.yaml:2:5 property-unknown',
      'samtal.yaml:1:1 property-unknown',
      ...Array.from({ length: 4 }, () => 'templates/egen.yaml:1:1 property-missing'),
      'templates/egen.yaml:1:7 bracket-unclosed',
      'templates/fel.yaml:2:7 name-mismatch',
    ])
    expect(files).toBe(14)
  })

  it('of one file are all reported in one run', () => {
    const box = new Sandbox().init().write({
      [anna]: talk(
        { manager: 'Karin Ek', held: '2026-1-2', id: 'Anna' },
        `${goal('goal: Läs', 'status: klart', 'due: snart')}  - goal: Skriv\nratings: bra\nok: ja\n`,
      ),
    })
    expect(places(checkJson(box).findings)).toEqual([
      `${anna}:3:5 id-invalid`,
      `${anna}:6:10 id-invalid`,
      `${anna}:8:7 date-invalid`,
      `${anna}:12:13 value-unknown`,
      `${anna}:13:10 date-invalid`,
      `${anna}:14:5 property-missing`,
      `${anna}:15:10 type-wrong`,
      `${anna}:16:1 property-unknown`,
    ])
  })

  it('are one per value: a value that its schema refuses is not checked again', () => {
    const box = new Sandbox().init().write({
      'people.yaml': 'anna: {manager: karin}\n',
      [anna]: talk({ id: 'x', manager: 'Karin Ek', template: 'Ki Chef', follows: 'Ett tidigare' }),
    })
    expect(places(checkJson(box).findings)).toEqual([
      `${anna}:4:11 id-invalid`,
      `${anna}:6:10 id-invalid`,
      `${anna}:8:10 id-invalid`,
    ])
  })

  it('go with a count of every file that is not git-ignored, unreadable ones included', () => {
    const box = new Sandbox().init().write({
      'samtal.yaml': 'language: en\n',
      'people.yaml': '# none\n',
      'templates/egen.yaml': ownTemplate('egen'),
      'people/norr/1.md': '',
      'people/norr/2.txt': '',
      'people/norr/.gitkeep': '',
      'notes.md': 'not a talk',
    })
    expect(checkJson(box).files).toBe(5)
  })
})

describe('git-ignored files', () => {
  const ignoring = () =>
    new Sandbox().init().write({
      '.gitignore': '*.bak.md\n/people/utkast/\n',
      [anna]: talk({}),
      'people/anna/a.bak.md': talk({}),
      'people/utkast/å.md': 'utkast',
    })

  it('are neither counted nor checked', () => {
    const { files, findings } = checkJson(ignoring())
    expect(places(findings)).toEqual([])
    expect(files).toBe(1)
  })

  it('are not counted in a folder or by a pattern either', () => {
    const box = ignoring()
    expect(checkJson(box, 'people/anna')).toMatchObject({ files: 1, findings: [] })
    expect(checkJson(box, 'people/**/*.md')).toMatchObject({ files: 1, findings: [] })
  })

  it('do not affect the check of a file that is named', () => {
    expect(places(checkJson(ignoring(), anna).findings)).toEqual([])
  })

  it('are left out of a folder that is named together with a file', () => {
    const box = ignoring()
    box.write({ 'people/anna/a.bak.md': '' })
    expect(checkJson(box, anna, 'people/utkast/../anna', 'people')).toMatchObject({ files: 1, findings: [] })
  })

  it('are checked when named', () => {
    const { files, findings } = checkJson(ignoring(), 'people/utkast/å.md')
    expect(files).toBe(1)
    expect(places(findings)).toEqual(['people/utkast/å.md:1:1 front-matter-missing'])
  })

  it('are checked once git tracks them', () => {
    const box = ignoring()
    box.git('add', '-f', 'people/anna/a.bak.md')
    expect(places(checkJson(box).findings)).toEqual([
      'people/anna/a.bak.md:3:5 id-duplicate',
      'people/anna/a.md:3:5 id-duplicate',
    ])
  })
})

describe('positions', () => {
  const files: [string, string][] = [
    ['value', talk({}, 'goals: nej\nheld:\n')],
    ['key', talk({}, 'held:\nok: ja\ninvited:\n')],
    ['missing', talk({}, 'goals:\n  - id: m1\n    goal: ett\n  - goal: två\nheld:\n')],
    ['calendar', talk({ held: '2026-02-30' }, 'invited:\n')],
    ['cut', talk({}, `${goal('goal: Bli #1')}held:\n`)],
    ['yaml', talk({}, `${goal('goal: Kurs: nu')}held:\n`)],
    ['control', talk({}, 'follows: a\u0007b\nheld:\n')],
    ['notes', `${talk({ held: '2026-01-22' }, 'invited:\n')}\nÖver {{dag}}\n`],
    ['fence', talk({}, 'held:\n').replace('\n---\n', '\n--- \n')],
  ]
  const write = (change: (text: string) => string) => {
    const box = new Sandbox().init()
    for (const [person, text] of files)
      box.write({ [`people/${person}/a.md`]: change(text.replaceAll('anna', person)) })
    return places(checkJson(box).findings)
  }
  const plain = write((text) => text)

  it('are line and column in the text', () => {
    expect(plain).toEqual([
      'people/calendar/a.md:8:7 date-invalid',
      'people/control/a.md:8:10 reference-unknown',
      'people/control/a.md:8:11 control-character',
      'people/cut/a.md:10:11 text-cut',
      'people/fence/a.md:9:1 front-matter-unclosed',
      'people/key/a.md:9:1 property-unknown',
      'people/missing/a.md:11:5 property-missing',
      'people/notes/a.md:14:6 placeholder-left',
      'people/value/a.md:8:8 type-wrong',
      'people/yaml/a.md:10:15 text-colon',
    ])
  })

  it.each<[string, (text: string) => string]>([
    ['a byte order mark', (text) => bom + text],
    ['CRLF', crlf],
    ['both', (text) => bom + crlf(text)],
  ])('are the same after %s', (_, change) => {
    expect(write(change)).toEqual(plain)
  })

  it('are not moved by CRLF: valid files have no findings', () => {
    // A trailing comment, quotes, a nested flow map: only the full parser reads these.
    const box = new Sandbox().init().write({
      'people/a/a.md': crlf(talk({ employee: 'a' }, 'invited: 2025-12-01 # då\nheld: 2026-01-22\n')),
      'people/b/a.md': crlf(talk({ employee: 'b' }, 'invited: # tomt\ngoals: []\n')),
      'people/c/a.md': crlf(talk({ employee: 'c' }, `invited: # tomt\n${goal('goal: "Läs: en bok"', 'status: open')}`)),
      'people/d/a.md': crlf(talk({ employee: 'd' }, 'invited: # tomt\nheld: "2026-01-22"\n')),
      'people/e/a.md': crlf(talk({ employee: 'e' }, 'invited: # tomt\nheld:\n')),
      'people/f/a.md': crlf(talk({ employee: 'f' }, `invited: # tomt\n${goal('goal: |', '  Läs')}`)),
      'people.yaml': bom + crlf('a: {manager: karin}\nb:\nc:\nd:\ne:\nf: {leave: [{from: 2026-01-01}]} # ledig\n'),
    })
    expect(places(checkJson(box).findings)).toEqual([])
  })

  it('count characters, not bytes or code units', () => {
    const box = new Sandbox().init().write({
      'people/a/a.md': talk({ employee: 'a' }, 'goals: [åäö, 🎉🎉, {x: 1}]\n'),
      'people/b/a.md': `${talk({ employee: 'b', held: '2026-01-22' })}\nåäö 🎉👩‍👩‍👧 e\u0301 {{dag}}\n`,
      'people/å/a.md': talk({ employee: 'å' }),
    })
    expect(places(checkJson(box).findings)).toEqual([
      'people/a/a.md:8:9 type-wrong',
      'people/a/a.md:8:14 type-wrong',
      'people/a/a.md:8:19 property-unknown',
      // The family emoji is five characters, the decomposed é is two.
      'people/b/a.md:13:15 placeholder-left',
      'people/å/a.md:3:5 id-invalid',
      'people/å/a.md:5:11 id-invalid',
    ])
  })

  it('of an unclosed quotation mark or bracket are where it opens', () => {
    const rest = 'held:\nfollows:\ninvited:\n'
    const box = new Sandbox().init().write({
      'people/a/a.md': talk({ employee: 'a' }, `${goal('goal: "Läs en bok')}${rest}`),
      'people/b/a.md': talk({ employee: 'b' }, `${goal("goal: 'Läs en bok")}${rest}`),
    })
    expect(places(checkJson(box).findings).map((place) => place.replace(/:\d+ /, ' '))).toEqual([
      'people/a/a.md:10 text-quoted',
      'people/b/a.md:10 text-quoted',
    ])
  })
})

describe('paths', () => {
  const box = new Sandbox().init().write({
    'people.yaml': 'anna: {chef: x}\n',
    'templates/egen.yaml': ownTemplate('annan'),
    'people/anna/a.md': '',
    'people/anna/b.md': '',
    'people/bo/a.md': '',
    'people/bo/å ä [ö].md': '',
    'people/bo/e\u0301.md': '',
    'README.md': 'x',
  })
  mkdirSync(join(box.dir, 'people/tom'))
  const chosen = (...args: string[]) => [...new Set(checkJson(box, ...args).findings.map(({ path }) => path))]

  it('select a file, a folder or several', () => {
    expect(chosen('people/anna/a.md')).toEqual(['people/anna/a.md'])
    expect(chosen('people/anna')).toEqual(['people/anna/a.md', 'people/anna/b.md'])
    expect(chosen('./people/anna/')).toEqual(['people/anna/a.md', 'people/anna/b.md'])
    expect(chosen('people/anna/b.md', 'people/anna/b.md', 'people/bo/a.md')).toEqual([
      'people/anna/b.md',
      'people/bo/a.md',
    ])
    expect(chosen('.')).toEqual(chosen())
  })

  it('select roster and templates', () => {
    expect(chosen('people.yaml')).toEqual(['people.yaml'])
    expect(chosen('templates')).toEqual(['templates/egen.yaml'])
  })

  it('select by pattern', () => {
    expect(chosen('people/*/a.md')).toEqual(['people/anna/a.md', 'people/bo/a.md'])
    expect(chosen('**/b.md')).toEqual(['people/anna/b.md'])
    expect(chosen('people/{anna,bo}/b.md')).toEqual(['people/anna/b.md'])
  })

  it('are file names first and patterns second', () => {
    expect(chosen('people/bo/å ä [ö].md')).toEqual(['people/bo/å ä [ö].md'])
  })

  it('match whether composed or decomposed (NFC or NFD)', () => {
    expect(chosen('people/bo/e\u0301.md')).toEqual(['people/bo/e\u0301.md'])
    expect(chosen('people/bo/\u00e9.md')).toEqual(['people/bo/e\u0301.md'])
    expect(chosen('people/bo/a\u030a a\u0308 [o\u0308].md')).toEqual(['people/bo/å ä [ö].md'])
  })

  it('are relative to the current folder', () => {
    const run = box.samtal(['check', '--format', 'json', 'a.md', '../bo/a.md', '*b.md'], {
      cwd: join(box.dir, 'people/anna'),
    })
    expect(parseCheckReport(run).findings.map(({ path }) => path)).toEqual([
      'people/anna/a.md',
      'people/anna/b.md',
      'people/bo/a.md',
    ])
  })

  it('may name a file outside the talk folders, which is then checked as a talk', () => {
    expect(places(checkJson(box, 'README.md').findings)).toEqual(['README.md:1:1 front-matter-missing'])
  })

  it('that are missing, outside the workspace or match nothing give exit 2', () => {
    const check = (...args: string[]) => box.samtal(['check', ...args])
    expectRefusal(check('people/anna/saknas.md'), 'people/anna/saknas.md does not exist')
    expectRefusal(check('people/anna/a.md', 'people/anna/saknas.md'), 'saknas')
    expectRefusal(check('people/**/saknas-*.md'), 'people/**/saknas-*.md matches no')
    expectRefusal(check('../x.md'), 'nothing to check here')
    expectRefusal(check('/etc/passwd'), 'nothing to check here')
    expectRefusal(check(box.home), 'nothing to check here')
    expectRefusal(check('people/tom'), 'people/tom matches no')
  })

  it.each([
    ['lead through a file', 'people/anna/a.md/b.md'],
    ['are too long for any file', `people/${'x'.repeat(300)}.md`],
  ])('that %s are exit 2', (_, path) => {
    expectRefusal(box.samtal(['check', path]), 'does not exist')
  })

  it('that match nothing are accepted with --allow-empty, missing files are not', () => {
    expect(box.samtal(['check', 'people/**/saknas-*.md', '--allow-empty'])).toEqual({
      code: 0,
      out: 'Nothing has been checked: none of these files is a talk, roster, settings or template.\n',
      err: '',
    })
    expectRefusal(box.samtal(['check', 'people/anna/saknas.md', '--allow-empty']), 'does not exist')
  })
})

describe('standard input', () => {
  const box = new Sandbox().init().write({ [anna]: talk({}), 'people/anna/b.md': talk({ planned: '2027-01-20' }) })
  const pipe = (input: string | Uint8Array, name = anna, ...args: string[]) =>
    box.samtal(['check', '--format', 'json', '-', '--stdin-filename', name, ...args], { input })

  it('is checked in place of the file that --stdin-filename names', () => {
    expect(parseCheckReport(pipe(talk({})))).toMatchObject({ files: 1, findings: [] })
    const twin = parseCheckReport(pipe(talk({ id: 'anna-2027-01-20-medarbetarsamtal' })))
    expect(places(twin.findings)).toEqual([`${anna}:3:5 id-duplicate`])
    expect(parseCheckReport(pipe(talk({ planned: '2026-02-30' }), 'people/anna/ny.md')).findings).toMatchObject([
      { path: 'people/anna/ny.md', line: 7, column: 10, rule: 'date-invalid' },
    ])
  })

  it('may have a byte order mark and CRLF', () => {
    expect(parseCheckReport(pipe(bom + crlf(talk({ held: 'nej' })))).findings).toMatchObject([{ line: 8, column: 7 }])
  })

  it('is checked together with other files', () => {
    const both = new Sandbox().init().write({ [anna]: talk({}), 'people/bo/a.md': '' })
    const run = both.samtal(['check', '--format', 'json', '-', '--stdin-filename', anna, 'people/bo'])
    expect(places(parseCheckReport(run).findings)).toEqual([
      `${anna}:1:1 front-matter-missing`,
      'people/bo/a.md:1:1 front-matter-missing',
    ])
  })

  it('that is not UTF-8 is a finding', () => {
    const latin1 = Buffer.from(`${talk({})}\nL\u00e4s\n`, 'latin1')
    expect(places(parseCheckReport(pipe(latin1)).findings)).toEqual([`${anna}:1:1 encoding-invalid`])
  })

  it('is checked as its name says: as a roster, as a template, or as an unexpected file', () => {
    expect(places(parseCheckReport(pipe('anna: {manager: karin}\n', 'people.yaml')).findings)).toEqual([])
    expect(places(parseCheckReport(pipe('anna: {chef: karin}\n', 'people.yaml')).findings)).toEqual([
      'people.yaml:1:8 property-unknown',
    ])
    expect(places(parseCheckReport(pipe(talk({}), 'people/anna/a.txt')).findings)).toEqual([
      'people/anna/a.txt:1:1 file-unexpected',
    ])
  })

  it('has the same size limit as a file', () => {
    const endless = `"$node" -e 'process.stdout.write("x".repeat(40 << 20))'`
    const run = shell(box, `${endless} | "$node" "$samtal" check --format json - --stdin-filename ${anna}; true`)
    expect(places((JSON.parse(run.out) as { findings: FindingJson[] }).findings)).toEqual([
      `${anna}:1:1 file-unreadable`,
    ])
  })

  it('needs a name inside the workspace', () => {
    expectRefusal(box.samtal(['check', '-'], { input: talk({}) }), '--stdin-filename')
    expectRefusal(pipe('# No talk\n', '../a.md'), 'nothing to check here')
  })
})

describe('-o', () => {
  it('writes the report to the file and prints nothing', () => {
    const box = mixed()
    for (const format of ['text', 'json']) {
      const { out } = box.samtal(['check', '--format', format])
      const run = box.samtal(['check', '--format', format, '-o', format])
      expect(run).toEqual({ code: 1, out: '', err: '' })
      expect(box.read(format)).toBe(out)
    }
  })

  it('replaces the file atomically and leaves no other file', () => {
    const box = mixed()
    box.write({ 'ut.json': 'gammalt' })
    linkSync(join(box.dir, 'ut.json'), join(box.dir, 'kvar.json'))
    expect(box.samtal(['check', '--format', 'json', '--output', 'ut.json'])).toEqual({ code: 1, out: '', err: '' })
    expect(JSON.parse(box.read('ut.json'))).toMatchObject({ kind: 'check' })
    // A new file is renamed into place, so a program that has the old one open still reads the old one.
    expect(box.read('kvar.json')).toBe('gammalt')
    expect(readdirSync(box.dir).sort()).toEqual(['.git', 'kvar.json', 'people', 'ut.json'])
  })

  it('leaves the file alone when the job cannot be done', () => {
    const box = mixed()
    box.write({ 'ut.txt': 'gammalt' })
    expectRefusal(box.samtal(['check', 'saknas', '-o', 'ut.txt']))
    expect(box.read('ut.txt')).toBe('gammalt')
  })

  it('reports why it cannot write', () => {
    const box = mixed()
    expectRefusal(box.samtal(['check', '-o', 'saknas/ut.txt']), 'saknas/ut.txt could not be written (ENOENT)')
    expectRefusal(box.samtal(['check', '-o', 'people']), '-o people names a folder')
    expect(readdirSync(box.dir).sort()).toEqual(['.git', 'people'])
  })

  it('writes no colours to the file', () => {
    const box = mixed()
    expect(box.samtal(['check', '-o', 'ut.txt', '--color', 'always']).code).toBe(1)
    expect(box.read('ut.txt')).not.toContain('\u001b')
  })
})

describe('a confidential value', () => {
  let count = 0
  const secrets: string[] = []
  /** A word that occurs nowhere else. */
  const secret = (form = (word: string) => word) => {
    const word = form(`qz${String(++count).padStart(3, '0')}x`)
    secrets.push(word)
    return word
  }
  const upper = (word: string) => word.toUpperCase()
  let file = 0
  const box = new Sandbox().init()
  const add = (given: Record<string, string | undefined>, extra = '', notes = '') => {
    const employee = `p${++file}`
    box.write({ [`people/${employee}/a.md`]: `${talk({ employee, ...given }, extra)}\n${secret()} ${notes}\n` })
  }
  const rated = { template: 'resultat-utveckling-chef', held: '2026-01-22' }

  // Valid free text beside an unrelated error.
  const texts = ['goal', 'how', 'effect', 'needs', 'follow_up', 'result']
  add(
    { held: '2026-01-22' },
    `${goal('status: klart', ...texts.map((key) => `${key}: ${secret()}`))}agreements:\n  - id: o1\n${['agreement', 'how', 'follow_up', 'result'].map((key) => `    ${key}: ${secret()}\n`).join('')}    owner: alla\nfollow_ups:\n  - step: nej\n    summary: ${secret()}\n`,
  )
  // Text that is wrong as YAML.
  for (const key of texts) add({}, goal(`${key}: ${secret()} #${secret()}`))
  add({}, goal(`goal: | ${secret()}`))
  add({}, goal(`goal: > ${secret()}`, `  ${secret()}`))
  add({}, goal(`goal: ${secret()}: ${secret()}`))
  add({}, goal(`goal: "${secret()}`, `how: ${secret()}`))
  add({}, goal(`goal: [${secret()}, ${secret()}`))
  add({}, goal(`goal: {${secret()}: ${secret()}}`))
  add({}, goal(`goal: *${secret()}`))
  add({}, goal(`goal: &${secret()} ${secret()}`))
  add({}, goal(`goal: !${secret()} ${secret()}`))
  add({}, goal(`goal: !!js/${secret()} ${secret()}`))
  add({}, goal(`goal: @${secret()}`, `how: %${secret()}`))
  add({}, `%${secret()} ${secret()}\n`)
  add({}, `? ${secret()}\n: ${secret()}\n`)
  add({}, `[${secret()}, ${secret()}]: ${secret()}\n`)
  add({}, `<<: {${secret()}: ${secret()}}\n`)
  add({}, `goals:\n  - id: m1\n\tgoal: ${secret()}\n`)
  add({}, goal(`goal: ${secret()}\u0007${secret()}`))
  add({}, goal(`goal: "${secret()}\\u0007${secret()}"`))
  add({}, `${secret()}\n`)
  add({}, `--- ${secret()}\n`)
  add({}, `${goal(`goal: ${secret()}`)}  ${secret()}\n`)
  add({}, `goals: ${'['.repeat(9)}${secret()}${']'.repeat(9)}\n`)
  add({}, `# ${secret()}${'x'.repeat(64 * 1024)}\n`)
  // Keys: a sentence, a misspelling and a duplicate, in every kind of map.
  add({}, `${secret()} ${secret()}: ${secret()}\n`)
  add({}, `${secret()}: ${secret()}\n`)
  add({}, `Hon mår ${secret()}: ${secret()}\n`)
  add({}, goal(`${secret()}: ${secret()}`, 'goal: Läs'))
  add({}, `agreements:\n  - ${secret()}: ${secret()}\n`)
  add({}, `follow_ups:\n  - ${secret()}: ${secret()}\n    step: half-year\n`)
  add({}, `signed:\n  ${secret()}: {${secret()}: ${secret()}}\n  employee: {${secret()}: 1}\n`)
  const twice = secret()
  add({}, `${twice}: ${secret()}\n${twice}: ${secret()}\n`)
  add({}, `"${secret()}%zz": ${secret()}\n`)
  // Values that the schema or the template does not allow.
  for (const key of [
    'id',
    'template',
    'manager',
    'planned',
    'invited',
    'held',
    'follows',
    'goals',
    'signed',
    'ratings',
  ])
    add({ [key]: secret(upper) })
  add({ employee: secret(upper) })
  add({ samtal: secret() })
  const unknownTemplate = secret()
  add({ template: unknownTemplate })
  add({ follows: secret() })
  add({ employee: undefined, group: secret(upper), participants: `[${secret(upper)}]` })
  add({ participants: `[${secret()}, ${secret()}]` })
  add({ held: '2026-01-22' }, goal(`kind: ${secret()}`, `goal: ${secret()}`))
  add({}, goal(`kind: ${secret(upper)}`, `goal: ${secret()}`))
  add({}, goal(`goal: [${secret()}]`, `status: ${secret()}`, `due: ${secret()}`, `from: ${secret()}`))
  add({}, goal(`goal: ${secret()}`, `from: ${secret()}/m1`, 'status: changed'))
  add({}, `goals:\n  - id: ${secret(upper)}\n    goal: ${secret()}\n  - ${secret()}\n`)
  add({}, `agreements:\n  - id: o1\n    agreement: ${secret()}\n    owner: ${secret()}\n`)
  add({}, `follow_ups:\n  - step: ${secret()}\n    planned: ${secret()}\n    held: ${secret()}\n`)
  add({}, `signed:\n  employee: {date: ${secret()}, digest: "${secret()} ${secret()}"}\n`)
  add(rated, `ratings:\n  ${secret()}: bra\n  styrning: ${secret()}\n`)
  add(rated, `ratings:\n  ${secret(upper)}: ${secret(upper)}\n  styrning: [${secret()}]\n`)
  add(rated, `ratings: ${secret()}\n`)
  // Placeholders.
  add({ held: '2026-01-22' }, goal('kind: mal', `goal: "${secret()} {{${secret()}}}"`), `{{${secret()}}}`)
  box.write({
    'people/q1/a.md': `${secret()}\n---\n`,
    'people/q2/a.md': `---\n${secret()}: ${secret()}\n`,
    'people/q3/a.md': `---${secret()}\n---\n`,
    'people/q4/a.md': Buffer.from(`---\ngoal: \xe4 ${secret()}\n---\n`, 'latin1'),
    'people/q5/a.txt': secret(),
  })
  const roster = () =>
    `anna:\n  leave: [{from: ${secret()}, ${secret()}: 1}]\n  conflict_of_interest: [${secret(upper)}]\n  ${secret()}: ${secret()}\n  employment: ${secret()}\n  start: ${secret()}\n  manager: ${secret(upper)}\n"${secret(upper)} ${secret()}": {name: ${secret()}}\n`
  box.write({
    'people.yaml': roster(),
    'samtal.yaml': `${secret()}: ${secret()}\ntimezone: ${secret()}\nlanguage: ${secret()}\nsince: ${secret()}\n`,
    'templates/egen.yaml': `${ownTemplate('egen')}${secret()}: ${secret()}\nnotice: ${secret()}\n`,
    'templates/fel.yaml': `${secret()}: [${secret()}\n`,
  })
  const leaked = (text: string) => secrets.filter((word) => text.toLowerCase().includes(word.toLowerCase()))

  it.each([
    ['text', ['--format', 'text']],
    ['Swedish text', ['--lang', 'sv', '--strict']],
    ['JSON', ['--format', 'json']],
    ['JSON with --show-values', ['--format', 'json', '--show-values']],
    ['colours', ['--color', 'always']],
  ])('is never in the output without a terminal: %s', (_, args) => {
    const { code, out, err } = box.samtal(['check', ...args], { env: { FORCE_COLOR: '' } })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(leaked(out)).toEqual([])
    // Every file has at least one finding.
    const silent = Array.from({ length: file }, (_each, index) => `people/p${index + 1}/a.md`).filter(
      (path) => !out.includes(path),
    )
    expect(silent).toEqual([])
  })

  it('is never in a file written with -o, even on a terminal', () => {
    const run = atTerminal(box, ['check', '-o', 'ut.txt'])
    expect(run).toEqual({ code: 1, out: '', err: '' })
    expect(leaked(box.read('ut.txt'))).toEqual([])
    rmSync(join(box.dir, 'ut.txt'))
  })

  it('is never printed where CI is set, even on a terminal', () => {
    const { code, out, err } = atTerminal(box, ['check', '--color', 'never'], { CI: 'true' })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(leaked(out)).toEqual([])
  })

  it('is shown on a terminal, with a caret and a suggested fix', () => {
    const run = atTerminal(box, ['check', 'people/p2', '--color', 'never'])
    expect(run.code).toBe(1)
    expect(run.out).toMatch(
      /^people\/p2\/a\.md:10:11: error: text-cut .*\n {2}10 \| {5}goal: qz\d+x #qz\d+x\n {17}\^\n {4}What to do: \S.*\(samtal explain text-cut\)\n/m,
    )
  })

  it('is shown with --show-values', () => {
    const { out } = box.samtal(['check', '--show-values'])
    expect(leaked(out).length).toBeGreaterThan(40)
    expect(out).toMatch(/^ {2}\d+ \| .*qz\d+x/m)
  })

  it('is not printed by the other commands in a broken workspace', () => {
    for (const args of [['due'], ['new', '--person', 'anna'], ['templates']]) {
      const run = box.samtal(args)
      expectRefusal(run)
      expect(leaked(run.err)).toEqual([])
    }
  })

  it('is not printed by due, for valid or broken talks', () => {
    const committed = new Sandbox().init()
    cpSync(join(box.dir, 'people'), join(committed.dir, 'people'), { recursive: true })
    committed.commit('2026-02-01')
    for (const format of ['text', 'json']) {
      const { code, out, err } = committed.samtal(['due', '--long', '--within', '2y', '--format', format])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain('people/p1/')
      // A template's name is public if it has the form of a name.
      expect(leaked(out).filter((word) => word !== unknownTemplate)).toEqual([])
    }
  })
})

describe('check and due', () => {
  it('write nothing, anywhere', () => {
    const box = new Sandbox().init().write({
      'people.yaml': 'anna: {manager: karin}\nbo: {manager: karin}\n',
      [anna]: talk({ held: '2026-01-22' }),
      'people/bo/trasig.md': '---\ngoals: [\n---\n',
    })
    box.commit('2026-01-25')
    // The index is out of date: git would refresh it.
    writeFileSync(join(box.dir, anna), talk({ held: '2026-01-22' }))
    box.write({ 'people/bo/ny.md': talk({ employee: 'bo' }) })
    const before = snapshot(box)
    for (const args of [
      ['check'],
      ['check', '--format', 'json', anna],
      ['due'],
      ['due', '--within', '1y'],
      ['due', '--no-history'],
    ])
      expect(box.samtal(args).err).toBe('')
    expect(snapshot(box)).toEqual(before)
  })
})
