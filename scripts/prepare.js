// What npm runs in a clone before it packs it: for `npm ci`, `npm pack` and `npm install --global git+file://…`, which
// pre-commit runs. In a global install of a clone npm lets its own settings reach the inner install, as environment
// variables, with two consequences that are put right here: https://github.com/npm/cli/issues/8440
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const { npm_config_global: isGlobal, npm_config_prefix: prefix = '', npm_execpath: npm } = process.env

if (!['rolldown', 'ajv'].every((name) => existsSync(join(root, 'node_modules', name)))) installDependencies()
await import('./build.js')
if (isGlobal === 'true' && /[\\/]_cacache[\\/]tmp[\\/]git-clone/.test(root)) replaceLink()

/** Development dependencies go into this folder, wherever the outer install puts its package. */
function installDependencies() {
  const leaking = /^npm_config_(global|location|prefix|local_prefix|omit|include|only|production|dev|dry_run)$/i
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !leaking.test(name) && name !== 'NODE_ENV'),
  )
  const install = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  const options = /** @type {const} */ ({ cwd: root, env, stdio: 'inherit' })
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...install], options)
    : spawnSync('npm', install, { ...options, shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

/**
 * npm 10 and 11 make a link to this temporary clone where the package is to be, unpack the package through the link
 * into the clone, and remove the clone. With a folder in place of the link the package is unpacked there.
 */
function replaceLink() {
  const installed = join(prefix, process.platform === 'win32' ? '' : 'lib', 'node_modules', 'samtal')
  if (!lstatSync(installed, { throwIfNoEntry: false })?.isSymbolicLink()) return
  unlinkSync(installed)
  mkdirSync(installed)
}
