import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { helpEn } from '../../src/report/help.en.ts'
import { Sandbox } from '../harness.ts'
import { startSamtal, atTerminal, expectNoStack, expectRefusal, filesIn, shell } from '../support.ts'

/** The names of all commands. */
const commandNames = Object.keys(helpEn.commands)
const escapeCode = '\u001b['
const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version

describe('help', () => {
  it.concurrent.each(commandNames)(
    'samtal %s --help has usage, options and examples in both languages',
    async (name) => {
      const box = new Sandbox()
      const [en, sv] = await Promise.all(
        ['en', 'sv'].map((SAMTAL_LANG) => startSamtal(box, [...name.split(' '), '--help'], { env: { SAMTAL_LANG } })),
      )
      for (const run of [en, sv]) expect(run).toMatchObject({ code: 0, err: '' })
      expect(en?.out).toMatch(new RegExp(`^Usage: samtal ${name} `))
      expect(en?.out).toMatch(/\nOptions:\n/)
      expect(en?.out).toMatch(new RegExp(`\nExamples:\n  samtal ${name.split(' ')[0]}`))
      expect(sv?.out).toMatch(new RegExp(`^Användning: samtal ${name} `))
      expect(sv?.out).toMatch(/\nFlaggor:\n/)
      expect(sv?.out).toMatch(new RegExp(`\nExempel:\n  samtal ${name.split(' ')[0]}`))
      // Each help text is in one language only.
      expect(sv?.out).not.toMatch(/Usage|Options|Arguments|Commands|Examples|display |default|choices|show help/)
      expect(en?.out).not.toMatch(/[åäöÅÄÖ]/)
      // Both have the same flags.
      const flags = (text = '') => [...text.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag)
      expect(flags(en?.out).length).toBeGreaterThan(0)
      expect(flags(sv?.out)).toEqual(flags(en?.out))
    },
  )

  it('lists every command, by --help, -h and help', () => {
    const box = new Sandbox()
    const { code, out, err } = box.samtal(['--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const name of commandNames.filter((command) => !command.includes(' ')))
      expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
    expect(box.samtal(['-h']).out).toBe(out)
    expect(box.samtal(['help']).out).toBe(out)
    const sv = box.samtal(['--help', '--lang', 'sv']).out
    expect(sv).toMatch(/^Användning: samtal /)
    expect(sv).not.toMatch(/Usage|Options|Commands|display |show help/)
    expect(box.samtal(['help', 'check']).out).toBe(box.samtal(['check', '--help']).out)
  })

  it('needs no workspace, and makes none', () => {
    const box = new Sandbox().write({ 'samtal.yaml': 'trasig: [\n' })
    expect(box.samtal(['new', '--help']).code).toBe(0)
    expect(filesIn(box.dir)).toEqual(['samtal.yaml'])
  })
})

describe('--version', () => {
  it('is the version of the package', () => {
    for (const flag of ['--version', '-V'])
      expect(new Sandbox().samtal([flag])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })
})

describe('bad usage', () => {
  const cases: [string, string[], RegExp, RegExp][] = [
    ['an unknown command', ['granska'], /no command "granska"/, /kommandot ”granska” finns inte/],
    ['a misspelt command', ['chekc'], /no command "chekc".*"check"/, /”chekc” finns inte.*”check”/],
    ['an unknown command of templates', ['templates', 'shwo', 'x'], /shwo/, /shwo/],
    [
      'an unknown option',
      ['check', '--fromat', 'json'],
      /no option --fromat.*--format/,
      /--fromat finns inte.*--format/,
    ],
    ['an unknown option of samtal', ['--nix'], /no option --nix/, /flaggan --nix finns inte/],
    ['a bad choice', ['check', '--format', 'xml'], /--format.* takes text, json/, /--format.* ska vara text, json/],
    ['a bad colour', ['--color', 'purple', 'check'], /--color.* takes auto, always, never/, /--color.* ska vara auto/],
    ['an option without its value', ['new', '--date'], /give a value: --date/, /ange ett värde: --date/],
    ['too many arguments', ['explain', 'text-cut', 'b'], /too many arguments/, /för många argument/],
    ['too few arguments', ['templates', 'eject'], /give <name>/, /ange /],
    ['an unknown rule', ['explain', 'nix'], /no rule "nix"; samtal explain/, /regeln ”nix” finns inte/],
    [
      'a rule with the name of a JavaScript property',
      ['explain', 'constructor'],
      /no rule "constructor"/,
      /regeln ”constructor”/,
    ],
    ['a bad period', ['due', '--within', 'snart'], /--within takes a period/, /--within ska vara en tid/],
    ['a bad day', ['check', '--today', '2026-02-30'], /--today takes a date/, /--today ska vara ett datum/],
  ]

  it.concurrent.each(cases)('%s is exit 2 with one line', async (_, args, en, sv) => {
    const box = new Sandbox().init().write({ 'samtal.yaml': '' })
    const [english, swedish] = await Promise.all([
      startSamtal(box, args),
      startSamtal(box, args, { env: { SAMTAL_LANG: 'sv' } }),
    ])
    expectRefusal(english, en)
    expectRefusal(swedish, sv)
  })

  it.concurrent.each([
    ['a line break', 'a\nb'],
    ['an escape', '\u001b[31mröd'],
    ['a change of direction', '\u202e'],
    ['an Arabic letter mark', '\u061c'],
    ['characters special in format strings', `%s%n{}'"$1`],
  ])('is reported in one line when the argument has %s', async (_, word) => {
    const box = new Sandbox().init()
    const commands = [[word], ['explain', word], ['check', `--${word}`], ['check', word]]
    for (const run of await Promise.all(commands.map((args) => startSamtal(box, args)))) {
      expectRefusal(run)
      // oxlint-disable-next-line no-control-regex
      expect(run.err.trimEnd()).not.toMatch(/[\u0000-\u001f\u202e\u061c]/)
    }
  })

  it('includes an unknown language', () => {
    expectRefusal(new Sandbox().samtal(['check', '--lang', 'de']), /--lang.* takes sv, en/)
    expectRefusal(new Sandbox().samtal(['check', '--lang']), /--lang/)
  })

  it('includes a settings file that does not exist', () => {
    const box = new Sandbox().init().write({ 'a.yaml': 'language: sv\n' })
    expectRefusal(box.samtal(['check'], { env: { SAMTAL_CONFIG: 'saknas.yaml' } }), 'saknas.yaml')
    expectRefusal(box.samtal(['check'], { env: { SAMTAL_CONFIG: 'a.yaml/b' } }), 'a.yaml/b')
  })

  it('includes a current folder that does not exist', () => {
    const run = shell(new Sandbox(), 'mkdir gone && cd gone && rmdir ../gone && "$node" "$samtal" check')
    expectRefusal(run)
  })
})

describe('the language', () => {
  const swedish = '1 fil granskad: allt stämmer. Här finns inga samtal ännu.\n'
  const english = '1 file checked: all is well. There are no talks yet.\n'
  const checkOutput = async (env: Record<string, string>, settings = '', args: string[] = []) => {
    const box = new Sandbox().init().write({ 'samtal.yaml': settings })
    const blank = { SAMTAL_LANG: '', LC_ALL: '', LC_MESSAGES: '', LANG: '' }
    const { out } = await startSamtal(box, ['check', ...args], { env: { ...blank, ...env } })
    return out
  }

  it.concurrent.each<[string, Record<string, string>, string, string[], string]>([
    ['English by default', {}, '', [], english],
    [
      '--lang before everything else',
      { SAMTAL_LANG: 'en', LC_ALL: 'en_US.UTF-8' },
      'language: en\n',
      ['--lang', 'sv'],
      swedish,
    ],
    ['--lang= too', { SAMTAL_LANG: 'sv' }, '', ['--lang=en'], english],
    ['SAMTAL_LANG before the settings', { SAMTAL_LANG: 'sv' }, 'language: en\n', [], swedish],
    ['the settings before the locale', { LC_ALL: 'en_US.UTF-8' }, 'language: sv\n', [], swedish],
    ['the settings in quotes, with a comment', {}, '# a\nlanguage: "sv" # b\n', [], swedish],
    ['the locale by LC_ALL', { LC_ALL: 'sv_SE.UTF-8', LANG: 'en_US.UTF-8' }, '', [], swedish],
    ['LC_ALL before LANG', { LC_ALL: 'C.UTF-8', LANG: 'sv_SE.UTF-8' }, '', [], english],
    ['LC_MESSAGES before LANG', { LC_MESSAGES: 'sv_SE', LANG: 'en_US' }, '', [], swedish],
    ['LANG last', { LANG: 'sv_FI.UTF-8' }, '', [], swedish],
    ['an unknown SAMTAL_LANG is ignored', { SAMTAL_LANG: 'de' }, 'language: sv\n', [], swedish],
    ['another locale is English', { LC_ALL: 'de_DE.UTF-8' }, '', [], english],
  ])('%s', async (_, env, settings, args, expected) => {
    expect(await checkOutput(env, settings, args)).toBe(expected)
  })

  it('is that of the settings even when the settings have errors', () => {
    const box = new Sandbox().init().write({ 'samtal.yaml': 'language: sv\nfärg: [\n' })
    expect(box.samtal(['check'], { env: { SAMTAL_LANG: '' } }).out).toMatch(/ fel: bracket-unclosed /)
    expect(box.samtal(['templates'], { env: { SAMTAL_LANG: '' } }).err).toMatch(/^samtal: samtal\.yaml har fel/)
  })

  it('is that of the settings file in SAMTAL_CONFIG', () => {
    const box = new Sandbox().init().write({ 'conf/min.yaml': 'language: sv\n' })
    expect(box.samtal(['check'], { env: { SAMTAL_LANG: '', SAMTAL_CONFIG: 'conf/min.yaml' } }).out).toBe(
      '1 fil granskad: allt stämmer. Här finns inga samtal ännu.\n',
    )
  })
})

describe('colours', () => {
  const box = new Sandbox().init().write({ 'people/a/a.md': '' })
  const piped = async (env: Record<string, string>, ...args: string[]) =>
    (await startSamtal(box, ['check', ...args], { env })).out.includes(escapeCode)

  it.concurrent.each<[string, boolean, Record<string, string>, string[]]>([
    ['none without a terminal', false, {}, []],
    ['some with --color always', true, {}, ['--color', 'always']],
    ['some with FORCE_COLOR', true, { FORCE_COLOR: '1' }, []],
    ['none with FORCE_COLOR=0', false, { FORCE_COLOR: '0' }, []],
    ['none with NO_COLOR before FORCE_COLOR', false, { NO_COLOR: '1', FORCE_COLOR: '1' }, []],
    ['none with --color never before FORCE_COLOR', false, { FORCE_COLOR: '1' }, ['--color', 'never']],
    ['some with --color always before NO_COLOR', true, { NO_COLOR: '1' }, ['--color', 'always']],
    ['none in JSON', false, { FORCE_COLOR: '1' }, ['--format', 'json', '--color', 'always']],
  ])('%s', async (_, expected, env, args) => {
    expect(await piped(env, ...args)).toBe(expected)
  })

  it('some on a terminal, unless NO_COLOR has a value or the terminal is dumb', () => {
    const colours = (env: Record<string, string>) => atTerminal(box, ['check'], env).out.includes(escapeCode)
    expect(colours({})).toBe(true)
    expect(colours({ NO_COLOR: '' })).toBe(true)
    expect(colours({ NO_COLOR: '1' })).toBe(false)
    expect(colours({ TERM: 'dumb' })).toBe(false)
  })
})

describe('streams', () => {
  it('end without a message when the pipe is closed', () => {
    const box = new Sandbox().init()
    const goals = Array.from({ length: 2000 }, () => '  - {x: 1, y: 2}\n').join('')
    box.write({ 'people/a/a.md': `---\ngoals:\n${goals}---\n` })
    for (const [args, code] of [
      ['explain', 0],
      ['--help', 0],
      ['templates show ki-chef', 0],
      ['check', 1],
      ['check --format json', 1],
    ] as const) {
      const head = shell(box, `"$node" "$samtal" ${args} | head -1`)
      expect({ args, code: head.code, err: head.err }).toEqual({ args, code, err: '' })
      expect(head.out.split('\n')).toHaveLength(2)
    }
    const closedPipe = shell(box, '"$node" "$samtal" check | true')
    expect({ code: closedPipe.code, err: closedPipe.err }).toEqual({ code: 1, err: '' })
  })

  it.each([
    'explain',
    'explain text-cut',
    'check',
    'check --format json',
    'templates',
    'templates show ki-chef',
    'due',
  ])('report when the disk is full: %s', (args) => {
    const run = shell(new Sandbox().workspace(), `"$node" "$samtal" ${args} > /dev/full`)
    expectRefusal(run, 'could not be written (ENOSPC)')
  })

  it.each(['--help', '--version', 'check --help'])('report when the disk is full: %s', (args) => {
    const run = shell(new Sandbox().init(), `"$node" "$samtal" ${args} > /dev/full`)
    expectRefusal(run, 'could not be written (ENOSPC)')
  })

  it('may be closed', () => {
    for (const closed of ['>&-', '2>&-', '<&-']) {
      const run = shell(new Sandbox().workspace(), `"$node" "$samtal" check ${closed}`)
      expectNoStack(run)
      expect(run.code).toBe(0)
    }
  })

  it('are complete for a slow reader', () => {
    const box = new Sandbox()
    const run = shell(box, `"$node" "$samtal" explain | (sleep 0.2; cat)`)
    expect(run.out).toBe(box.samtal(['explain']).out)
  })
})

describe('the bin', () => {
  it('can be run as a program', () => {
    const path = new URL('../../bin/samtal.cjs', import.meta.url)
    expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(statSync(path).mode & 0o111).not.toBe(0)
  })
})
