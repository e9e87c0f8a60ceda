import { Ajv } from 'ajv'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { rules as allRules } from '../../src/domain/check/rule-table.ts'
import { escapeTerminal } from '../../src/report/escape.ts'
import { formatNames } from '../../src/report/formats.ts'
import { Sandbox, talk } from '../harness.ts'
import { checkJson, expectRefusal, filesIn, type CheckJson } from '../support.ts'
import { codeQuality, formats, junit, sarif } from '../published.ts'

const goal = (...lines: string[]) => `goals:\n  - id: m1\n${lines.map((line) => `    ${line}\n`).join('')}`

/** Names of files as somebody might choose them to be taken for something else. */
const hostileNames = [
  'a\n::error file=people/anna/b.md,line=1::pwned',
  'a\r\n##[error]pwned',
  '::error::pwned',
  'a%0A::error::pwned',
  'a%250A,line=9:col=9',
  'a\u001b[31m\u001b]0;pwned\u0007',
  'a<b>&"\'c]]><!--d--><failure>',
  'a😀å',
  'a\u0061\u030a',
  'a\u202eb\u2066c\u200fd',
  'a\u0085b\u2028c\u2029d\ufeffe',
  'a\ufffeb\uffff',
  'a\\b',
  '[a](http:evil){0}',
  'a#b?c=d&e;f+g h',
]

/** A workspace whose files, and templates that messages tell of, have such names. */
function hostile(): Sandbox {
  const broken = (index: number) => talk({ manager: `HEMLIGT ${index}` }, goal('goal: HEMLIGT: eller hur'))
  return new Sandbox().init().write({
    ...Object.fromEntries(hostileNames.map((name, index) => [`people/anna/${name}.md`, broken(index)])),
    ...Object.fromEntries(hostileNames.map((name) => [`templates/${name}.yaml`, 'HEMLIGT: 1\n'])),
    'people.yaml': 'anna: {template: nix, manager: karin}\n',
  })
}

/** What would act on a terminal, or begin a line. */
// oxlint-disable-next-line no-control-regex
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

function printed(box: Sandbox, format: string, ...args: string[]): string {
  const { code, out, err } = box.samtal(['check', '--format', format, ...args])
  expect({ code: code < 2, err }).toEqual({ code: true, err: '' })
  expect(out).not.toMatch(acting)
  expect(out).not.toContain('HEMLIGT')
  return out
}

/** What GitHub's runner makes of an output: a command is a line `::name key=value,…::data`, anything else is output. */
function commands(out: string) {
  const back = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n')
  const property = (text: string) => back(text).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')
  return out
    .split(/\r\n|[\r\n]/)
    .slice(0, -1)
    .map((line) => {
      const [, name = '', properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
      const pairs = properties.split(',').map((pair) => {
        const [, key, value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? []
        return [key, property(value)]
      })
      return { name, ...Object.fromEntries(pairs), data: back(data).replaceAll('%25', '%') } as Record<string, string>
    })
}

/** What acts is spelled out, save line breaks, which a command can carry. */
const shown = (path: string) =>
  escapeTerminal(path.replaceAll('\r', '\ue00d').replaceAll('\n', '\ue00a'))
    .replaceAll('\ue00d', '\r')
    .replaceAll('\ue00a', '\n')

interface Sarif {
  runs: {
    tool: { driver: { rules: { id: string; defaultConfiguration: { level: string } }[] } }
    results: {
      ruleId: string
      ruleIndex: number
      level: string
      message: { text: string }
      locations: [
        { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } } },
      ]
      partialFingerprints: Record<string, string>
    }[]
  }[]
}

interface Quality {
  description: string
  check_name: string
  fingerprint: string
  severity: string
  location: { path: string; lines: { begin: number } }
}

function held<T>(schema: object, out: string): T {
  const ajv = new Ajv({ allErrors: true, strict: true, formats: { ...formats } })
  const value: unknown = JSON.parse(out)
  expect(ajv.validate(schema, value), ajv.errorsText()).toBe(true)
  return value as T
}

function sarifOf(box: Sandbox, ...args: string[]) {
  const [run] = held<Sarif>(sarif, printed(box, 'sarif', ...args)).runs
  if (!run) throw new Error('no run')
  return run
}

const qualityOf = (box: Sandbox, ...args: string[]) =>
  held<Quality[]>(codeQuality, printed(box, 'codequality', ...args))

interface Case {
  name: string
  failures: string[]
  said: string[]
}

