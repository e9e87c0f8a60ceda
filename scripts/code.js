// Keeps the code that V8 makes of the bundle, with the functions that the usual commands call.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const require = createRequire(import.meta.url)
const { codeFolder, loader } = require('../bin/load.cjs')

/** Writes dist/code/. V8 knows a file again by its length alone: whoever edits dist/ by hand has to remove it. */
export async function keepCode() {
  const dist = join(root, 'dist')
  /** @type {Map<string, import('node:vm').Script>} */
  const scripts = new Map()
  const { main } = loader(dist, (/** @type {string} */ name, /** @type {import('node:vm').Script} */ script) =>
    scripts.set(name, script),
  )('./main.cjs')

  const silent = { write: (/** @type {string} */ _, /** @type {(() => void) | undefined} */ done) => done?.() }
  for (const args of [['--version'], ['--help'], ['check'], ['due', '--no-history'], ['check', '--help']])
    await main([...args, '--lang', args[0] === 'due' ? 'sv' : 'en'], {
      ...{ cwd: join(root, 'examples'), env: { SAMTAL_TODAY: '2026-11-21' }, now: () => 0 },
      ...{ stdout: silent, stderr: silent },
      tty: { stdin: false, stdout: false, stderr: false },
    })
  for (const [name, script] of scripts) {
    const path = join(codeFolder(dist), name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, script.createCachedData())
  }
}
