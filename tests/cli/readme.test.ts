import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'

/** How the commands begin that each README shows in the workspace of the example, with what they print. */
const shownCommands = {
  'README.md': [
    'status',
    'due --format ics',
    'remind',
    '--lang en log petra-sjoholt --since',
    '--lang en log petra-sjoholt --between',
  ],
  'README.sv.md': ['status', 'due --format ics', 'remind'],
}

/** A workspace as the example makes it. */
function exampleWorkspace(box: Sandbox): string {
  const run = fileURLToPath(new URL('../../examples/run.js', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [run], { cwd: box.dir, env: box.env, encoding: 'utf8' })
  return /^ {2}cd "(.*)"$/m.exec(stdout)?.[1] ?? ''
}

describe.each(Object.entries(shownCommands))('%s shows what is printed in the example', (name, commands) => {
  const box = new Sandbox()
  const readme = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const cwd = exampleWorkspace(box)
  const env: Record<string, string> = name === 'README.sv.md' ? { SAMTAL_LANG: 'sv' } : {}

  it.each(commands)('by samtal %s', (command) => {
    const [, args = '', block = ''] =
      new RegExp(String.raw`\`\`\`console\n\$ samtal (${command} .*)\n([^]*?)\`\`\``).exec(readme) ?? []
    const { out } = box.samtal(args.split(' '), { cwd, env })
    const shown = block.split('\n').filter((line) => line !== '[…]' && line !== '')
    expect(shown.length).toBeGreaterThan(2)
    expect(out.split(/\r?\n/)).toEqual(expect.arrayContaining(shown))
  })

  it('and all of it where nothing is left out', () => {
    const blocks = [...readme.matchAll(/```console\n\$ samtal ((?:--lang en log|remind) .*)\n([^]*?)```/g)]
    const whole = blocks.filter(([, , block = '']) => !block.includes('[…]'))
    expect(whole.length).toBeGreaterThan(0)
    for (const [, args = '', block] of whole) expect(box.samtal(args.split(' '), { cwd, env }).out).toBe(block)
  })
})
