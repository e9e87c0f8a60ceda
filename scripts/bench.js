// Prints the table of targets, measured side by side: npm run bench -- [S|M|L|all]
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, cpus, devNull, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hostile } from './bench/hostile.js'
import { peers } from './bench/peers.js'
import { corpus, generation, today } from './corpus.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const sizes = { S: 100, M: 1_000, L: 10_000 }

/**
 * @typedef {keyof typeof sizes} Size
 * @typedef {{ command: string, args: string[], cwd?: string, env?: NodeJS.ProcessEnv, mayFail?: boolean }} Program
 * @typedef {Record<string, number>} Round What each program took, in seconds or KiB.
 * @typedef {{
 *   what: string, ratios: number[], of?: [number, number], unit?: 's' | 'MiB', must?: number, target?: number, note?: string,
 * }} Row
 */

/** A folder of this run's own: a copy of what is measured, so that a rebuild does not change it halfway. */
const temporary = mkdtempSync(join(tmpdir(), 'samtal-bench-'))
const bin = join(temporary, 'package/bin/samtal.cjs')
const environment = {
  ...{ PATH: process.env.PATH, HOME: temporary, TZ: 'UTC', LC_ALL: 'C.UTF-8', PEAK: join(temporary, 'peak') },
  ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
  // A file of certificates can triple the start of Node, and so flatters whatever is compared to it. The targets were
  // set where it is set; starts are measured without it, too.
  ...(process.env.NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS }),
}

/** @param {string[]} args @returns {Program} */
const node = (...args) => ({ command: process.execPath, args })
/** @param {string} cwd @param {string[]} args @returns {Program} */
const samtal = (cwd, ...args) => ({ ...node(bin, ...args), cwd })
/** @param {string} cwd @returns {Program} */
const check = (cwd) => samtal(cwd, 'check', '--today', today)
/** @param {string} cwd @returns {Program} */
const due = (cwd) => samtal(cwd, 'due', '--today', today)
/** One walk through the whole history, which no answer about it can do without. @param {string} cwd @returns {Program} */
const barePass = (cwd) => ({
  ...{ command: 'git', args: ['log', '--raw', '--no-abbrev', '--no-renames', '--format=%H', 'HEAD'] },
  cwd,
})
const nothing = node('-e', '0')

const asked = process.argv[2] ?? 'M'
try {
  await bench(asked)
} finally {
  rmSync(temporary, { recursive: true, force: true })
}

/** @param {string} which */
async function bench(which) {
  const chosen = /** @type {Size[]} */ (which === 'all' ? ['S', 'M', 'L'] : [which])
  if (!chosen.every((size) => size in sizes)) {
    console.error('npm run bench -- [S|M|L|all]')
    process.exitCode = 2
    return
  }
  takeCopy()
  console.log(
    `Node ${process.version}, ${run({ command: 'git', args: ['--version'] }).trim()}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}`,
  )
  if ((loadavg()[0] ?? 0) > 0.7)
    console.log(`The machine is busy (load ${loadavg()[0]?.toFixed(1)}): expect a wide spread.`)
  console.log('Each ratio is the median of paired runs, with the least and the greatest of them.')

  const one = await cached(1)
  print('Start', start(one))
  if (environment.NODE_EXTRA_CA_CERTS)
    print('Start without NODE_EXTRA_CA_CERTS', start(one, { ...environment, NODE_EXTRA_CA_CERTS: undefined }))
  print('One file, at worst', hostileRows())
  for (const size of chosen) {
    const folder = await cached(sizes[size])
    print(`check, ${size}: ${sizes[size]} files`, [...checkRows(folder, size), ...peerRows(folder, size)])
    print(`due, ${size}: ${sizes[size]} files, ${commits(folder)} commits`, dueRows(folder, size))
  }
  if (which === 'all')
    print('Growth', growth({ S: await cached(sizes.S), M: await cached(sizes.M), L: await cached(sizes.L) }))
}

/** What the shortest commands take. @param {string} folder @param {NodeJS.ProcessEnv} [env] @returns {Row[]} */
function start(folder, env = environment) {
  const programs = {
    nothing,
    ...{ version: samtal(folder, '--version'), help: samtal(folder, '--help'), check: check(folder) },
  }
  const rounds = measure(21, programs, (program) => seconds({ ...program, env }))
  const row = (/** @type {string} */ what, /** @type {string} */ name) => ({
    ...compared(`${what} ÷ node -e 0`, rounds, name, 'nothing'),
    ...{ must: 1.2, target: 1.1 },
  })
  return [row('--version', 'version'), row('--help', 'help'), row('check of one file', 'check')]
}

