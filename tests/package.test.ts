import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Script } from 'node:vm'
import { publint } from 'publint'
import { parseAst } from 'rolldown/parseAst'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>
const files = packed()

test('everything that package.json names is in the package', () => {
  const names = (manifest.files as string[]).flatMap(filesOf)
  expect(names.filter((name) => !files.includes(name))).toEqual([])
})

test('what is used at run time and what is to be read are among it', () => {
  const names = [
    ...['package.json', 'bin/samtal.cjs', 'dist/main.cjs', 'dist/templates.json', 'dist/THIRD-PARTY-NOTICES.txt'],
    ...['templates/medarbetarsamtal.yaml', 'templates/workspace/sv/samtal.yaml', 'schemas/conversation.schema.json'],
    ...['examples/samtal.yaml', 'examples/people.yaml', 'README.md', 'README.sv.md', 'LICENSE'],
  ]
  expect(names.filter((name) => !files.includes(name))).toEqual([])
})

test('nothing else is in the package', () => {
  expect(
    files.filter((path) => !/^(bin|dist|man|templates|schemas|examples)\/|^[^/]+\.(md|json)$|^LICENSE$/.test(path)),
  ).toEqual([])
})

test('what has been bundled is named in the notices', () => {
  const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const name of ['commander', 'yaml', 'gray-matter', 'simple-git', 'inquirer', 'chalk', 'date-fns'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
})

test('publint finds nothing wrong', async () => {
  const { messages } = await publint({ pkgDir: root, level: 'warning' })
  expect(messages).toEqual([])
})

test('the command starts with any Node that is supported', () => {
  expect(manifest).toMatchObject({
    name: 'samtal',
    type: 'module',
    bin: { samtal: 'bin/samtal.cjs' },
    engines: { node: '>=20.17' },
  })
  expect(readFileSync(join(root, 'bin/samtal.cjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

test('installing brings and runs nothing more', () => {
  expect(manifest.dependencies).toBeUndefined()
  expect(Object.keys(manifest.scripts as object).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual(
    [],
  )
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

test('the code that the build kept is for the bundle that it made, and the Node that made it takes it', () => {
  const { codeFolder, loader } = createRequire(import.meta.url)('../bin/load.cjs') as {
    codeFolder(dist: string): string
    loader(dist: string, loaded: (name: string, script: Script) => void): (name: string) => unknown
  }
  const dist = join(root, 'dist')
  const taken = new Map<string, boolean | undefined>()
  const load = loader(dist, (name, script) => taken.set(name.slice(2), script.cachedDataRejected))
  const [made = ''] = readdirSync(join(dist, 'code'))
  const kept = readdirSync(join(dist, 'code', made))
  expect(kept).toEqual(expect.arrayContaining(['main.cjs', expect.stringMatching(/^check-/)]))
  for (const name of kept) load(`./${name}`)
  // Another Node finds none, and does without.
  const isMaker = codeFolder(dist) === join(dist, 'code', made)
  expect([...taken.values()]).toEqual(kept.map(() => (isMaker ? false : undefined)))
})

/** The files below a path of the project, or itself: one that is not there has to be missed. */
function filesOf(path: string): string[] {
  if (!existsSync(join(root, path)) || statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    .filter((name) => statSync(join(root, name)).isFile())
}

/** What `npm pack` would put in the package. Its scripts are left out: they would rebuild dist/ under the other tests. */
function packed(): string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts']
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm pack gave ${status}: ${stderr}`)
  // npm 11 tells of a list of packages, npm 12 of packages by name.
  const [told] = Object.values(JSON.parse(stdout) as { files: { path: string }[] }[])
  return told?.files.map(({ path }) => path) ?? []
}

function importsOf(code: string): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, source, callee, arguments: given } = node as Partial<Record<string, any>>
    const text = (of: any) => String(of?.value ?? of?.quasis?.[0]?.value.cooked)
    if (type === 'ImportExpression') found.push(text(source))
    if (type === 'CallExpression' && callee?.name === 'require') found.push(text(given[0]))
    for (const value of Object.values(node)) walk(value)
  }
  walk(parseAst(code))
  return found
}
