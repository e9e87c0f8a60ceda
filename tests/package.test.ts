import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { parseAst } from 'rolldown/parseAst'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>
const files = packedFiles()

test('the package has all files that package.json lists', () => {
  const names = (manifest.files as string[]).flatMap(filesOf)
  expect(names.filter((name) => !files.includes(name))).toEqual([])
})

test('the package has what is needed at run time, and the documentation', () => {
  const names = [
    ...['package.json', 'bin/samtal.cjs', 'dist/main.cjs', 'dist/templates.json', 'dist/THIRD-PARTY-NOTICES.txt'],
    ...['templates/medarbetarsamtal.yaml', 'templates/workspace/sv/samtal.yaml', 'schemas/conversation.schema.json'],
    ...['examples/samtal.yaml', 'examples/people.yaml', 'README.md', 'README.sv.md', 'LICENSE'],
  ]
  expect(names.filter((name) => !files.includes(name))).toEqual([])
})

test('the package has no other files', () => {
  expect(
    files.filter(
      (path) => !/^(bin|dist|docs|man|templates|schemas|examples)\/|^[^/]+\.(md|json)$|^LICENSE$/.test(path),
    ),
  ).toEqual([])
})

test('the notices name every bundled package', () => {
  const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const name of ['commander', 'yaml', 'gray-matter', 'simple-git', 'inquirer', 'chalk', 'date-fns'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
})

test('publint finds nothing wrong', async () => {
  const { messages } = await publint({ pkgDir: root, level: 'warning' })
  expect(messages).toEqual([])
})

test('package.json names the command and the supported Node versions', () => {
  expect(manifest).toMatchObject({
    name: 'samtal',
    type: 'module',
    bin: { samtal: 'bin/samtal.cjs' },
    engines: { node: '>=20.17' },
  })
  expect(readFileSync(join(root, 'bin/samtal.cjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

test('the package has no dependencies and no install scripts', () => {
  expect(manifest.dependencies).toBeUndefined()
  expect(Object.keys(manifest.scripts as object).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([])
  const dist = join(root, 'dist')
  const foreign = readdirSync(dist)
    .filter((name) => name.endsWith('.cjs'))
    .flatMap((name) => importsOf(readFileSync(join(dist, name), 'utf8')).map((source) => `${name}: ${source}`))
    .filter((line) => {
      const source = line.slice(line.indexOf(': ') + 2)
      return source.startsWith('./') ? !existsSync(join(dist, source)) : !isBuiltin(source)
    })
  expect(foreign).toEqual([])
})

test('an old Node gets a message of one line, in syntax that it can parse', () => {
  const bin = join(root, 'bin/samtal.cjs')
  for (const [version, isOld] of [
    ['0.12.18', true],
    ['18.20.8', true],
    ['20.16.0', true],
    ['20.17.0', false],
    ['100.0.0', false],
  ] as const) {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })
      Object.defineProperty(process, 'version', { value: 'v${version}' })
      process.argv.push('samtal', '--version')
      require(${JSON.stringify(bin)})`
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', pretend], { encoding: 'utf8' })
    expect([version, status, stdout.length > 0]).toEqual([version, isOld ? 2 : 0, !isOld])
    expect(stderr).toMatch(isOld ? new RegExp(`^samtal needs Node 20\\.17 .*: v${version}\\n$`) : /^$/)
  }
  const nodes: Record<string, unknown>[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    nodes.push(node as Record<string, unknown>)
    for (const value of Object.values(node)) walk(value)
  }
  walk(parseAst(readFileSync(bin, 'utf8'), { lang: 'js', sourceType: 'script' }))
  const isNew = ({ type, operator, param, async, properties }: Record<string, unknown>) =>
    type === 'ChainExpression' ||
    ['??', '**', '??=', '||=', '&&=', '**='].includes(String(operator)) ||
    (type === 'CatchClause' && param === null) ||
    async === true ||
    (Array.isArray(properties) && properties.some((property: { type: string }) => /Spread|Rest/.test(property.type)))
  expect(nodes.length).toBeGreaterThan(200)
  expect(nodes.filter(isNew)).toEqual([])
})

test('a clone without dependencies builds, also where the settings of a global npm install leak in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samtal-prepare-'))
  try {
    const clone = join(folder, '_cacache/tmp/git-cloneAbC123')
    const isCopied = (path: string) => !/^(node_modules|dist|\.git)$/.test(relative(root, path))
    cpSync(root, clone, { recursive: true, filter: isCopied })
    const npm = join(folder, 'npm.cjs')
    const call = join(folder, 'call.json')
    writeFileSync(
      npm,
      `require('node:fs').symlinkSync(${JSON.stringify(join(root, 'node_modules'))}, 'node_modules')
       require('node:fs').writeFileSync(${JSON.stringify(call)}, JSON.stringify({ args: process.argv.slice(2), env: process.env }))`,
    )
    // npm 10 and 11 have made a link to the clone where the package is to be.
    const installed = join(folder, 'lib/node_modules/samtal')
    mkdirSync(dirname(installed), { recursive: true })
    symlinkSync(clone, installed)
    const leaked = {
      npm_config_global: 'true',
      npm_config_prefix: folder,
      NPM_CONFIG_OMIT: 'dev',
      NODE_ENV: 'production',
    }
    const { status, stderr } = spawnSync(process.execPath, ['scripts/prepare.js'], {
      ...{ cwd: clone, encoding: 'utf8', env: { PATH: process.env.PATH, npm_execpath: npm, ...leaked } },
    })
    expect([stderr, status]).toEqual(['', 0])
    const { args, env } = JSON.parse(readFileSync(call, 'utf8')) as { args: string[]; env: object }
    expect(args.slice(0, 2)).toEqual(['ci', '--include=dev'])
    expect(Object.keys(env).filter((name) => name in leaked)).toEqual([])
    expect(existsSync(join(clone, 'dist/main.cjs'))).toBe(true)
    expect(lstatSync(installed).isDirectory()).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('packing the same files twice gives the same bytes', () => {
  const packages = ['one', 'another'].map((name) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'samtal-pack-')), name)
    try {
      const isCopied = (path: string) => !/^(node_modules|dist|\.git)$/.test(relative(root, path))
      cpSync(root, folder, { recursive: true, filter: isCopied })
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
      const { status, stderr } = spawnSync('npm', ['pack', '--silent'], { cwd: folder, encoding: 'utf8' })
      if (status !== 0) throw new Error(`npm pack gave ${status}: ${stderr}`)
      return createHash('sha256')
        .update(readFileSync(join(folder, `samtal-${String(manifest.version)}.tgz`)))
        .digest('hex')
    } finally {
      rmSync(dirname(folder), { recursive: true, force: true })
    }
  })
  expect(packages[0]).toBe(packages[1])
}, 120_000)

/** The files below a folder of the project; the path itself if it is a file or does not exist. */
function filesOf(path: string): string[] {
  if (!existsSync(join(root, path)) || statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    .filter((name) => statSync(join(root, name)).isFile())
}

/** What `npm pack` would put in the package. Its scripts are left out: they would rebuild dist/ under the other tests. */
function packedFiles(): string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts']
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm pack gave ${status}: ${stderr}`)
  // npm 11 prints a list of packages, npm 12 an object with packages by name.
  const [packed] = Object.values(JSON.parse(stdout) as { files: { path: string }[] }[])
  return packed?.files.map(({ path }) => path) ?? []
}

function importsOf(code: string): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, source, callee, arguments: given } = node as Partial<Record<string, any>>
    const textOf = (literal: any) => String(literal?.value ?? literal?.quasis?.[0]?.value.cooked)
    if (type === 'ImportExpression') found.push(textOf(source))
    if (type === 'CallExpression' && callee?.name === 'require') found.push(textOf(given[0]))
    for (const value of Object.values(node)) walk(value)
  }
  walk(parseAst(code))
  return found
}