/** Reads a report of JUnit strictly: well-formed XML 1.0, with nothing but what the published schema allows. */
function junitOf(box: Sandbox, ...args: string[]) {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const open: string[] = ['']
  const cases: Case[] = []
  const suites: Record<string, string>[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const { attributes: allowed = [], required = [] } = junit[name] ?? {}
    expect(junit[open.at(-1) ?? '']?.children).toContain(name)
    expect(allowed).toEqual(expect.arrayContaining(Object.keys(attributes)))
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining([...required]))
    open.push(name)
    if (name === 'testsuite') suites.push(attributes)
    if (name === 'testcase') cases.push({ name: attributes.name ?? '', failures: [], said: [] })
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const at = open.at(-1) ?? ''
    if (!junit[at]?.text) return expect(text.trim()).toBe('')
    if (at === 'failure') cases.at(-1)?.failures.push(...text.split('\n'))
    if (at === 'system-out') cases.at(-1)?.said.push(...text.split('\n'))
  })
  parser.write(printed(box, 'junit', ...args)).close()
  expect(open).toEqual([''])
  expect(suites).toHaveLength(1)
  expect(suites[0]).toMatchObject({
    tests: String(cases.length),
    failures: String(cases.filter(({ failures }) => failures.length > 0).length),
    errors: '0',
  })
  return cases
}

const lineOf = ({ line, column, severity, rule, message }: CheckJson['findings'][number]) =>
  escapeTerminal(`${line}:${column} ${severity} ${rule} ${message}`).replace(/[\ufffe\uffff]/g, '\ufffd')

/** One error, one warning, one file without fault. */
function small(folder = ''): Sandbox {
  return new Sandbox().init().write({
    [`${folder}samtal.yaml`]: 'language: sv\n',
    [`${folder}people/anna/a.md`]: talk({ template: 'kungsbacka', invited: '2026-01-05' }),
    [`${folder}people/bo/b.md`]: talk({ employee: 'bo', manager: 'bo' }),
  })
}

describe('github', () => {
  it('is a workflow command for each finding', () => {
    const box = small()
    const [warning, error] = checkJson(box).findings.map(({ message }) => message)
    expect(printed(box, 'github')).toBe(
      [
        `::warning file=people/anna/a.md,line=8,col=10,title=samtal notice-short::${warning}`,
        `::error file=people/bo/b.md,line=6,col=10,title=samtal self-talk::${error}`,
        '',
      ].join('\n'),
    )
  })

  it('is nothing where nothing is found', () => {
    expect(printed(new Sandbox().init(), 'github')).toBe('')
  })

  it('gives back every value after unescaping, whatever the file names', () => {
    const box = hostile()
    const { findings } = checkJson(box)
    expect(commands(printed(box, 'github'))).toEqual(
      findings.map(({ path, line, column, severity, rule, message }) => ({
        name: severity,
        file: shown(path),
        line: String(line),
        col: String(column),
        title: `samtal ${rule}`,
        data: shown(message),
      })),
    )
  })
})

describe('sarif', () => {
  it('has the findings of the JSON, whatever the file names', () => {
    const box = hostile()
    const { findings } = checkJson(box)
    expect(findings.length).toBeGreaterThan(2 * hostileNames.length)
    const { results, tool } = sarifOf(box)
    expect(
      results.map(({ ruleId, level, locations: [{ physicalLocation }] }) => ({
        rule: ruleId,
        severity: level,
        path: decodeURIComponent(physicalLocation.artifactLocation.uri),
        line: physicalLocation.region.startLine,
        column: physicalLocation.region.startColumn,
      })),
    ).toEqual(findings.map(({ rule, severity, path, line, column }) => ({ rule, severity, path, line, column })))
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })

  it('has messages without links or placeholders', () => {
    const texts = sarifOf(hostile()).results.map(({ message }) => message.text)
    expect(texts.join()).toContain('[a\\](http:evil){{0}}')
    for (const text of texts) expect(text.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]|[^\\]\]\(/)
  })

  it('describes every rule', () => {
    const { rules } = sarifOf(new Sandbox().init()).tool.driver
    expect(rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration.level])).toEqual(
      allRules.map(({ id, severity }) => [id, severity]),
    )
  })
})

