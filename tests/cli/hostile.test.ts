import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, Sandbox, talk, type Run } from '../harness.ts'
import {
  startSamtal,
  checkJson,
  expectNoStack,
  expectRefusal,
  ownTemplate,
  places,
  parseCheckReport,
  snapshot,
} from '../support.ts'

const goal = (...lines: string[]) => `goals:\n  - id: m1\n${lines.map((line) => `    ${line}\n`).join('')}`
const newCommand = [
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

/** Checks talks given by a short name, each in the folder of its own person; gives the findings by that name. */
function findingsIn(files: Record<string, string | Uint8Array>, box = new Sandbox().init()): Record<string, string[]> {
  const names = Object.keys(files)
  // The same length as `person`, so that sizes stay the same.
  const person = (index: number) => `pers${String(index).padStart(2, '0')}`
  for (const [index, name] of names.entries()) {
    const text = Buffer.from(files[name] ?? '').toString('latin1')
    const path = `people/${person(index)}/a.md`
    box.write({ [path]: Buffer.from(text.replaceAll('person', person(index)), 'latin1') })
  }
  const before = snapshot(box)
  const { findings, files: count } = checkJson(box)
  expectNoStack(box.samtal(['check']))
  expect(snapshot(box)).toEqual(before)
  expect(count).toBe(names.length)
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      findings
        .filter(({ path }) => path.startsWith(`people/${person(index)}/`))
        .map(({ line, column, rule }) => `${line}:${column} ${rule}`),
    ]),
  )
}

/** A talk; `findingsIn` replaces `person` by an id. */
const talkOfPerson = (given: Record<string, string | undefined> = {}, extra = '') =>
  talk({ employee: 'person', ...given }, extra)