/** @param {string} folder @param {Size} size @returns {Row[]} */
function checkRows(folder, size) {
  const people = join(folder, 'people')
  const script = (/** @type {string} */ name) => fileURLToPath(new URL(`bench/${name}`, import.meta.url))
  const rounds = measure(size === 'L' ? 9 : 15, {
    check: check(folder),
    raw: node(script('raw-read.js'), people),
    script: node(script('gray-matter.js'), people, join(root, 'schemas/conversation.schema.json')),
  })
  const peaks = measurePeaks(7, { check: check(folder), nothing })
  const isLarge = size === 'L'
  return [
    { ...compared('check ÷ raw read', rounds, 'check', 'raw'), ...(isLarge && { must: 2.2, target: 1.75 }) },
    {
      ...compared('check ÷ gray-matter + ajv script', rounds, 'check', 'script'),
      ...(isLarge && { must: 1 / 2, target: 1 / 3 }),
    },
    {
      ...compared('check, peak memory ÷ node -e 0', peaks, 'check', 'nothing', 'MiB'),
      ...(isLarge && { must: 2, target: 1.5 }),
    },
  ]
}

/** The linters of others, side by side with `check`; those that would take minutes are left out of the large corpus. @param {string} folder @param {Size} size @returns {Row[]} */
function peerRows(folder, size) {
  const all = peers(folder, join(root, 'schemas/conversation.schema.json'), temporary, size !== 'L')
  if (!all) {
    console.log('The peers could not be installed: no registry.')
    return []
  }
  const rounds = measure({ S: 7, M: 3, L: 3 }[size], { check: check(folder), ...all })
  return Object.keys(all).map((name) => compared(`check ÷ ${name}`, rounds, 'check', name))
}

/** What one file can cost: seconds and memory of a whole run. @returns {Row[]} */
function hostileRows() {
  return Object.entries(hostile).flatMap(([what, { path, text }]) => {
    const folder = mkdtempSync(join(temporary, 'hostile-'))
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, 'samtal.yaml'), 'samtal: 1\n')
    writeFileSync(join(folder, path), text)
    const program = { ...check(folder), mayFail: true }
    const limits = (/** @type {number} */ most) => ({ must: most, target: most })
    return [
      { what: `${what}, s`, ratios: measure(3, { program }).map(({ program: took = 0 }) => took), ...limits(2) },
      {
        what: `${what}, MiB`,
        ratios: measurePeaks(1, { program }).map(({ program: peak = 0 }) => peak / 1024),
        ...limits((200 * 1e6) / 1024 ** 2),
      },
    ]
  })
}

/** @param {string} folder @param {Size} size @returns {Row[]} */
function dueRows(folder, size) {
  const rounds = measure(size === 'L' ? 7 : 11, { due: due(folder), pass: barePass(folder), nothing })
  const peaks = measurePeaks(7, { due: due(folder), nothing })
  const sums = rounds.map((round) => ({ ...round, sum: (round.nothing ?? 0) + (round.pass ?? 0) }))
  return [
    { ...compared('due ÷ one bare pass', rounds, 'due', 'pass'), ...(size === 'L' && { must: 1.6, target: 1.3 }) },
    {
      ...compared('due ÷ (node -e 0 + bare pass)', sums, 'due', 'sum'),
      ...(size === 'M' && { must: 2.5, target: 2 }),
    },
    {
      ...compared("due, Node's peak memory ÷ node -e 0", peaks, 'due', 'nothing', 'MiB'),
      ...(size === 'L' && { must: 5, target: 4 }),
    },
    // Elsewhere it would take minutes or hours.
    ...(size === 'S' ? [againstFollow(folder)] : []),
  ]
}

/** What one would do without samtal: ask git for the history of each file. @param {string} folder @returns {Row} */
function againstFollow(folder) {
  const files = run({ command: 'git', args: ['ls-files', '-z', 'people'], cwd: folder })
    .split('\0')
    .filter(Boolean)
  /** @type {Round[]} */
  const rounds = []
  for (let round = 0; round < 5; round++) {
    const mine = seconds(due(folder))
    let theirs = 0
    for (const file of files)
      theirs += seconds({ command: 'git', args: ['log', '--follow', '--raw', '--format=%H', '--', file], cwd: folder })
    rounds.push({ due: mine, follow: theirs })
  }
  return {
    ...compared('due ÷ git log --follow once a file', rounds, 'due', 'follow'),
    note: `${rounds.length} pairs only: slow`,
  }
}

/**
 * Time for each file from 100 to 10,000. Of the whole run, and of what each further file adds: from 1,000 to 10,000
 * against from 100 to 1,000.
 *
 * @param {Record<Size, string>} folders @returns {Row[]}
 */
function growth(folders) {
  return /** @type {const} */ ([
    ['check', check],
    ['due', due],
    ['one bare pass', barePass],
  ]).flatMap(([name, program]) => {
    const rounds = measure(7, { S: program(folders.S), M: program(folders.M), L: program(folders.L) })
    const whole = rounds.map(({ S = 0, L = 0 }) => L / sizes.L / (S / sizes.S))
    const added = rounds.map(
      ({ S = 0, M = 0, L = 0 }) => (L - M) / (sizes.L - sizes.M) / ((M - S) / (sizes.M - sizes.S)),
    )
    const isOurs = name !== 'one bare pass'
    return [
      { what: `${name}: time per file, L ÷ S`, ratios: whole, ...(isOurs && { must: 1, target: 1 }) },
      { what: `${name}: time per added file, M to L ÷ S to M`, ratios: added },
    ]
  })
}

