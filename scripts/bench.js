// Prints measured ratios beside their targets: npm run bench -- [S|M|L|all]
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compared, measure, measurePeaks, node, run, seconds, temporary } from './bench/measure.js'
import { hostile } from './bench/hostile.js'
import { peers } from './bench/peers.js'
import { printTable } from './bench/table.js'
import { corpusVersion, makeCorpus } from './corpus.js'
import { today } from './corpus/talks.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const sizes = { S: 100, M: 1_000, L: 10_000 }

/**
 * @typedef {keyof typeof sizes} Size
 * @typedef {import('./bench/measure.js').Program} Program
 * @typedef {import('./bench/measure.js').Round} Round
 * @typedef {import('./bench/measure.js').Row} Row
 */

/** A copy of the package, so that a rebuild does not change it in the middle of a run. */
const bin = join(temporary, 'package/bin/samtal.cjs')

/** @param {string} cwd @param {string[]} args @returns {Program} */
const samtal = (cwd, ...args) => ({ ...node(bin, ...args), cwd })
/** @param {string} cwd @returns {Program} */
const check = (cwd) => samtal(cwd, 'check', '--today', today)
/** @param {string} cwd @returns {Program} */
const due = (cwd) => samtal(cwd, 'due', '--today', today)
/** One walk through the whole history: no program that answers about it can do less. @param {string} cwd @returns {Program} */
const barePass = (cwd) => ({
  ...{ command: 'git', args: ['log', '--raw', '--no-abbrev', '--no-renames', '--format=%H', 'HEAD'] },
  cwd,
})
const nothing = node('-e', '0')
const repositoryCount = 500

await bench(process.argv[2] ?? 'M')

/** @param {string} which */
async function bench(which) {
  const chosen = /** @type {Size[]} */ (which === 'all' ? ['S', 'M', 'L'] : [which])
  if (!chosen.every((size) => size in sizes)) {
    console.error('npm run bench -- [S|M|L|all]')
    process.exitCode = 2
    return
  }
  copyPackage()
  console.log(
    `Node ${process.version}, ${run({ command: 'git', args: ['--version'] }).trim()}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}`,
  )
  if ((loadavg()[0] ?? 0) > 0.7)
    console.log(`The machine is busy (load ${loadavg()[0]?.toFixed(1)}): expect a wide spread.`)
  console.log('Each ratio is the median of paired runs, with the smallest and the largest of them.')

  const oneFile = await corpusOf(1)
  printTable('Start', startRows(oneFile))
  printTable('One file, worst cases', hostileRows())
  for (const size of chosen) {
    const folder = await corpusOf(sizes[size])
    printTable(`check, ${size}: ${sizes[size]} files`, [...checkRows(folder, size), ...peerRows(folder, size)])
    printTable(`check of one file, ${size}`, oneFileRows(folder, oneFile, size))
    printTable(`due, ${size}: ${sizes[size]} files, ${commitCount(folder)} commits`, dueRows(folder, size))
    printTable(`log, ${size}`, logRows(folder, size))
  }
  printTable(`due in ${repositoryCount} small repositories`, repositoriesRows(oneFile))
  if (which === 'all')
    printTable(
      'Growth',
      growthRows({ S: await corpusOf(sizes.S), M: await corpusOf(sizes.M), L: await corpusOf(sizes.L) }),
    )
}

/** How long the shortest commands take. @param {string} folder @returns {Row[]} */
function startRows(folder) {
  const programs = {
    nothing,
    ...{ version: samtal(folder, '--version'), help: samtal(folder, '--help'), check: check(folder) },
  }
  const rounds = measure(21, programs)
  const ratio = (/** @type {string} */ what, /** @type {string} */ name) =>
    compared(`${what} ÷ node -e 0`, rounds, name, 'nothing')
  return [
    { ...ratio('--version', 'version'), must: 1.5, target: 1.3 },
    { ...ratio('--help', 'help'), must: 1.6, target: 1.4 },
    { ...ratio('check of one file', 'check'), must: 2.2, target: 1.8 },
  ]
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
    { ...compared('check ÷ raw read', rounds, 'check', 'raw'), ...(isLarge && { must: 4.5, target: 3 }) },
    {
      ...compared('check ÷ gray-matter + ajv script', rounds, 'check', 'script'),
      ...(isLarge && { must: 0.65, target: 0.5 }),
    },
    {
      ...compared('check, peak memory ÷ node -e 0', peaks, 'check', 'nothing', 'MiB'),
      ...(isLarge && { must: 2.7, target: 2 }),
    },
  ]
}

/** What one talk among many costs, compared with one talk alone. @param {string} folder @param {string} alone @param {Size} size @returns {Row[]} */
function oneFileRows(folder, alone, size) {
  const one = (/** @type {string} */ cwd) => samtal(cwd, 'check', '--today', today, firstTalk(cwd))
  const rounds = measure(15, { many: one(folder), alone: one(alone) })
  const row = compared('check of one file ÷ the same in a workspace of one talk', rounds, 'many', 'alone')
  return [{ ...row, ...(size === 'L' && { must: 1.3, target: 1.1 }) }]
}

/** The path of a talk. @param {string} folder */
function firstTalk(folder) {
  const [person = ''] = readdirSync(join(folder, 'people')).sort()
  const [name = ''] = readdirSync(join(folder, 'people', person)).sort()
  return join('people', person, name)
}

