import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'

/** The commands that the READMEs show in the workspace of the example, with what they print. */
const shownCommands = ['status', 'due --format ics', 'remind']

/** A workspace as the example makes it. */
function exampleWorkspace(box: Sandbox): string {
  const run = fileURLToPath(new URL('../../examples/run.js', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [run], { cwd: box.dir, env: box.env, encoding: 'utf8' })
  return /^ {2}cd "(.*)"$/m.exec(stdout)?.[1] ?? ''
}

describe.each(['README.md', 'README.sv.md'])('%s shows what is printed in the example', (name) => {
  const box = new Sandbox()
  const readme = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const cwd = exampleWorkspace(box)

  it.each(shownCommands)('by samtal %s', (command) => {
    const [, args = '', block = ''] =
      new RegExp(String.raw`\`\`\`console\n\$ samtal (${command} .*)\n([^]*?)\`\`\``).exec(readme) ?? []
    const { out } = box.samtal(args.split(' '), { cwd, env: name === 'README.sv.md' ? { SAMTAL_LANG: 'sv' } : {} })
    const shown = block.split('\n').filter((line) => line !== '[…]' && line !== '')
    expect(shown.length).toBeGreaterThan(5)
    expect(out.split(/\r?\n/)).toEqual(expect.arrayContaining(shown))
  })
})
