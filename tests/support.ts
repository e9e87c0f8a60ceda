import { createHash } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { formats } from '../src/report/formats.ts'
import { bin, type FindingJson, type Run, type Sandbox } from './harness.ts'

/** The report of `check --format json`. */
export interface CheckJson {
  schemaVersion: number
  kind: string
  files: number
  errors: number
  warnings: number
  findings: FindingJson[]
}

/** The names of all formats of `check`. */
export const checkFormats = Object.keys(formats.check)

/** Starts samtal without waiting for it, in any folder and environment. */
export function startSamtal(
  box: Sandbox,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; timeout?: number } = {},
): Promise<Run> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: options.cwd ?? box.dir,
      env: { ...box.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeout ?? 60_000,
      killSignal: 'SIGKILL',
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', fail)
    child.on('close', (code) =>
      done({ code: code ?? -1, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    )
  })
}

/** Runs a line of bash in which `$node` and `$samtal` are the real ones. */
export function shell(
  box: Sandbox,
  line: string,
  options: { env?: Record<string, string>; timeout?: number } = {},
): Run {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd: box.dir,
    env: { ...box.env, ...options.env, node: process.execPath, samtal: bin },
    encoding: 'utf8',
    input: '',
    timeout: options.timeout ?? 60_000,
    killSignal: 'SIGKILL',
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

/** Runs samtal as on a terminal: its streams are pipes, but main is told that they are terminals. */
export function atTerminal(
  box: Sandbox,
  args: readonly string[],
  env: Record<string, string> = {},
  columns = 100,
  rows = 30,
): Run {
  const main = new URL('../dist/main.cjs', import.meta.url).href
  const world = `{
    cwd: process.cwd(), env: process.env, now: () => 0,
    stdin: process.stdin, stdout: process.stdout, stderr: process.stderr,
    tty: { stdin: false, stdout: true, stderr: true, columns: ${columns}, rows: ${rows} },
  }`
  const code = `const { main } = await import(${JSON.stringify(main)})
    process.exitCode = await main(process.argv.slice(1), ${world})`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code, '--', ...args], {
    cwd: box.dir,
    env: { ...box.env, ...env },
    encoding: 'utf8',
    input: '',
    timeout: 60_000,
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

/** Parses the output of `check --format json`. */
export function parseCheckReport({ out, err }: Run): CheckJson {
  expect(err).toBe('')
  return JSON.parse(out) as CheckJson
}

/** Runs `check --format json` and parses its report. */
export function checkJson(box: Sandbox, ...args: string[]): CheckJson {
  return parseCheckReport(box.samtal(['check', '--format', 'json', ...args]))
}

/** Findings as `path:line:column rule`. */
export function places(findings: readonly FindingJson[]): string[] {
  return findings.map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`)
}

/** Expects that samtal could not do the job: exit 2, one line on standard error, nothing else and no stack trace. */
export function expectRefusal({ code, out, err }: Run, message?: string | RegExp): void {
  expect(err).not.toMatch(/^ +at /m)
  expect(err).toMatch(/^samtal: \S.*\n$/)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  if (message !== undefined) expect(err).toMatch(message)
}

/** Expects that the output holds no stack trace and does not say that there is a bug. */
export function expectNoStack({ out, err }: Run): void {
  expect(out + err).not.toMatch(/^ +at /m)
  expect(out + err).not.toMatch(/bug in samtal|fel i samtal självt|node:internal/)
}

/** Everything in the sandbox's folder and home, `.git` included, by path: mode, size, time and hash of content. */
export function snapshot(box: Sandbox): Record<string, string> {
  const entries: Record<string, string> = {}
  for (const top of [box.dir, box.home]) addEntries(top, entries)
  return entries
}

function addEntries(path: string, entries: Record<string, string>): void {
  const stat = lstatSync(path)
  const content = stat.isFile()
    ? createHash('sha1').update(readFileSync(path)).digest('hex')
    : stat.isSymbolicLink()
      ? readlinkSync(path)
      : ''
  entries[path] = `${stat.mode.toString(8)} ${stat.size} ${stat.mtimeMs} ${content}`
  if (stat.isDirectory()) for (const name of readdirSync(path)) addEntries(join(path, name), entries)
}

/** The paths of all files in a folder and its subfolders, sorted, without `.git`. */
export function filesIn(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .filter(({ name }) => name !== '.git')
    .flatMap((entry) => (entry.isDirectory() ? filesIn(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]))
    .sort()
}

/** The text of a template: the minimum that passes `check`, and more YAML. */
export function ownTemplate(name: string, extra = ''): string {
  return `samtal: 1\nname: ${name}\ntitle: Egen mall\nlanguage: sv\nsections:\n  - title: Nuläge\n${extra}`
}