/** Runs samtal, and kills it after so many milliseconds. */
function runWithin(milliseconds: number, box: Sandbox, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: box.dir,
    env: box.env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

describe('code that other parsers would run', () => {
  const marker = 'koden-har-korts'

  it('is never run: fences with a language, tags, settings, filters, hooks', () => {
    const box = new Sandbox().init()
    const file = join(box.dir, marker)
    const js = `require("fs").writeFileSync(${JSON.stringify(file)}, "")`
    const fences = [
      '---js',
      '---javascript',
      '--- js',
      '---\tjs',
      '---JS',
      '---node',
      '---coffee',
      '---json',
      '---toml',
      '---yaml',
      '---;',
      ';;;',
      '+++',
      '---js\u0020',
      '----',
      '\u0020---',
      '\uFEFF\uFEFF---',
      '\n---',
    ]
    for (const [index, fence] of fences.entries()) box.write({ [`people/f${index}/a.md`]: `${fence}\n${js}\n---\n` })
    box.write({
      'people/g/a.md': `---\r---js\r${js}\r---\r`,
      'people/h/a.md': `---\n---js\n${js}\n---\n`,
      'people/i/a.md': talk({ employee: 'i' }, `held: !!js/function 'function () { ${js} }'\n`),
      'people/j/a.md': talk({ employee: 'j' }, `held: !<tag:yaml.org,2002:js/undefined> ''\n`),
      'people/k/a.md': talk({ employee: 'k' }, `"${js.replaceAll('"', "'")}": 1\n`),
      'people/l/a.md': talk({ employee: 'l' }, `held: \`touch ${marker}\`\n`),
      'people/m/a.md': talk({ employee: 'm' }, `held: $(touch ${marker})\n`),
      'people/n/a.md': talk({ employee: 'n' }, `manager: {toString: !!js/function '${js}'}\n`),
      'templates/egen.yaml': `---js\n${js}\n---\n`,
      'templates/egen.js': js,
      'package.json': JSON.stringify({ scripts: { prepare: `touch ${marker}` }, samtal: './samtal.config.js' }),
      'samtal.config.js': js,
      '.samtalrc.js': js,
      'samtal.js': js,
    })
    const { findings } = checkJson(box)
    const rules = (person: string) => findings.filter(({ path }) => path.startsWith(`people/${person}/`))
    for (const index of fences.keys()) expect(rules(`f${index}`)).toMatchObject([{ rule: 'front-matter-missing' }])
    expect(places(rules('g'))).toEqual([
      'people/g/a.md:1:4 control-character',
      'people/g/a.md:1:5 front-matter-unclosed',
    ])
    expect(places(rules('h'))).toEqual(['people/h/a.md:2:1 front-matter-unclosed'])
    for (const person of ['i', 'j', 'n']) expect(rules(person)).toMatchObject([{ rule: 'yaml-unsupported' }])
    for (const person of ['k', 'l', 'm']) expect(rules(person).length).toBeGreaterThan(0)
    // Nor are the programs that the repository's configuration names.
    const script = join(box.home, 'script')
    writeFileSync(script, `#!/bin/sh\ntouch ${file}\ncat\n`)
    chmodSync(script, 0o755)
    box.write({ '.gitattributes': '*.md filter=ond diff=ond\n', '.gitignore': '*.tmp\n' })
    box.commit('2026-02-01')
    for (const key of ['filter.ond.clean', 'filter.ond.smudge', 'diff.ond.textconv', 'diff.external', 'core.pager'])
      box.git('config', key, script)
    for (const key of ['core.fsmonitor', 'core.sshCommand', 'core.editor', 'credential.helper', 'gpg.program'])
      box.git('config', key, script)
    for (const hook of ['post-index-change', 'post-checkout', 'pre-commit', 'fsmonitor-watchman'])
      symlinkSync(script, join(box.dir, '.git/hooks', hook))
    box.write({ 'people/o/a.md': talk({ employee: 'o', held: '2026-01-20' }) })
    for (const args of [['check'], ['due'], ['due', '--no-history'], ['templates'], [...newCommand, '--dry-run']]) {
      expectNoStack(box.samtal(args))
      expect({ args, ran: existsSync(file) }).toEqual({ args, ran: false })
    }
  })
})

describe('fences', () => {
  it('are a line of exactly three dashes, twice', () => {
    expect(
      findingsIn({
        empty: '',
        'a dash': '-',
        'the opening alone': '---',
        'the opening line alone': '---\n',
        'only front matter that never ends': talkOfPerson().replace('\n---\n', '\n'),
        'a longer closing': talkOfPerson().replace('\n---\n', '\n----\n'),
        'a closing with a space': talkOfPerson().replace('\n---\n', '\n--- \n'),
        'a closing with words': talkOfPerson().replace('\n---\n', '\n---foo\n'),
        'an indented closing': talkOfPerson().replace('\n---\n', '\n ---\n'),
        'three dots': talkOfPerson().replace('\n---\n', '\n...\n'),
        'an opening with words': talkOfPerson().replace('---\n', '---foo\n'),
        'no line end after the closing': `${talkOfPerson().split('\n---\n')[0]}\n---`,
        'more fences in the notes': `${talkOfPerson()}\n---\nx: [\n---\n`,
        'empty front matter': '---\n---\n',
        'front matter of comments': '---\n# inget\n---\n',
        'a blank line first': `\n${talkOfPerson()}`,
        'a blank line and CRLF first': `\r\n${talkOfPerson()}`,
      }),
    ).toEqual({
      empty: ['1:1 front-matter-missing'],
      'a dash': ['1:1 front-matter-missing'],
      'the opening alone': ['1:1 front-matter-unclosed'],
      'the opening line alone': ['2:1 front-matter-unclosed'],
      'only front matter that never ends': ['8:1 front-matter-unclosed'],
      'a longer closing': ['8:1 front-matter-unclosed'],
      'a closing with a space': ['8:1 front-matter-unclosed'],
      'a closing with words': ['8:1 front-matter-unclosed'],
      'an indented closing': ['8:1 front-matter-unclosed'],
      'three dots': ['8:1 front-matter-unclosed'],
      'an opening with words': ['1:1 front-matter-missing'],
      'no line end after the closing': [],
      'more fences in the notes': [],
      'empty front matter': ['1:1 participants-wrong', ...Array.from({ length: 5 }, () => '1:1 property-missing')],
      'front matter of comments': [
        '1:1 participants-wrong',
        ...Array.from({ length: 5 }, () => '1:1 property-missing'),
      ],
      'a blank line first': ['1:1 front-matter-missing'],
      'a blank line and CRLF first': ['1:1 front-matter-missing'],
    })
  })
})

describe('YAML outside the subset', () => {
  it('is an error at its position', () => {
    const laughs = ['a0: &a0 [lol]', ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)]
    expect(
      findingsIn({
        tag: talkOfPerson({}, 'held: !!str 2026-01-20\n'),
        'own tag': talkOfPerson({}, 'held: !x 2026-01-20\n'),
        'tag in a list': talkOfPerson({}, 'goals: [!x a]\n'),
        anchor: talkOfPerson({}, 'held: &a 2026-01-20\n'),
        alias: talkOfPerson({}, 'held: *a\n'),
        'billion laughs': talkOfPerson({}, `${laughs.join('\n')}\n`),
        'merge key': talkOfPerson({}, '<<: {held: 2026-01-20}\n'),
        directive: talkOfPerson().replace('---\n', '---\n%YAML 1.2\n'),
        'complex key': talkOfPerson({}, '? held\n: 2026-01-20\n'),
        'a bomb of complex keys': talkOfPerson({}, `${'? '.repeat(20_000)}a\n`),
        'a list as key': talkOfPerson({}, '[a, b]: c\n'),
        'a map as key': talkOfPerson({}, '{a: b}: c\n'),
        'dots of a document': talkOfPerson({}, '...\n'),
        'marks in text': talkOfPerson({}, `${goal('goal: |', '  !x &y *z ? %w', 'how: "*a"', "needs: '!x'")}`),
      }),
    ).toEqual({
      tag: ['8:7 yaml-unsupported'],
      'own tag': ['8:7 yaml-unsupported'],
      'tag in a list': ['8:9 yaml-unsupported'],
      anchor: ['8:7 yaml-unsupported'],
      alias: ['8:7 yaml-unsupported'],
      'billion laughs': [...[8, 9, 10, 11, 12, 13, 14, 15].map((line) => `${line}:5 yaml-unsupported`)],
      'merge key': ['8:1 property-unknown'],
      directive: ['2:1 yaml-unsupported'],
      'complex key': ['8:1 yaml-unsupported'],
      'a bomb of complex keys': ['8:1 yaml-unsupported'],
      'a list as key': ['8:1 yaml-unsupported'],
      'a map as key': ['8:1 yaml-unsupported'],
      'dots of a document': ['8:1 yaml-unsupported'],
      'marks in text': [],
    })
  })

  it('may be large or deep up to a limit', () => {
    const fill = (size: number) => {
      const text = talkOfPerson({}, 'X')
      const yaml = Buffer.byteLength(text.slice(4, text.indexOf('---', 4))) - 1
      return text.replace('X', `# ${'x'.repeat(size - yaml - 3)}\n`)
    }
    const flow = (depth: number) => `goals: ${'['.repeat(depth)}${']'.repeat(depth)}\n`
    const indented = (depth: number) =>
      Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}a:\n`).join('')
    const found = findingsIn({
      '64 KiB': fill(64 * 1024),
      '64 KiB and a byte': fill(64 * 1024 + 1),
      '64 KiB in bytes, not characters': talkOfPerson({}, `# ${'å'.repeat(33_000)}\n`),
      'nine brackets': talkOfPerson({}, flow(9)),
      'sixty thousand brackets': talkOfPerson({}, flow(30_000)),
      'a hundred levels': talkOfPerson({}, `${indented(100)}${'  '.repeat(100)}b: c\n`),
      'dashes in a row': talkOfPerson({}, `goals:\n  ${'- '.repeat(20_000)}x\n`),
      'half a bracket': talkOfPerson({}, `goals: ${'['.repeat(60_000)}\n`),
      'half a brace': talkOfPerson({}, `goals: ${'{'.repeat(60_000)}\n`),
      colons: talkOfPerson({}, `${':'.repeat(60_000)}\n`),
      'notes of 5 MiB': talkOfPerson({ held: '2026-01-20' }) + '{'.repeat(5 * 1024 * 1024),
    })
    expect(found).toMatchObject({
      '64 KiB': [],
      '64 KiB and a byte': ['1:1 front-matter-large'],
      '64 KiB in bytes, not characters': ['1:1 front-matter-large'],
      'nine brackets': ['8:16 front-matter-deep'],
      'sixty thousand brackets': ['8:16 front-matter-deep'],
      'half a bracket': ['8:8 bracket-unclosed', '8:16 front-matter-deep'],
      'half a brace': ['8:8 bracket-unclosed', '8:16 front-matter-deep'],
      'notes of 5 MiB': [],
    })
    expect(found['a hundred levels']).toContainEqual(expect.stringMatching(/ front-matter-deep$/))
    expect(found['dashes in a row']).toContainEqual(expect.stringMatching(/^9:\d+ front-matter-deep$/))
    expect(found.colons).not.toEqual([])
  })
})