/** Other linters side by side with `check`; those that would take minutes are left out of the large corpus. @param {string} folder @param {Size} size @returns {Row[]} */
function peerRows(folder, size) {
  const all = peers(folder, join(root, 'schemas/conversation.schema.json'), temporary, size !== 'L')
  if (!all) {
    console.log('The peers could not be installed: no registry.')
    return []
  }
  const rounds = measure({ S: 7, M: 3, L: 3 }[size], { check: check(folder), ...all })
  return Object.keys(all).map((name) => compared(`check ÷ ${name}`, rounds, 'check', name))
}

/** How much one file can cost: seconds and memory of a whole run. @returns {Row[]} */
function hostileRows() {
  return Object.entries(hostile).flatMap(([what, { path, text }]) => {
    const folder = mkdtempSync(join(temporary, 'hostile-'))
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, 'samtal.yaml'), 'samtal: 1\n')
    writeFileSync(join(folder, path), text)
    const program = { ...check(folder), findings: 1 }
    const limit = (/** @type {number} */ value) => ({ must: value, target: value })
    return [
      { what: `${what}, s`, ratios: measure(3, { program }).map(({ program: took = 0 }) => took), ...limit(2) },
      {
        what: `${what}, MiB`,
        ratios: measurePeaks(1, { program }).map(({ program: peak = 0 }) => peak / 1024),
        ...limit((200 * 1e6) / 1024 ** 2),
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
      ...(size === 'M' && { must: 4, target: 2.5 }),
    },
    {
      ...compared("due, Node's peak memory ÷ node -e 0", peaks, 'due', 'nothing', 'MiB'),
      ...(size === 'L' && { must: 6, target: 4 }),
    },
    // With more files it would take minutes or hours.
    ...(size === 'S' ? [againstFollow(folder)] : []),
  ]
}

/** The log of one person and of all, compared with due. @param {string} folder @param {Size} size @returns {Row[]} */
function logRows(folder, size) {
  const [person = ''] = readdirSync(join(folder, 'people')).sort()
  const programs = { person: samtal(folder, 'log', person), log: samtal(folder, 'log'), due: due(folder) }
  const rounds = measure(size === 'L' ? 5 : 9, programs)
  const peaks = measurePeaks(3, programs)
  return [
    { ...compared('log of one person ÷ due', rounds, 'person', 'due'), must: 1, target: 0.8 },
    { ...compared('log ÷ due', rounds, 'log', 'due'), must: 1.5, target: 1.2 },
    { ...compared('log, peak memory ÷ due', peaks, 'log', 'due', 'MiB'), must: 1.5, target: 1.2 },
  ]
}

/** One list of many repositories, compared with a shell loop of one bare log each. @param {string} original @returns {Row[]} */
function repositoriesRows(original) {
  const top = mkdtempSync(join(temporary, 'repositories-'))
  const names = Array.from({ length: repositoryCount }, (_, index) => `r${index}`)
  for (const name of names) cpSync(original, join(top, name), { recursive: true })
  const loop = 'for r in r*; do git -C "$r" log --raw --no-abbrev --no-renames --format=%H HEAD; done'
  const rounds = measure(3, {
    due: samtal(top, 'due', '--today', today, ...names),
    loop: { command: 'sh', args: ['-c', loop], cwd: top },
  })
  return [{ ...compared('due ÷ a shell loop of bare passes', rounds, 'due', 'loop'), must: 4, target: 2 }]
}

/** The same question without samtal: git is asked for the history of each file. @param {string} folder @returns {Row} */
function againstFollow(folder) {
  const files = run({ command: 'git', args: ['ls-files', '-z', 'people'], cwd: folder })
    .split('\0')
    .filter(Boolean)
  /** @type {Round[]} */
  const rounds = []
  for (let round = 0; round < 5; round++) {
    const ours = seconds(due(folder))
    let theirs = 0
    for (const file of files)
      theirs += seconds({ command: 'git', args: ['log', '--follow', '--raw', '--format=%H', '--', file], cwd: folder })
    rounds.push({ due: ours, follow: theirs })
  }
  return {
    ...compared('due ÷ git log --follow, once per file', rounds, 'due', 'follow'),
    note: `${rounds.length} pairs only: slow`,
  }
}

/**
 * How the time per file grows from 100 to 10,000 files: for the whole run, and for each added file (1,000 to 10,000
 * compared with 100 to 1,000).
 *
 * @param {Record<Size, string>} folders @returns {Row[]}
 */
function growthRows(folders) {
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

/** @param {string} folder */
function commitCount(folder) {
  return run({ command: 'git', args: ['rev-list', '--count', 'HEAD'], cwd: folder }).trim()
}

/** The corpus of a number of files, made the first time and kept in the machine's temporary folder. @param {number} files */
async function corpusOf(files) {
  const folder = join(tmpdir(), `samtal-corpus-${corpusVersion()}-${files}`)
  if (existsSync(folder)) return folder
  if (files > 1000) console.error(`Making the corpus of ${files} files (half a minute, once) …`)
  const unfinished = `${folder}-${process.pid}`
  await makeCorpus(unfinished, files)
  renameSync(unfinished, folder)
  return folder
}

/** Copies the built package, and warns if the sources have changed since the build. */
function copyPackage() {
  const built = join(root, 'dist/main.cjs')
  if (!existsSync(built)) throw new Error('dist/ is missing: npm run build')
  const sources = /** @type {string[]} */ (readdirSync(join(root, 'src'), { recursive: true }))
  if (
    sources.some((file) => file.endsWith('.ts') && statSync(join(root, 'src', file)).mtimeMs > statSync(built).mtimeMs)
  )
    console.log('src/ has changed since dist/ was built (npm run build): what is measured is dist/.')
  for (const name of ['bin', 'dist', 'templates', 'schemas', 'package.json'])
    cpSync(join(root, name), join(temporary, 'package', name), { recursive: true })
}
