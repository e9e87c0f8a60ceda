import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../src/domain/check/rule-table.ts'
import { renderCompletions, shellNames } from '../../src/report/completions/shells.ts'
import { helpEn } from '../../src/report/help.en.ts'
import type { Outline } from '../../src/report/outline.ts'
import { Sandbox, talk } from '../harness.ts'
import { expectRefusal, ownTemplate, shell } from '../support.ts'

const shippedTemplates = readdirSync(new URL('../../templates', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))
  .sort()

/** A workspace with two people, the manager of one, and an own template. */
function workspace(): Sandbox {
  return new Sandbox().init().write({
    'people.yaml':
      'anna-ek:\n  name: Anna Ek\n  manager: karin-alm\n  unit: hemlig-enhet\n  leave: [{from: 2026-02-01}]\n  conflict_of_interest: [sten-sekret]\nbo-ek:\n',
    'templates/egen.yaml': ownTemplate('egen'),
    'en mapp/x.txt': '',
  })
}

/** What bash offers at the end of a line; words are split as bash splits them. */
function offered(box: Sandbox, line: string): string[] {
  const words = line
    .replace(/=(?=.)/, ' = ')
    .replace(/=$/, ' =')
    .split(' ')
  const { code, out, err } = shell(
    box,
    `samtal() { "$node" "$samtal" "$@"; }
     source <(samtal completions bash)
     COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length - 1}
     _samtal
     printf '%s\\n' "\${COMPREPLY[@]}"`,
  )
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.trimEnd().split('\n').sort()
}

describe('completion in bash', () => {
  it.concurrent.each([
    ['samtal ch', ['check']],
    ['samtal t', ['templates']],
    ['samtal check --st', ['--staged', '--stdin-filename', '--strict']],
    ['samtal check --format g', ['github']],
    ['samtal check --format=g', ['github']],
    ['samtal due --format=', ['csv', 'ics', 'json', 'markdown', 'text']],
    ['samtal init --ci ', ['github', 'gitlab']],
    ['samtal new --color n', ['never']],
    ['samtal --lang ', ['en', 'sv']],
    ['samtal --lang sv lo', ['log']],
    ['samtal new --template ', ['egen', ...shippedTemplates].sort()],
    ['samtal due --template eg', ['egen']],
    ['samtal templates ', ['eject', 'list', 'show']],
    ['samtal templates show ki-', ['ki-chef', 'ki-lonesamtal']],
    ['samtal new --person ', ['anna-ek', 'bo-ek', 'karin-alm']],
    ['samtal new --manager k', ['karin-alm']],
    ['samtal new --participants anna-ek,b', ['anna-ek,bo-ek']],
    ['samtal log an', ['anna-ek']],
    ['samtal explain date-', ['date-invalid', 'date-order']],
    ['samtal completions ', ['bash', 'fish', 'zsh']],
    ['samtal help expl', ['explain']],
    ['samtal init ', ['.git', 'en mapp', 'templates']],
    ['samtal check peo', ['people.yaml']],
    ['samtal check --output peo', ['people.yaml']],
    ['samtal new --date ', ['']],
    ['samtal due --unit ', ['']],
    ['samtal nix', ['']],
  ] as const)('%s', (line, expected) => {
    expect(offered(workspace(), line)).toEqual(expected)
  })

  it.concurrent.each([
    ['samtal close anna-ek-2', ['anna-ek-2026-01-20-medarbetarsamtal/m1']],
    ['samtal log --goal anna', ['anna-ek-2026-01-20-medarbetarsamtal/m1']],
    ['samtal add --goal ', ['']],
    ['samtal hold --conversation an', ['anna-ek-2026-01-20-medarbetarsamtal']],
    ['samtal follow-up --step ', ['dialogue', 'half-year']],
    ['samtal new --carry ', ['all', 'anna-ek-2026-01-20-medarbetarsamtal/m1', 'none']],
    ['samtal new --carry m9,a', ['m9,anna-ek-2026-01-20-medarbetarsamtal/m1']],
  ] as const)('%s, where there are talks', (line, expected) => {
    const goals = 'goals:\n  - {id: m1, goal: x}\n  - {id: m2, goal: y, status: done}\n'
    const text = talk({ employee: 'anna-ek', held: '2026-01-20' }, goals)
    expect(offered(workspace().write({ 'people/anna-ek/a.md': text }), line)).toEqual(expected)
  })

  it('offers every command, and every option of each', () => {
    const box = workspace()
    const outline = JSON.parse(box.samtal(['completions', '--list', 'commands']).out) as Outline
    expect(offered(box, 'samtal ')).toEqual(outline.commands.map(({ name }) => name).sort())
    for (const { name, options } of outline.commands)
      expect(offered(box, `samtal ${name} --`)).toEqual(
        [...new Set([...options.map(({ long }) => long), '--lang', '--color', '--help'])].sort(),
      )
  })

  it('runs nothing that a file is named after', () => {
    const box = workspace().write({ 'templates/$(touch pwned).yaml': 'x: [', 'templates/`touch pwned`.yaml': 'x: [' })
    expect(offered(box, 'samtal new --template eg')).toEqual(['egen'])
    expect(offered(box, 'samtal check templates/')).toContain('templates/$(touch pwned).yaml')
    expect(existsSync(join(box.dir, 'pwned'))).toBe(false)
  })
})