describe('keys', () => {
  it('that are special in JavaScript are ordinary here', () => {
    const rated = { template: 'resultat-utveckling-chef' }
    const found = findingsIn({
      'at the top': talkOfPerson({}, '__proto__: {held: 2026-01-20}\nconstructor: x\ntoString: x\nhasOwnProperty: x\n'),
      'in a goal': talkOfPerson({}, goal('goal: Läs', '__proto__: {status: done}', 'constructor: {prototype: {x: 1}}')),
      'in ratings': talkOfPerson(rated, 'ratings:\n  constructor: bra\n  __proto__: bra\n  valueOf: bra\n'),
      'as values': talkOfPerson({ template: 'constructor', manager: 'constructor', follows: 'constructor' }),
      'as kind and step': talkOfPerson(
        {},
        `${goal('goal: Läs', 'kind: constructor')}follow_ups:\n  - step: constructor\n`,
      ),
      'as level': talkOfPerson(rated, 'ratings:\n  styrning: constructor\n'),
    })
    expect(found['at the top']).toEqual(['8', '9', '10', '11'].map((line) => `${line}:1 property-unknown`))
    expect(found['in a goal']).toEqual(['11:5 property-unknown', '12:5 property-unknown'])
    expect(found['in ratings']).toEqual(['9:3 criterion-unknown', '10:3 id-invalid', '11:3 id-invalid'])
    expect(found['as values']).toEqual(['4:11 template-unknown', '8:10 reference-unknown'])
    expect(found['as kind and step']).toEqual(['11:11 kind-unknown', '13:11 step-unknown'])
    expect(found['as level']).toEqual(['9:13 level-unknown'])
  })

  it('that are repeated are found at each repetition', () => {
    expect(
      findingsIn({
        top: talkOfPerson({}, 'manager: bo\nplanned: 2026-01-21\nplanned: 2026-01-22\n'),
        goal: talkOfPerson({}, goal('goal: Läs', 'goal: Skriv')),
        'in braces': talkOfPerson({}, 'signed: {employee: {date: 2026-01-22}, employee: {date: 2026-01-23}}\n'),
        'in quotes': talkOfPerson({}, '"planned": 2026-01-21\n'),
        proto: talkOfPerson({}, '__proto__: a\n__proto__: b\n'),
        'without values': talkOfPerson({}, 'held:\nheld:\n'),
      }),
    ).toEqual({
      top: ['8:1 key-duplicate', '9:1 key-duplicate', '10:1 key-duplicate'],
      goal: ['11:5 key-duplicate'],
      'in braces': ['8:27 date-order', '8:40 key-duplicate'],
      'in quotes': ['8:1 key-duplicate'],
      proto: ['9:1 key-duplicate'],
      'without values': ['9:1 key-duplicate'],
    })
  })

  it('with a percent sign are found at their position', async () => {
    const rated = { template: 'resultat-utveckling-chef' }
    const files = {
      'people/p0/a.md': talk({ employee: 'p0', ...rated }, 'ratings:\n  50%: [bra]\n'),
      'people/p1/a.md': talk({ employee: 'p1' }, '100%: ja\n'),
      'people.yaml': 'p%41: {chef: karin}\n',
    }
    const expected = {
      'people/p0/a.md': ['criterion-unknown', 'id-invalid', 'type-wrong'],
      'people/p1/a.md': ['property-unknown'],
      'people.yaml': ['id-invalid', 'property-unknown'],
    }
    for (const [path, text] of Object.entries(files)) {
      const box = new Sandbox().init().write({ [path]: text })
      const run = await startSamtal(box, ['check', '--format', 'json'])
      expectNoStack(run)
      const { findings } = JSON.parse(run.out) as ReturnType<typeof checkJson>
      const rules = findings.map(({ rule }) => rule)
      for (const rule of rules) expect(expected[path as keyof typeof expected]).toContain(rule)
      expect(rules).not.toEqual([])
    }
  })
})