/**
 * Runs the programs one after another, again and again: every other time backwards, so that a machine that grows slower
 * or faster favours none. The first round only warms the caches.
 *
 * @param {number} count @param {Record<string, Program>} programs @param {(program: Program) => number} [take]
 * @returns {Round[]}
 */
function measure(count, programs, take = seconds) {
  const entries = Object.entries(programs)
  return Array.from({ length: count + 1 }, (_, index) => {
    const order = index % 2 === 0 ? entries : [...entries].reverse()
    return Object.fromEntries(order.map(([name, program]) => [name, take(program)]))
  }).slice(1)
}

/** @param {number} count @param {Record<string, Program>} programs */
function measurePeaks(count, programs) {
  const preload = new URL('bench/peak.js', import.meta.url).href
  return measure(count, programs, ({ args, ...rest }) => {
    run({ ...rest, args: ['--import', preload, ...args] })
    return Number(readFileSync(environment.PEAK, 'utf8'))
  })
}

/** @param {Program} program */
function seconds(program) {
  const before = process.hrtime.bigint()
  run(program, 'ignore')
  return Number(process.hrtime.bigint() - before) / 1e9
}

/** Runs a program to its end; one that fails has nothing to be measured. @param {Program} program @param {'pipe' | 'ignore'} [output] */
function run({ command, args, cwd = temporary, env = environment, mayFail = false }, output = 'pipe') {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...{ cwd, env, encoding: 'utf8', maxBuffer: 1024 ** 3 },
    stdio: ['ignore', output, mayFail ? 'ignore' : 'pipe'],
  })
  if (status !== 0 && !(mayFail && status === 1))
    throw new Error(`${command} ${args.join(' ')} gave ${status}: ${error?.message ?? stderr}`)
  return stdout ?? ''
}

/** @param {string} what @param {Round[]} rounds @param {string} a @param {string} b @param {'s' | 'MiB'} [unit] @returns {Row} */
function compared(what, rounds, a, b, unit = 's') {
  const of = (/** @type {string} */ name) => rounds.map((round) => (round[name] ?? 0) / (unit === 's' ? 1 : 1024))
  return {
    ...{ what, unit, of: [median(of(a)), median(of(b))] },
    ratios: rounds.map((round) => (round[a] ?? 0) / (round[b] ?? 1)),
  }
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** @param {string} title @param {Row[]} rows */
function print(title, rows) {
  const cells = rows.map(({ what, ratios, of, unit, must, target, note }) => {
    const ratio = median(ratios)
    const digits = unit === 'MiB' ? 0 : 3
    return [
      what,
      `${figure(ratio)} (${figure(Math.min(...ratios))}–${figure(Math.max(...ratios))})`,
      of ? `${of[0].toFixed(digits)} ÷ ${of[1].toFixed(digits)} ${unit}` : '',
      must === undefined ? '–' : figure(must),
      target === undefined ? '–' : figure(target),
      [verdict(ratio, must, target), note].filter(Boolean).join(', '),
    ]
  })
  const lines = [[title, 'ratio', 'medians', 'must', 'target', ''], ...cells]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  console.log('')
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** @param {number} ratio @param {number | undefined} must @param {number | undefined} target */
function verdict(ratio, must, target) {
  if (must === undefined || target === undefined) return ''
  return ratio <= target ? 'on target' : ratio <= must ? 'enough' : 'too slow'
}

/** @param {number} ratio */
function figure(ratio) {
  return ratio >= 100 ? ratio.toFixed(0) : ratio < 0.095 ? ratio.toFixed(3) : ratio.toFixed(2)
}

/** @param {string} folder */
function commits(folder) {
  return run({ command: 'git', args: ['rev-list', '--count', 'HEAD'], cwd: folder }).trim()
}

/** The corpus of so many files, made at its first use; kept among the machine's temporary files. @param {number} files */
async function cached(files) {
  const folder = join(tmpdir(), `samtal-corpus-${generation()}-${files}`)
  if (existsSync(folder)) return folder
  if (files > 1000) console.error(`Making the corpus of ${files} files (half a minute, once) …`)
  const making = `${folder}-${process.pid}`
  await corpus(making, files)
  renameSync(making, folder)
  return folder
}

/** Copies the package as it is built, and says so if that was before the sources' last change. */
function takeCopy() {
  const built = join(root, 'dist/main.cjs')
  if (!existsSync(built)) throw new Error('Nothing is built yet: npm run build')
  const sources = /** @type {string[]} */ (readdirSync(join(root, 'src'), { recursive: true }))
  if (
    sources.some((file) => file.endsWith('.ts') && statSync(join(root, 'src', file)).mtimeMs > statSync(built).mtimeMs)
  )
    console.log('src/ has changed since dist/ was built (npm run build): this is about dist/.')
  for (const name of ['bin', 'dist', 'templates', 'schemas', 'package.json'])
    cpSync(join(root, name), join(temporary, 'package', name), { recursive: true })
}