describe('the scripts', () => {
  /** Small, with everything that each script has to quote. */
  const outline: Outline = {
    ...{ name: '', summary: 'talks', usage: '', examples: [], arguments: [] },
    options: [option('-V', '--version', null, 'version'), option(null, '--lang', 'sv|en', 'language', ['sv', 'en'])],
    commands: [
      {
        ...{ name: 'check', summary: "it's: a [check]", usage: '', examples: [], commands: [] },
        arguments: [{ name: 'paths', description: '', isVariadic: true, choices: [] }],
        options: [
          option(null, '--format', 'format', 'the \\format', ['text', 'json']),
          option('-o', '--output', 'file', "one's [file]: where"),
          option(null, '--strict', null, 'strict'),
          option(null, '--today', 'date', 'day'),
          option(null, '--participants', 'ids', 'who'),
          option(null, '--carry', 'ids', 'what'),
          option(null, '--person', 'id', 'who'),
        ],
      },
      {
        ...{ name: 'templates', summary: 'templates', usage: '', examples: [], arguments: [], options: [] },
        commands: [
          {
            ...{ name: 'templates show', summary: 'show one', usage: '', examples: [], options: [], commands: [] },
            arguments: [{ name: 'name', description: '', isVariadic: false, choices: [] }],
          },
        ],
      },
      {
        ...{ name: 'init', summary: 'make', usage: '', examples: [], options: [], commands: [] },
        arguments: [{ name: 'folder', description: '', isVariadic: false, choices: [] }],
      },
    ],
  }

  // After a change that is meant: try it in the shell itself, then `npx vitest run tests/cli/completions.test.ts -u`.
  it.each(shellNames)('of %s are as when they were tried in the shell', async (name) => {
    const text = await renderCompletions({ kind: 'completions', shell: name, outline })
    await expect(text).toMatchFileSnapshot(`../golden/completions.${name}`)
  })

  it.each(shellNames)('of %s name every command and option', (name) => {
    const box = new Sandbox()
    const { code, out, err } = box.samtal(['completions', name])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const command of Object.keys(helpEn.commands).flatMap((path) => path.split(' ')))
      expect(out).toMatch(new RegExp(`\\b${command}\\b`))
    const flags = box.samtal(['check', '--help']).out.match(/--[a-z-]+/g) ?? []
    for (const flag of flags) expect(out).toMatch(name === 'fish' ? new RegExp(`-l ${flag.slice(2)}\\b`) : flag)
  })

  it('describe commands in the language of messages', () => {
    const box = new Sandbox()
    for (const name of ['zsh', 'fish']) {
      expect(box.samtal(['completions', name]).out).toContain(helpEn.commands.due.summary)
      expect(box.samtal(['completions', name, '--lang', 'sv']).out).toContain('försenade')
    }
  })

  /** The commands that begin with a letter, in the order of help. */
  const commandsWith = (letter: string) =>
    Object.keys(helpEn.commands).filter((name) => name.startsWith(letter) && !name.includes(' '))

  it('work in bash with nounset on', () => {
    const box = workspace()
    const script = join(box.home, 'script')
    writeFileSync(script, box.samtal(['completions', 'bash']).out)
    expect(
      shell(box, `set -u; source "${script}"; COMP_WORDS=(samtal c) COMP_CWORD=1; _samtal; echo "\${COMPREPLY[*]}"`),
    ).toEqual({ code: 0, out: `${commandsWith('c').join(' ')}\n`, err: '' })
  })
})

describe('completions', () => {
  it('needs a shell of the registry', () => {
    const box = new Sandbox()
    expectRefusal(box.samtal(['completions']), 'give <bash|zsh|fish>')
    expectRefusal(box.samtal(['completions', 'pwsh']), '<shell> takes bash, zsh, fish')
    expectRefusal(box.samtal(['completions', 'pwsh', '--lang', 'sv']), '<shell> ska vara bash, zsh, fish')
    expectRefusal(box.samtal(['completions', '--list', 'secrets']), /--list/)
  })

  it('lists ids and nothing else of a workspace', () => {
    const box = workspace()
    const list = (what: string) => box.samtal(['completions', '--list', what])
    expect(list('people')).toEqual({ code: 0, out: 'anna-ek\nbo-ek\nkarin-alm\n', err: '' })
    expect(list('templates').out).toBe(`egen\n${shippedTemplates.map((name) => `${name}\n`).join('')}`)
    expect(list('rules').out.trim().split('\n')).toEqual(rules.map(({ id }) => id))
  })

  it('lists what can be read where other files are broken', () => {
    const box = new Sandbox().init().write({ 'samtal.yaml': 'trasig: [\n', 'people.yaml': 'anna: [\n' })
    expect(box.samtal(['completions', '--list', 'people'])).toEqual({ code: 0, out: '', err: '' })
    expect(box.samtal(['completions', '--list', 'templates']).out).toContain('ki-chef\n')
  })

  it('gives the table of commands as help has it', () => {
    const box = new Sandbox()
    const outline = JSON.parse(box.samtal(['completions', '--list', 'commands']).out) as Outline
    const names = outline.commands.flatMap(({ name, commands }) => [name, ...commands.map((child) => child.name)])
    expect(names.sort()).toEqual([...Object.keys(helpEn.commands), 'help'].sort())
    const completions = outline.commands.find(({ name }) => name === 'completions')
    expect(completions?.options.map(({ long }) => long)).toEqual(['--help'])
    expect(completions?.arguments[0]?.choices).toEqual(shellNames)
  })
})

function option(
  short: string | null,
  long: string,
  value: string | null,
  description: string,
  choices: readonly string[] = [],
): Outline['options'][number] {
  return { short, long, value, description, choices }
}