describe('junit', () => {
  it('has a case for each file with its failures, whatever the file names', () => {
    const box = hostile()
    const { findings, files } = checkJson(box)
    const cases = junitOf(box)
    expect(cases).toHaveLength(files)
    expect(cases.flatMap(({ failures }) => failures).sort()).toEqual(findings.map(lineOf).sort())
    for (const name of hostileNames)
      expect(cases.map(({ name: caseName }) => caseName)).toContain(escapeTerminal(`people/anna/${name}.md`))
  })

  it('counts warnings as failures only with --strict', () => {
    const box = small()
    const told = (...args: string[]) =>
      junitOf(box, ...args).map(({ name, failures, said }) => [name, failures.length, said.length])
    expect(told()).toEqual([
      ['people/anna/a.md', 0, 1],
      ['people/bo/b.md', 1, 0],
      ['samtal.yaml', 0, 0],
    ])
    expect(told('--strict')).toEqual([
      ['people/anna/a.md', 1, 0],
      ['people/bo/b.md', 1, 0],
      ['samtal.yaml', 0, 0],
    ])
  })

  it('has only the files that were checked, standard input too', () => {
    const box = small()
    const { out } = box.samtal(['check', '--format', 'junit', '-', '--stdin-filename', 'people/bo/c.md'], {
      input: 'x',
    })
    expect([...out.matchAll(/testcase name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['people/bo/c.md'])
    expect(junitOf(box, 'people/anna')).toHaveLength(1)
    expect(junitOf(new Sandbox().init())).toEqual([])
  })
})

describe('codequality', () => {
  it('has the findings of the JSON, whatever the file names', () => {
    const box = hostile()
    const { findings } = checkJson(box)
    expect(
      qualityOf(box).map(({ description, check_name, severity, location }) => ({
        message: description,
        rule: check_name,
        severity,
        path: location.path,
        line: location.lines.begin,
      })),
    ).toEqual(
      findings.map(({ message, rule, severity, path, line }) => ({
        message,
        rule,
        severity: severity === 'error' ? 'major' : 'minor',
        path,
        line,
      })),
    )
  })
})

describe('fingerprints', () => {
  const faults = ['goals:', '  - {goal: a, status: klart}', '  - {x1: 1, x2: 2, status: klart}', '']
  const at = (lines: number) => talk({ manager: 'Karin Ek' }, `${'# kommentar\n'.repeat(lines)}${faults.join('\n')}`)
  const prints = (box: Sandbox) => qualityOf(box).map(({ fingerprint }) => fingerprint)

  it('are unique, and the same in both formats', () => {
    for (const box of [
      hostile(),
      new Sandbox().init().write({ 'people/anna/a.md': at(0), 'people/anna/b.md': at(0) }),
    ]) {
      const all = prints(box)
      expect(all.length).toBeGreaterThan(8)
      expect(new Set(all).size).toBe(all.length)
      expect(sarifOf(box).results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(
        all.map((primaryLocationLineHash) => ({ primaryLocationLineHash })),
      )
    }
  })

  it('do not change when lines move or another finding is fixed', () => {
    const box = new Sandbox().init().write({ 'people/anna/a.md': at(0) })
    const before = prints(box)
    const lines = qualityOf(box).map(({ location }) => location.lines.begin)
    box.write({ 'people/anna/a.md': at(3) })
    expect(prints(box)).toEqual(before)
    expect(qualityOf(box).map(({ location }) => location.lines.begin)).not.toEqual(lines)
    box.write({ 'people/anna/a.md': at(3).replace('Karin Ek', 'karin') })
    expect(prints(box)).toEqual(before.slice(1))
  })
})

describe('a workspace that is a folder of a repository', () => {
  it.each(['', 'enhet nord/å/'])('has its paths from the root of the repository (%s)', (folder) => {
    const box = small(folder)
    const cwd = `${box.dir}/${folder}`
    const said = (format: string) => box.samtal(['check', '--format', format], { cwd }).out
    const [file = ''] = /"path": "people[^"]*"/.exec(said('json')) ?? []
    expect(file).toBe('"path": "people/anna/a.md"')
    expect(commands(said('github')).map(({ file: path }) => path)).toEqual([
      `${folder}people/anna/a.md`,
      `${folder}people/bo/b.md`,
    ])
    expect(said('sarif')).toContain(`"uri": "${encodeURI(folder)}people/anna/a.md"`)
    expect(said('codequality')).toContain(`"path": "${folder}people/anna/a.md"`)
    expect(said('junit')).toContain(`<testcase name="${folder}samtal.yaml"`)
  })

  it('that is a linked work tree, or in no repository', () => {
    const box = small('enhet/')
    box.commit('2026-01-02')
    box.git('worktree', 'add', '--quiet', 'annan')
    const github = (cwd: string) => commands(box.samtal(['check', '--format', 'github'], { cwd }).out)[0]?.file
    expect(github(`${box.dir}/annan/enhet`)).toBe('enhet/people/anna/a.md')
    const bare = new Sandbox().write({ 'samtal.yaml': '', 'people/bo/b.md': talk({ employee: 'bo', manager: 'bo' }) })
    expect(commands(bare.samtal(['check', '--format', 'github']).out)[0]?.file).toBe('people/bo/b.md')
  })
})

describe('several formats', () => {
  it('are written to a file each, one to standard output', () => {
    const box = small()
    const alone = Object.fromEntries(
      formatNames('check').map((name) => [name, box.samtal(['check', '--format', name]).out]),
    )
    const { code, out, err } = box.samtal(
      'check --format sarif -o a.sarif --format text --format junit --output b.xml --format=codequality -o c.json'.split(
        ' ',
      ),
    )
    expect({ code, out, err }).toEqual({ code: 1, out: alone.text, err: '' })
    expect(box.read('a.sarif')).toBe(alone.sarif)
    expect(box.read('b.xml')).toBe(alone.junit)
    expect(box.read('c.json')).toBe(alone.codequality)
  })

  it('may all go to files', () => {
    const box = small()
    expect(box.samtal('check --format json -o a --format github -o b'.split(' '))).toMatchObject({ code: 1, out: '' })
    expect(box.read('b')).toBe(box.samtal(['check', '--format', 'github']).out)
  })

  it('may come before or after -o when there is one of each', () => {
    const box = small()
    for (const args of ['check -o x --format json', 'check --format json -o x'])
      expect(box.samtal(args.split(' '))).toMatchObject({ code: 1, out: '' })
    expect(box.read('x')).toBe(box.samtal(['check', '--format', 'json']).out)
    box.samtal(['check', '-o', 'y'])
    expect(box.read('y')).toBe(box.samtal(['check']).out)
  })

  it.each<[string, string, RegExp, RegExp]>([
    [
      'two to standard output',
      '--format text --format json',
      /only one format .*text, json.*-o/,
      /bara ett format .*text, json/,
    ],
    ['the same twice', '--format sarif --format sarif', /only one format/, /bara ett format/],
    ['a file before the first', '-o x --format sarif --format json', /-o x has no format/, /-o x saknar format/],
    ['two files for one', '--format sarif -o x -o y', /-o y has no format/, /-o y saknar format/],
    ['two files for none', '-o x -o y', /-o y has no format/, /-o y saknar format/],
    ['one file for two', '--format sarif -o x --format json -o ./x', /same file: x/, /samma fil: x/],
    [
      'an unknown one among them',
      '--format sarif -o x --format xml',
      /--format.* takes text, json, github/,
      /ska vara text/,
    ],
  ])('are refused before anything is done: %s', (_, args, en, sv) => {
    const box = small()
    const before = filesIn(box.dir)
    expectRefusal(box.samtal(['check', ...args.split(' ')]), en)
    expectRefusal(box.samtal(['check', ...args.split(' '), '--lang', 'sv']), sv)
    expect(filesIn(box.dir)).toEqual(before)
  })

  it('work for due, log and templates too', () => {
    const box = small()
    box.commit('2026-01-02')
    expect(box.samtal('due --format text --format json -o due.json'.split(' ')).code).toBe(0)
    expect(JSON.parse(box.read('due.json'))).toMatchObject({ kind: 'due' })
    expectRefusal(box.samtal('log --format text --format json'.split(' ')), /only one format/)
    expectRefusal(box.samtal('templates list --format text --format json'.split(' ')), /only one format/)
    expectRefusal(box.samtal('due --format sarif'.split(' ')), /takes text, json, csv, markdown/)
  })
})

it('help tells of every format in both languages', () => {
  for (const language of ['sv', 'en'] as const)
    for (const kind of ['check', 'due', 'log', 'templates'] as const) {
      const { out } = new Sandbox().samtal([kind, '--help', '--lang', language])
      for (const name of formatNames(kind)) {
        expect(out.slice(out.indexOf('--format'))).toMatch(new RegExp(`\\b${name}\\b`))
        expect(out).toMatch(new RegExp(`^  ${name} +\\S.*$`, 'm'))
      }
    }
})
