// The linters that a team might use instead, installed the first time they are needed, in versions that run on Node 20.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

const versions = {
  ...{ 'ajv-cli': '5.0.0', 'markdownlint-cli2': '0.20.0', v8r: '5.1.0', 'remark-cli': '12.0.1' },
  ...{ 'remark-frontmatter': '5.0.0', 'remark-lint-frontmatter-schema': '3.15.4' },
}

/** The folder with the peers, in the machine's temporary folder; undefined where they cannot be installed. */
function installPeers() {
  const names = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
  const folder = join(tmpdir(), `samtal-peers-${Buffer.from(names.join()).toString('base64url').slice(-24)}`)
  if (existsSync(folder)) return folder
  console.error('Installing ajv-cli, markdownlint-cli2, v8r and remark (once) …')
  const unfinished = `${folder}-${process.pid}`
  mkdirSync(unfinished)
  writeFileSync(join(unfinished, 'package.json'), '{"private":true,"type":"module"}')
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...names], {
    ...{ cwd: unfinished, stdio: 'ignore', shell: process.platform === 'win32' },
  })
  if (status === 0) renameSync(unfinished, folder)
  else rmSync(unfinished, { recursive: true, force: true })
  return status === 0 ? folder : undefined
}

/**
 * The commands of the peers on a corpus of talks, by name. A peer that does not know front matter gets it as YAML files,
 * without the keys that have no value. Peers may have findings: they look for other things than `samtal check` does.
 *
 * @param {string} corpus @param {string} schema @param {string} temporary @param {boolean} all Also those that take minutes.
 * @returns {Record<string, { command: string, args: string[], cwd: string, findings: number }> | undefined}
 */
export function peers(corpus, schema, temporary, all) {
  const install = installPeers()
  if (install === undefined) return undefined
  const folder = join(temporary, `peers-${readdirSync(join(corpus, 'people')).length}`)
  const yaml = join(folder, 'yaml')
  mkdirSync(yaml, { recursive: true })
  for (const file of /** @type {string[]} */ (readdirSync(join(corpus, 'people'), { recursive: true })))
    if (file.endsWith('.md')) {
      const [head = ''] = readFileSync(join(corpus, 'people', file), 'utf8')
        .slice(4)
        .split('\n---\n', 1)
      writeFileSync(
        join(yaml, file.replaceAll(/[\\/]/g, '-').replace(/\.md$/, '.yaml')),
        stringify(withoutEmpty(parse(head))),
      )
    }
  const plugin = (/** @type {string} */ name) => JSON.stringify(join(install, 'node_modules', name, 'index.js'))
  writeFileSync(
    join(folder, 'remarkrc.mjs'),
    `import frontmatter from ${plugin('remark-frontmatter')}
import schema from ${JSON.stringify(join(install, 'node_modules/remark-lint-frontmatter-schema/dist/index.js'))}
export default { plugins: [frontmatter, [schema, { schemas: { ${JSON.stringify(schema)}: ['**/*.md'] } }]] }\n`,
  )
  const bin = (/** @type {string} */ path, /** @type {string[]} */ ...args) => ({
    ...{ command: process.execPath, args: [join(install, 'node_modules', path), ...args] },
    ...{ cwd: corpus, findings: 1 },
  })
  return {
    'ajv-cli': bin(
      'ajv-cli/dist/index.js',
      'validate',
      '--spec=draft2020',
      '--strict=false',
      '-s',
      schema,
      '-d',
      `${yaml}/*.yaml`,
    ),
    ...(all && {
      'markdownlint-cli2': bin('markdownlint-cli2/markdownlint-cli2-bin.mjs', 'people/**/*.md'),
      // v8r takes no absolute paths. It reads dates as dates, not as text, and so finds fault with every file.
      v8r: { ...bin('v8r/src/index.js', '--schema', schema, '*.yaml'), cwd: yaml, findings: 99 },
      'remark + frontmatter-schema': bin(
        'remark-cli/cli.js',
        '--quiet',
        '--no-stdout',
        '--rc-path',
        join(folder, 'remarkrc.mjs'),
        'people',
      ),
    }),
  }
}

/** A value without its empty keys, which count as absent. @param {any} value @returns {any} */
function withoutEmpty(value) {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, child]) => child !== null && child !== '')
  return Object.fromEntries(entries.map(([key, child]) => [key, withoutEmpty(child)]))
}
