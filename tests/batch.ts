import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Run, Sandbox } from './harness.ts'

const script = fileURLToPath(new URL('batch.cjs', import.meta.url))

/**
 * Runs samtal once for each command line, one after the other, and gives the results in their order. All run in one process
 * instead of one each, where it is what they say that matters and not how a process starts, writes and ends.
 */
export function samtalBatch(runs: readonly { box: Sandbox; args: readonly string[] }[]): Run[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(runs.map(({ box, args }) => ({ cwd: box.dir, env: box.env, args }))),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 120_000,
  })
  if (status !== 0 || stderr !== '') throw new Error(`the batch ended with ${status}: ${stderr}`)
  const results = JSON.parse(stdout) as Run[]
  if (results.length !== runs.length) throw new Error(`${results.length} results of ${runs.length} runs`)
  return results
}
