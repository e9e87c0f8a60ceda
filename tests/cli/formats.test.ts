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

/** File names that a format, a terminal or a CI log might take for something else. */
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

/** A workspace whose files and templates have such names; messages list the templates. */
function hostileWorkspace(): Sandbox {
  const broken = (index: number) => talk({ manager: `HEMLIGT ${index}` }, goal('goal: HEMLIGT: eller hur'))
  return new Sandbox().init().write({
    ...Object.fromEntries(hostileNames.map((name, index) => [`people/anna/${name}.md`, broken(index)])),
    ...Object.fromEntries(hostileNames.map((name) => [`templates/${name}.yaml`, 'HEMLIGT: 1\n'])),
    'people.yaml': 'anna: {template: nix, manager: karin}\n',
  })
}

/** What would control a terminal, or start a new line. */
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

function checkOutput(box: Sandbox, format: string, ...args: string[]): string {
  const { code, out, err } = box.samtal(['check', '--format', format, ...args])
  expect({ code: code < 2, err }).toEqual({ code: true, err: '' })
  expect(out).not.toMatch(controlCharacters)
  expect(out).not.toContain('HEMLIGT')
  return out
}

/** The output as GitHub's runner parses it: a command is a line `::name key=value,…::data`, anything else is output. */
function parseCommands(out: string) {
  const unescapeData = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n')
  const unescapeProperty = (text: string) =>
    unescapeData(text).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')
  return out
    .split(/\r\n|[\r\n]/)
    .slice(0, -1)
    .map((line) => {
      const [, name = '', properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
      const pairs = properties.split(',').map((pair) => {
        const [, key, value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? []
        return [key, unescapeProperty(value)]
      })
      return { name, ...Object.fromEntries(pairs), data: unescapeData(data).replaceAll('%25', '%') } as Record<
        string,
        string
      >
    })
}

/** A path as a workflow command shows it: control characters are escaped, except line breaks. */
const shownPath = (path: string) =>
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
        {
          physicalLocation: {
            artifactLocation: { uri: string }
            region: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>
          }
        },
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

function parseValid<T>(schema: object, out: string): T {
  const ajv = new Ajv({ allErrors: true, strict: true, formats: { ...formats } })
  const value: unknown = JSON.parse(out)
  expect(ajv.validate(schema, value), ajv.errorsText()).toBe(true)
  return value as T
}

function sarifOf(box: Sandbox, ...args: string[]) {
  const [run] = parseValid<Sarif>(sarif, checkOutput(box, 'sarif', ...args)).runs
  if (!run) throw new Error('no run')
  return run
}

const qualityOf = (box: Sandbox, ...args: string[]) =>
  parseValid<Quality[]>(codeQuality, checkOutput(box, 'codequality', ...args))

interface Case {
  name: string
  failures: string[]
  output: string[]
}

/** Parses a JUnit report strictly: well-formed XML 1.0, with only what the published schema allows. */
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
    if (name === 'testcase') cases.push({ name: attributes.name ?? '', failures: [], output: [] })
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1) ?? ''
    if (!junit[element]?.text) return expect(text.trim()).toBe('')
    if (element === 'failure') cases.at(-1)?.failures.push(...text.split('\n'))
    if (element === 'system-out') cases.at(-1)?.output.push(...text.split('\n'))
  })
  parser.write(checkOutput(box, 'junit', ...args)).close()
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

/** One error, one warning, and one file without findings. */
function smallWorkspace(folder = ''): Sandbox {
  return new Sandbox().init().write({
    [`${folder}samtal.yaml`]: 'language: sv\n',
    [`${folder}people/anna/a.md`]: talk({ template: 'kungsbacka', invited: '2026-01-05' }),
    [`${folder}people/bo/b.md`]: talk({ employee: 'bo', manager: 'bo' }),
  })
}

