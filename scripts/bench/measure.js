// Runs programs side by side and compares what they take.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * @typedef {{ command: string, args: string[], cwd?: string, env?: NodeJS.ProcessEnv, findings?: number }} Program With the exit code that means findings.
 * @typedef {Record<string, number>} Round What each program took, in seconds or KiB.
 * @typedef {{
 *   what: string, ratios: number[], of?: [number, number], unit?: 's' | 'MiB', must?: number, target?: number, note?: string,
 * }} Row
 */

/** A folder for this run, removed when the process ends. */
export const temporary = mkdtempSync(join(tmpdir(), 'samtal-bench-'))
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }))

export const environment = {
  ...{ PATH: process.env.PATH, HOME: temporary, TZ: 'UTC', LC_ALL: 'C.UTF-8', PEAK: join(temporary, 'peak') },
  ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
  // NODE_EXTRA_CA_CERTS is left out: it doubles the start of Node, which would make every ratio to it look good.
}

/** @param {string[]} args @returns {Program} */
export const node = (...args) => ({ command: process.execPath, args })

/**
 * Runs the programs one after another, again and again, every other time in reverse order, so that a
 * machine that becomes slower or faster favours none. The first round only warms the caches.
 *
 * @param {number} count @param {Record<string, Program>} programs @param {(program: Program) => number} [quantity]
 * @returns {Round[]}
 */
export function measure(count, programs, quantity = seconds) {
  const entries = Object.entries(programs)
  return Array.from({ length: count + 1 }, (_, index) => {
    const order = index % 2 === 0 ? entries : [...entries].reverse()
    return Object.fromEntries(order.map(([name, program]) => [name, quantity(program)]))
  }).slice(1)
}

/** The most memory that each program held, in KiB. @param {number} count @param {Record<string, Program>} programs */
export function measurePeaks(count, programs) {
  const preload = new URL('peak.js', import.meta.url).href
  return measure(count, programs, ({ args, ...rest }) => {
    run({ ...rest, args: ['--import', preload, ...args] })
    return Number(readFileSync(environment.PEAK, 'utf8'))
  })
}

/** How long a program runs. @param {Program} program */
export function seconds(program) {
  const before = process.hrtime.bigint()
  run(program, 'ignore')
  return Number(process.hrtime.bigint() - before) / 1e9
}

/** Runs a program to its end and gives its standard output; a program that fails cannot be measured. @param {Program} program @param {'pipe' | 'ignore'} [output] */
export function run({ command, args, cwd = temporary, env = environment, findings = 0 }, output = 'pipe') {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...{ cwd, env, encoding: 'utf8', maxBuffer: 1024 ** 3 },
    stdio: ['ignore', output, findings === 0 ? 'pipe' : 'ignore'],
  })
  if (status !== 0 && status !== findings)
    throw new Error(`${command} ${args.join(' ')} gave ${status}: ${error?.message ?? stderr}`)
  return stdout ?? ''
}

/** The row that divides what program `a` took by what `b` took, round by round. @param {string} what @param {Round[]} rounds @param {string} a @param {string} b @param {'s' | 'MiB'} [unit] @returns {Row} */
export function compared(what, rounds, a, b, unit = 's') {
  const of = (/** @type {string} */ name) => rounds.map((round) => (round[name] ?? 0) / (unit === 's' ? 1 : 1024))
  return {
    ...{ what, unit, of: [median(of(a)), median(of(b))] },
    ratios: rounds.map((round) => (round[a] ?? 0) / (round[b] ?? 1)),
  }
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