describe('bytes', () => {
  it('that are not text, or are invisible in it, are found', () => {
    const raw = (bytes: Uint8Array) =>
      Buffer.concat([
        Buffer.from(talkOfPerson().split('\n---\n')[0] ?? ''),
        Buffer.from('\nfollows: '),
        bytes,
        Buffer.from('\n---\n'),
      ])
    const utf16 = (text: string) => Buffer.from(text, 'utf16le')
    expect(
      findingsIn({
        'invalid UTF-8': raw(Buffer.from([0xc3, 0x28])),
        'overlong UTF-8': raw(Buffer.from([0xc0, 0xaf])),
        'a surrogate': raw(Buffer.from([0xed, 0xa0, 0x80])),
        'invalid UTF-8 in the notes': Buffer.concat([Buffer.from(talkOfPerson()), Buffer.from([0xff])]),
        'UTF-16 with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(talkOfPerson())]),
        'UTF-16 without': utf16(talkOfPerson()),
        'UTF-32': Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0]),
        NUL: raw(Buffer.from([0])),
        escape: raw(Buffer.from('\u001b[31m')),
        'a C1 control': raw(Buffer.from('\u0085\u009b31m')),
        'a non-character': raw(Buffer.from('\uffff')),
        'a lone CR': raw(Buffer.from('\rheld: 2026-01-20')),
        'CR for line ends': talkOfPerson().replaceAll('\n', '\r'),
        'CR CR LF': talkOfPerson().replace('\nplanned', '\r\r\nplanned'),
        'an escaped NUL': talkOfPerson({}, goal('goal: "a\\0b"')),
        'an escaped escape': talkOfPerson({}, goal('goal: "a\\u001bb"')),
        'NUL in the notes': `${talkOfPerson()}\0`,
        'a form feed': talkOfPerson({}, '\f\n'),
        'mixed line ends': talkOfPerson().replace('\nmanager', '\r\nmanager'),
        'a mark in the middle': talkOfPerson({}, 'invited: \uFEFF2026-01-01\n'),
      }),
    ).toEqual({
      'invalid UTF-8': ['1:1 encoding-invalid'],
      'overlong UTF-8': ['1:1 encoding-invalid'],
      'a surrogate': ['1:1 encoding-invalid'],
      'invalid UTF-8 in the notes': ['1:1 encoding-invalid'],
      'UTF-16 with a mark': ['1:1 encoding-invalid'],
      'UTF-16 without': ['1:1 front-matter-missing'],
      'UTF-32': ['1:1 encoding-invalid'],
      NUL: ['8:10 control-character'],
      escape: ['8:10 control-character', '8:11 bracket-unclosed'],
      'a C1 control': ['8:10 id-invalid', '8:11 control-character'],
      'a non-character': ['8:10 control-character'],
      'a lone CR': ['8:10 control-character'],
      'CR for line ends': ['1:4 control-character'],
      'CR CR LF': ['6:15 control-character'],
      'an escaped NUL': ['10:11 control-character'],
      'an escaped escape': ['10:11 control-character'],
      'NUL in the notes': [],
      'a form feed': ['8:1 control-character'],
      'mixed line ends': [],
      'a mark in the middle': ['8:10 blank-invisible'],
    })
  })

  it('are escaped where lines are shown', () => {
    const box = new Sandbox().init().write({
      'people/a/a.md': talk(
        { employee: 'a' },
        'follows: \u001b]0;titel\u0007\u009b31m\0\u202e\u2066\u200f\u061c\u200b\n',
      ),
    })
    const { code, out } = box.samtal(['check', '--show-values'])
    expect(code).toBe(1)
    expect(out).toContain('\\u001b]0;titel\\u0007')
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/)
    // The Arabic letter mark also changes the direction of text.
    expect(out).not.toMatch(/\u061c/)
  })
})