describe('github', () => {
  it('is a workflow command for each finding', () => {
    const box = smallWorkspace()
    const [warning, error] = checkJson(box).findings.map(
      ({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`,
    )
    expect(checkOutput(box, 'github')).toBe(
      [
        `::warning file=people/anna/a.md,line=8,endLine=8,col=10,endColumn=20,title=samtal notice-short::${warning}`,
        `::error file=people/bo/b.md,line=6,endLine=6,col=10,endColumn=12,title=samtal self-talk::${error}`,
        '',
      ].join('\n'),
    )
  })

  it('is empty when there are no findings', () => {
    expect(checkOutput(new Sandbox().workspace(), 'github')).toBe('')
  })

  it('can be parsed back to every value, for all file names', () => {
    const box = hostileWorkspace()
    const { findings } = checkJson(box)
    expect(parseCommands(checkOutput(box, 'github'))).toEqual(
      findings.map(({ path, line, column, endLine, endColumn, severity, rule, message }) => ({
        name: severity,
        file: shownPath(path),
        line: String(line),
        endLine: String(endLine),
        col: String(column),
        endColumn: String(endColumn),
        title: `samtal ${rule}`,
        data: shownPath(`${path}:${line}:${column}: ${message}`),
      })),
    )
  })
})

describe('sarif', () => {
  it('has the same findings as the JSON, for all file names', () => {
    const box = hostileWorkspace()
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
        endLine: physicalLocation.region.endLine,
        endColumn: physicalLocation.region.endColumn,
      })),
    ).toEqual(
      findings.map(({ rule, severity, path, line, column, endLine, endColumn }) => ({
        ...{ rule, severity, path, line, column, endLine, endColumn },
      })),
    )
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })

  it('has messages without links or placeholders', () => {
    const texts = sarifOf(hostileWorkspace()).results.map(({ message }) => message.text)
    expect(texts.join()).toContain('[a\\](http:evil){{0}}')
    for (const text of texts) expect(text.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]|[^\\]\]\(/)
  })

  it('describes every rule', () => {
    const { rules } = sarifOf(new Sandbox().workspace()).tool.driver
    expect(rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration.level])).toEqual(
      allRules.map(({ id, severity }) => [id, severity]),
    )
  })
})

describe('junit', () => {
  it('has a case for each file with its failures, for all file names', () => {
    const box = hostileWorkspace()
    const { findings, files } = checkJson(box)
    const cases = junitOf(box)
    expect(cases).toHaveLength(files)
    expect(cases.flatMap(({ failures }) => failures).sort()).toEqual(findings.map(lineOf).sort())
    for (const name of hostileNames)
      expect(cases.map(({ name: caseName }) => caseName)).toContain(escapeTerminal(`people/anna/${name}.md`))
  })

  it('counts warnings as failures only with --strict', () => {
    const box = smallWorkspace()
    const counts = (...args: string[]) =>
      junitOf(box, ...args).map(({ name, failures, output }) => [name, failures.length, output.length])
    expect(counts()).toEqual([
      ['people/anna/a.md', 0, 1],
      ['people/bo/b.md', 1, 0],
      ['samtal.yaml', 0, 0],
    ])
    expect(counts('--strict')).toEqual([
      ['people/anna/a.md', 1, 0],
      ['people/bo/b.md', 1, 0],
      ['samtal.yaml', 0, 0],
    ])
  })

  it('has only the files that were checked, standard input too', () => {
    const box = smallWorkspace()
    const { out } = box.samtal(['check', '--format', 'junit', '-', '--stdin-filename', 'people/bo/c.md'], {
      input: 'x',
    })
    expect([...out.matchAll(/testcase name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['people/bo/c.md'])
    expect(junitOf(box, 'people/anna')).toHaveLength(1)
    expect(junitOf(new Sandbox().workspace()).map(({ name }) => name)).toEqual(['samtal.yaml'])
  })
})

describe('codequality', () => {
  it('has the same findings as the JSON, for all file names', () => {
    const box = hostileWorkspace()
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
  const badLines = ['goals:', '  - {goal: a, status: klart}', '  - {x1: 1, x2: 2, status: klart}', '']
  const at = (lines: number) => talk({ manager: 'Karin Ek' }, `${'# kommentar\n'.repeat(lines)}${badLines.join('\n')}`)
  const fingerprints = (box: Sandbox) => qualityOf(box).map(({ fingerprint }) => fingerprint)

  it('are unique, and the same in both formats', () => {
    for (const box of [
      hostileWorkspace(),
      new Sandbox().init().write({ 'people/anna/a.md': at(0), 'people/anna/b.md': at(0) }),
    ]) {
      const values = fingerprints(box)
      expect(values.length).toBeGreaterThan(8)
      expect(new Set(values).size).toBe(values.length)
      expect(sarifOf(box).results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(
        values.map((primaryLocationLineHash) => ({ primaryLocationLineHash })),
      )
    }
  })

  it('do not change when lines move or another finding is fixed', () => {
    const box = new Sandbox().init().write({ 'people/anna/a.md': at(0) })
    const before = fingerprints(box)
    const lines = qualityOf(box).map(({ location }) => location.lines.begin)
    box.write({ 'people/anna/a.md': at(3) })
    expect(fingerprints(box)).toEqual(before)
    expect(qualityOf(box).map(({ location }) => location.lines.begin)).not.toEqual(lines)
    box.write({ 'people/anna/a.md': at(3).replace('Karin Ek', 'karin') })
    expect(fingerprints(box)).toEqual(before.slice(1))
  })
})

describe('a workspace that is a folder of a repository', () => {
  it.each(['', 'enhet nord/å/'])('has paths from the root of the repository (%s)', (folder) => {
    const box = smallWorkspace(folder)
    const cwd = `${box.dir}/${folder}`
    const outputIn = (format: string) => box.samtal(['check', '--format', format], { cwd }).out
    const [file = ''] = /"path": "people[^"]*"/.exec(outputIn('json')) ?? []
    expect(file).toBe('"path": "people/anna/a.md"')
    expect(parseCommands(outputIn('github')).map(({ file: path }) => path)).toEqual([
      `${folder}people/anna/a.md`,
      `${folder}people/bo/b.md`,
    ])
    expect(outputIn('sarif')).toContain(`"uri": "${encodeURI(folder)}people/anna/a.md"`)
    expect(outputIn('codequality')).toContain(`"path": "${folder}people/anna/a.md"`)
    expect(outputIn('junit')).toContain(`<testcase name="${folder}samtal.yaml"`)
  })

  it('may be in a linked work tree, or in no repository', () => {
    const box = smallWorkspace('enhet/')
    box.commit('2026-01-02')
    box.git('worktree', 'add', '--quiet', 'annan')
    const github = (cwd: string) => parseCommands(box.samtal(['check', '--format', 'github'], { cwd }).out)[0]?.file
    expect(github(`${box.dir}/annan/enhet`)).toBe('enhet/people/anna/a.md')
    const bare = new Sandbox().write({ 'samtal.yaml': '', 'people/bo/b.md': talk({ employee: 'bo', manager: 'bo' }) })
    expect(parseCommands(bare.samtal(['check', '--format', 'github']).out)[0]?.file).toBe('people/bo/b.md')
  })
})

describe('several formats', () => {
  it('are written to one file each, and one to standard output', () => {
    const box = smallWorkspace()
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
    const box = smallWorkspace()
    expect(box.samtal('check --format json -o a --format github -o b'.split(' '))).toMatchObject({ code: 1, out: '' })
    expect(box.read('b')).toBe(box.samtal(['check', '--format', 'github']).out)
  })

  it('may be given before or after -o when there is one of each', () => {
    const box = smallWorkspace()
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
    ['one file for two', '--format sarif -o x --format json -o ./x', /same file: .\/x/, /samma fil: .\/x/],
    [
      'an unknown one among them',
      '--format sarif -o x --format xml',
      /--format.* takes text, json, github/,
      /ska vara text/,
    ],
  ])('are refused before anything is written: %s', (_, args, en, sv) => {
    const box = smallWorkspace()
    const before = filesIn(box.dir)
    expectRefusal(box.samtal(['check', ...args.split(' ')]), en)
    expectRefusal(box.samtal(['check', ...args.split(' '), '--lang', 'sv']), sv)
    expect(filesIn(box.dir)).toEqual(before)
  })

  it('work for due, log and templates too', () => {
    const box = smallWorkspace()
    box.commit('2026-01-02')
    expect(box.samtal('due --format text --format json -o due.json'.split(' ')).code).toBe(0)
    expect(JSON.parse(box.read('due.json'))).toMatchObject({ kind: 'due' })
    expectRefusal(box.samtal('log --format text --format json'.split(' ')), /only one format/)
    expectRefusal(box.samtal('templates list --format text --format json'.split(' ')), /only one format/)
    expectRefusal(box.samtal('due --format sarif'.split(' ')), /takes text, json, csv, markdown/)
  })
})

it('help describes every format in both languages', () => {
  for (const language of ['sv', 'en'] as const)
    for (const kind of ['check', 'due', 'log', 'templates'] as const) {
      const { out } = new Sandbox().samtal([kind, '--help', '--lang', language])
      for (const name of formatNames(kind)) {
        expect(out.slice(out.indexOf('--format'))).toMatch(new RegExp(`\\b${name}\\b`))
        expect(out).toMatch(new RegExp(`^  ${name} +\\S.*$`, 'm'))
      }
    }
})
