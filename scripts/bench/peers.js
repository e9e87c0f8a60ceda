// The linters that a team might use instead: installed at the first use, in versions that run on Node 20.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

const versions = {
  ...{ 'ajv-cli': '5.0.0', 'markdownlint-cli2': '0.20.0', v8r: '5.1.0', 'remark-cli': '12.0.1' },
  ...{ 'remark-frontmatter': '5.0.0', 'remark-lint-frontmatter-schema': '3.15.4' },
}

/** Folder of the installed peers, kept among the machine's temporary files; undefined without a registry to get them from. */
function installed() {
  const names = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
  const folder = join(tmpdir(), `samtal-peers-${Buffer.from(names.join()).toString('base64url').slice(-24)}`)
  if (existsSync(folder)) return folder
  console.error('Installing ajv-cli, markdownlint-cli2, v8r and remark (once) …')
  const making = `${folder}-${process.pid}`
  mkdirSync(making)
  writeFileSync(join(making, 'package.json'), '{"private":true,"type":"module"}')
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...names], {
    ...{ cwd: making, stdio: 'ignore', shell: process.platform === 'win32' },
  })
  if (status === 0) renameSync(making, folder)
  else rmSync(making, { recursive: true, force: true })
  return status === 0 ? folder : undefined
}

/**
 * The peers that check a corpus of talks, by name. Those that know no front matter get it as YAML files of its own,
 * without the keys that have no value. They may find faults: what they look for is not what `samtal check` does.
 *
 * @param {string} corpus @param {string} schema @param {string} temporary @param {boolean} all Those too that take minutes.
 * @returns {Record<string, { command: string, args: string[], cwd: string, mayFail: true }> | undefined}
 */
export function peers(corpus, schema, temporary, all) {
  const home = installed()
  if (home === undefined) return undefined
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
        stringify(filled(parse(head))),
      )
    }
  const plugin = (/** @type {string} */ name) => JSON.stringify(join(home, 'node_modules', name, 'index.js'))
  writeFileSync(
    join(folder, 'remarkrc.mjs'),
    `import frontmatter from ${plugin('remark-frontmatter')}
import schema from ${JSON.stringify(join(home, 'node_modules/remark-lint-frontmatter-schema/dist/index.js'))}
export default { plugins: [frontmatter, [schema, { schemas: { ${JSON.stringify(schema)}: ['**/*.md'] } }]] }\n`,
  )
  const bin = (/** @type {string} */ path, /** @type {string[]} */ ...args) => ({
    ...{ command: process.execPath, args: [join(home, 'node_modules', path), ...args] },
    ...{ cwd: corpus, mayFail: /** @type {const} */ (true) },
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
      // It takes no absolute paths.
      v8r: { ...bin('v8r/src/index.js', '--schema', schema, '*.yaml'), cwd: yaml },
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

/** A value without what counts as absent: keys without a value. @param {any} value @returns {any} */
function filled(value) {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== '')
  return Object.fromEntries(entries.map(([key, inner]) => [key, filled(inner)]))
}