describe('an entry in the folder of talks', () => {
  it('that is not a regular file is found without waiting for it', async () => {
    const box = new Sandbox().init().write({ 'people/anna/a.md': talk({}), 'people/tom.md/a.md': talk({}) })
    const at = (name: string) => join(box.dir, 'people/anna', name)
    expect(spawnSync('mkfifo', [at('b.md')]).status).toBe(0)
    symlinkSync('a.md', at('c.md'))
    symlinkSync(join(box.home, 'saknas'), at('d.md'))
    symlinkSync('e.md', at('e.md'))
    symlinkSync('..', at('f'))
    mkdirSync(at('g.md'))
    writeFileSync(at('i.md'), talk({ planned: '2026-01-21' }))
    chmodSync(at('i.md'), 0o000)
    const mayReadAll = process.getuid?.() === 0
    const server = createServer()
    await new Promise<void>((done) => server.listen(at('h.md'), done))
    try {
      const before = pathsIn(box)
      for (const format of ['json', 'text']) {
        const run = runWithin(20_000, box, 'check', '--format', format)
        expect(run).toMatchObject({ code: 1, err: '' })
        expectNoStack(run)
        if (format === 'text') continue
        const { findings } = JSON.parse(run.out) as ReturnType<typeof checkJson>
        expect(places(findings)).toEqual([
          'people/anna/a.md:3:5 id-duplicate',
          ...['b.md', 'c.md', 'd.md', 'e.md', 'f', 'h.md'].map((name) => `people/anna/${name}:1:1 file-unreadable`),
          ...(mayReadAll ? [] : ['people/anna/i.md:1:1 file-unreadable']),
          'people/tom.md/a.md:3:5 id-duplicate',
          'people/tom.md/a.md:5:11 file-misplaced',
        ])
      }
      for (const name of ['b.md', 'c.md', 'd.md', 'h.md'])
        expect(runWithin(20_000, box, 'check', `people/anna/${name}`)).toMatchObject({ code: 1, err: '' })
      expectRefusal(runWithin(20_000, box, 'check', 'people/anna/g.md'), 'g.md')
      expect(runWithin(20_000, box, ...newCommand).code).toBe(0)
      expect(pathsIn(box).filter((path) => !path.includes('2026-12-10'))).toEqual(before)
    } finally {
      server.close()
    }
  })

  it('may be at most 8 MiB', () => {
    const box = new Sandbox().init().write({
      'people/a/a.md': talk({ employee: 'a' }),
      'people/b/a.md': talk({ employee: 'b' }),
    })
    writeHollowFile(join(box.dir, 'people/a/a.md'), 10 * 1024 * 1024)
    const run = runWithin(20_000, box, 'check')
    expect(run).toMatchObject({ code: 1, err: '' })
    expect(run.out).toMatch(
      /^people\/a\/a\.md:1:1: error: file-unreadable .*\n2 files checked: 1 error, 0 warnings\.\n$/,
    )
  })

  it('is not read through a link', () => {
    const box = new Sandbox().init()
    mkdirSync(join(box.home, 'ute/anna'), { recursive: true })
    writeFileSync(join(box.home, 'ute/anna/a.md'), '')
    symlinkSync(join(box.home, 'ute'), join(box.dir, 'people'))
    const { code, out } = box.samtal(['check'])
    expect(out).not.toContain('people/anna/a.md')
    expect(code).toBe(1)
  })

  it('is an error when the folder itself is a file', () => {
    const { code, out } = new Sandbox().init().write({ people: 'en fil' }).samtal(['check'])
    expect(out).not.toContain('all is well')
    expect(code).not.toBe(0)
  })

  const names = [
    'a\nb.md',
    '\n::error::x.md',
    '::error file=x::y.md',
    '##[error]x.md',
    '##vso[task.complete]x.md',
    '\u001b[2J\u001b[31mröd.md',
    '\u202egnp.md',
    '\u061cx.md',
    '\u200bx.md',
    '-rf.md',
    '$(touch x).md',
    'a"b\\c.md',
    '%0A.md',
    'ny\tflik.md',
    '.dold.md',
    '…',
  ]

  it('may have any name, and is listed safely', () => {
    const box = new Sandbox().init()
    for (const name of names) box.write({ [`people/anna/${name}`]: '' })
    const before = readdirSync(join(box.dir, 'people/anna'))
    const run = box.samtal(['check', '--format', 'json'])
    const { findings } = JSON.parse(run.out) as ReturnType<typeof checkJson>
    expect(findings.map(({ path }) => path).sort()).toEqual(names.map((name) => `people/anna/${name}`).sort())
    for (const args of [
      ['check'],
      ['check', '--lang', 'sv'],
      ['check', '--show-values'],
      ['check', '--color', 'never'],
    ]) {
      const { code, out, err } = box.samtal(args)
      expect({ code, err }).toEqual({ code: 1, err: '' })
      // oxlint-disable-next-line no-control-regex
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/)
      expect(out).not.toMatch(/^\s*::/m)
      expect(out.match(/^people\/anna\//gm)).toHaveLength(names.length)
    }
    expect(readdirSync(join(box.dir, 'people/anna'))).toEqual(before)
  })

  it('cannot write commands to a CI log, or reverse text', () => {
    const box = new Sandbox().init()
    for (const name of names) box.write({ [`people/anna/${name}`]: '' })
    const { out } = box.samtal(['check'], { env: { CI: 'true', GITHUB_ACTIONS: 'true' } })
    expect(out).not.toContain('##[')
    expect(out).not.toContain('##vso[')
    expect(out).not.toContain('\u061c')
  })

  it('may have any name when it is given as an argument', async () => {
    const box = new Sandbox().init()
    for (const name of names) box.write({ [`people/anna/${name}`]: '' })
    const runs = await Promise.all(names.map((name) => startSamtal(box, ['check', `people/anna/${name}`])))
    for (const run of runs)
      expect(run).toMatchObject({ code: 1, err: '', out: expect.stringContaining('\n1 file checked') })
  })
})

describe('roster, settings and templates', () => {
  const cases: [string, string | Uint8Array, string[]][] = [
    ['people.yaml', '- anna\n- bo\n', ['1:1 type-wrong']],
    ['people.yaml', 'anna\n', ['1:1 colon-missing']],
    ['people.yaml', '', []],
    ['people.yaml', '---\nanna:\n', []],
    ['people.yaml', 'anna: {name: [Anna], manager: [karin]}\n', ['1:14 type-wrong', '1:31 type-wrong']],
    ['people.yaml', 'Anna Ek: {manager: karin}\n', ['1:1 id-invalid']],
    ['people.yaml', '__proto__: {manager: karin}\n', ['1:1 id-invalid']],
    [
      'people.yaml',
      'anna: {manager: anna, start: 2026-02-01, end: 2026-01-01}\n',
      ['1:17 self-talk', '1:47 date-order'],
    ],
    ['people.yaml', 'anna: &a {manager: karin}\nbo: *a\n', ['1:7 yaml-unsupported', '2:5 yaml-unsupported']],
    ['people.yaml', Buffer.from([0xff, 0xfe, 0x61]), ['1:1 encoding-invalid']],
    ['people.yaml', 'anna:\n\tmanager: karin\n', ['2:1 yaml-tab']],
    ['samtal.yaml', 'färg: blå\n', ['1:1 property-unknown']],
    ['samtal.yaml', 'samtal: 2\nlanguage: de\n', ['1:9 value-unknown', '2:11 value-unknown']],
    ['samtal.yaml', 'conversations: ../ute\n', ['1:16 value-invalid']],
    ['samtal.yaml', 'roster: /etc/passwd\n', ['1:9 value-invalid']],
    ['samtal.yaml', 'conversations: .\n', ['1:16 value-invalid']],
    ['samtal.yaml', 'template: nix\n', ['1:11 template-unknown']],
    ['samtal.yaml', 'cadence: {nix: {year: {after: P1Y}}}\n', ['1:11 template-unknown']],
    ['samtal.yaml', 'cadence: {ki-chef: {constructor: {after: P1Y}}}\n', ['1:21 step-unknown']],
    ['samtal.yaml', 'cadence: {ki-chef: {nix: {after: P1Y}}}\n', ['1:21 step-unknown']],
    ['templates/egen.yaml', '', ['1:1 property-missing']],
    ['templates/egen.yaml', '[]\n', ['1:1 type-wrong']],
    ['templates/egen.yaml', `${ownTemplate('egen')}kod: x\n`, ['7:1 property-unknown']],
  ]

  it.concurrent.each(cases)('%s is checked, whatever it contains: %j', async (path, text, expected) => {
    const box = new Sandbox().workspace().write({ [path]: text })
    const { findings } = parseCheckReport(await startSamtal(box, ['check', '--format', 'json']))
    const found = findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`)
    expect([...new Set(found)]).toEqual(expected)
  })

  const makes: Record<string, (target: string) => void> = {
    'a link': (target) => symlinkSync('/etc/hostname', target),
    'a link to nothing': (target) => symlinkSync('saknas', target),
    'a folder': (target) => mkdirSync(target),
    'a pipe': (target) => expect(spawnSync('mkfifo', [target]).status).toBe(0),
    'too large': (target) => writeHollowFile(target, 8 * 1024 * 1024 + 1),
  }
  const unreadable = ['people.yaml', 'samtal.yaml', 'templates/egen.yaml'].flatMap((path) =>
    Object.keys(makes).flatMap((how) =>
      path.startsWith('templates') && how === 'a folder' ? [] : [[path, how] as [string, string]],
    ),
  )

  it.concurrent.each(unreadable)('%s that is %s is an error, and never counts as absent', async (path, how) => {
    const box = new Sandbox().init()
    mkdirSync(join(box.dir, 'templates'))
    if (path !== 'samtal.yaml') box.write({ 'samtal.yaml': '' })
    makes[how]?.(join(box.dir, path))
    const run = await startSamtal(box, ['check'])
    expect(run).toMatchObject({ code: 1, err: '' })
    expect(run.out).toContain(`${path}:1:1: error: file-unreadable `)
    if (path.startsWith('templates')) return
    expectRefusal(await startSamtal(box, newCommand), `${path} has errors`)
  })

  it.concurrent.each([
    ['is not there', 'saknas/personal.yaml'],
    ['leads through a file', 'README.md/personal.yaml'],
    ['is too long', 'x'.repeat(300)],
  ])('a roster named by a path that %s ends in no stack trace', async (_, path) => {
    const box = new Sandbox().init().write({ 'samtal.yaml': `roster: ${path}\n`, 'README.md': '' })
    const run = await startSamtal(box, ['check'])
    expectNoStack(run)
    expect([0, 1]).toContain(run.code)
  })
})

describe('days that do not exist', () => {
  const days = ['2026-02-30', 'idag', '20260101', '2026-1-1', '2026-13-01', '-1', '2026-01-01T00:00']

  it('are refused everywhere', async () => {
    const box = new Sandbox().workspace()
    box.commit('2026-01-01')
    const before = snapshot(box)
    const asOptions = [...days, ''].map((day) => startSamtal(box, ['check', `--today=${day}`]))
    for (const run of await Promise.all(asOptions)) expectRefusal(run, /^samtal: --today takes a date/)
    const inEnvironment = days.map((SAMTAL_TODAY) => startSamtal(box, ['check'], { env: { SAMTAL_TODAY } }))
    for (const run of await Promise.all(inEnvironment)) expectRefusal(run, /^samtal: SAMTAL_TODAY takes a date/)
    for (const args of [['due'], newCommand, ['init', 'ny']]) {
      expectRefusal(box.samtal([...args, '--today', '2026-02-30']), '--today')
      expectRefusal(box.samtal(args, { env: { SAMTAL_TODAY: '2026-02-30' } }), 'SAMTAL_TODAY')
    }
    expect(snapshot(box)).toEqual(before)
  })

  it('are not meant by an empty SAMTAL_TODAY: the clock counts', () => {
    expect(new Sandbox().workspace().samtal(['check'], { env: { SAMTAL_TODAY: '' } }).code).toBe(0)
  })
})

describe('a very large number of findings', () => {
  it.concurrent.each<[string, string, string]>([
    ['placeholders', 'people/anna/a.md', `${talk({ held: '2026-01-22' })}\n${'{{x}}'.repeat(20_000)}\n`],
    ['errors on one line of front matter', 'people/anna/a.md', talk({}, `goals: [${','.repeat(60_000)}]\n`)],
    ['colons on one line', 'people.yaml', `${'a: '.repeat(100_000)}\n`],
    ['unknown properties', 'people.yaml', Array.from({ length: 20_000 }, (_, n) => `p${n}: {x: 1}\n`).join('')],
  ])('does not make check hang: %s', async (_, path, text) => {
    const box = new Sandbox().init().write({ [path]: text })
    const { code } = await startSamtal(box, ['check', '--format', 'json'], { timeout: 40_000 })
    expect(code).toBe(1)
  })
})

describe('due with hostile files in the history', () => {
  it('lists unreadable files, runs nothing and writes nothing', () => {
    const box = new Sandbox().init().write({
      'people/anna/a.md': talk({ held: '2026-01-22' }),
      'people/b/a.md': '---js\nprocess.exit(7)\n---\n',
      'people/c/a.md': talk({ employee: 'c' }, `${'? '.repeat(20_000)}a\n`),
      'people/d/a.md': Buffer.from([0xff, 0xfe, 0]),
      'people/e/\u001b[31m\n::error::x.md': '',
      'people/f/a.md': '---\n',
      'people/g/a.md': talk({ employee: 'g' }, '__proto__: {held: 2026-01-20}\n'),
    })
    writeHollowFile(join(box.dir, 'people/f/a.md'), 9 * 1024 * 1024)
    symlinkSync('../anna/a.md', join(box.dir, 'people/b/lank.md'))
    box.commit('2026-01-25')
    const before = snapshot(box)
    const json = runWithin(30_000, box, 'due', '--format', 'json')
    expect(json).toMatchObject({ code: 0, err: '' })
    const { rows } = JSON.parse(json.out) as { rows: { state: string; path: string | null }[] }
    expect(
      rows
        .filter(({ state }) => state === 'unreadable')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(
      [
        'people/b/a.md',
        'people/b/lank.md',
        'people/c/a.md',
        'people/d/a.md',
        'people/e/\u001b[31m\n::error::x.md',
        'people/f/a.md',
      ].sort(),
    )
    const text = runWithin(30_000, box, 'due', '--exit-code')
    expect(text).toMatchObject({ code: 1, err: '' })
    // oxlint-disable-next-line no-control-regex
    expect(text.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
    expect(text.out).not.toMatch(/^\s*::/m)
    expect(snapshot(box)).toEqual(before)
  })
})

/** Extends a file to this many bytes without using space on the disk. */
function writeHollowFile(path: string, bytes: number): void {
  closeSync(openSync(path, 'a'))
  truncateSync(path, bytes)
}

/** The paths of everything in the sandbox's folder; pipes and sockets are not opened. */
function pathsIn(box: Sandbox): string[] {
  return readdirSync(box.dir, { recursive: true, encoding: 'utf8' }).sort()
}
