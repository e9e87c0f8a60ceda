// Makes the repositories that the benchmarks run on: the same repository every time for the same number of files.
// By hand: node scripts/corpus.js FOLDER [FILES]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { environment, makeForm } from './corpus/form.js'
import { fastImport } from './corpus/history.js'
import { generator, makeTalks } from './corpus/talks.js'

/**
 * Makes a repository of talks with its work tree in a new folder. Each talk has four commits (made, goal closed,
 * half-year follow-up held, one-year follow-up held), interleaved over time; some are merged from a branch, and some
 * talks are moved.
 *
 * @param {string} folder
 * @param {number} files
 */
export async function makeCorpus(folder, files) {
  mkdirSync(folder, { recursive: true })
  git(folder, 'init', '--quiet', '--initial-branch=main')
  const random = generator(files)
  const talks = makeTalks(files, random)
  const form = makeForm()

  const child = spawn('git', ['fast-import', '--quiet', '--date-format=raw'], {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const closed = once(child, 'close')
  // Where git fails, its exit code says so.
  child.stdin.on('error', () => {})
  for (const text of fastImport(talks, form, random))
    if (!child.stdin.write(text)) await Promise.race([once(child.stdin, 'drain'), closed])
  child.stdin.end()
  const [code] = await closed
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
  git(folder, 'reset', '--quiet', '--hard', 'main')
}

/** A hash of everything that a corpus is made from: a corpus with another hash is out of date. */
export function corpusVersion() {
  const hash = createHash('sha256').update(makeForm())
  for (const name of readdirSync(new URL('corpus/', import.meta.url)).sort())
    hash.update(readFileSync(new URL(`corpus/${name}`, import.meta.url)))
  return hash.digest('hex').slice(0, 12)
}

/** @param {string} folder @param {string[]} args */
function git(folder, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env: environment, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, files = '1000'] = process.argv.slice(2)
  if (!folder) throw new Error('node scripts/corpus.js FOLDER [FILES]')
  await makeCorpus(folder, Number(files))
}
