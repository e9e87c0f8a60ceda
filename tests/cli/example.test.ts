import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Sandbox } from '../harness.ts'

it("the README's first command runs new, check and due on examples/ and writes nothing there", () => {
  const box = new Sandbox()
  const run = fileURLToPath(new URL('../../examples/run.js', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [run], {
    cwd: box.dir,
    env: box.env,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  for (const command of ['new', 'check', 'due']) expect(stdout).toMatch(new RegExp(`^\\$ samtal ${command}\\b`, 'm'))
  expect(stdout).toMatch(/^(Försenat|Overdue)/m)
  // Every line that the READMEs show of the example is in its output.
  for (const name of ['README.md', 'README.sv.md']) {
    const readme = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
    const [, block = ''] = /```console\n(\$ samtal new [^]*?)```/.exec(readme) ?? []
    const shown = block.split('\n').filter((line) => line !== '[…]')
    expect(shown.length).toBeGreaterThan(10)
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(shown))
  }
  // The last lines say how to go on, with a program that exists.
  const [, program = ''] = /node "([^"]+)"/.exec(stdout) ?? []
  expect(spawnSync(process.execPath, [program, '--version'], { encoding: 'utf8' }).stdout).toMatch(/^\d+\.\d+\.\d+/)
})
