import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'rolldown/parseAst'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Which parts of src/ each part may import, besides itself where it is listed. */
const directions: Readonly<Record<string, readonly string[]>> = {
  main: ['main', 'commands', 'io', 'report', 'domain', 'version'],
  version: [],
  commands: ['io', 'report', 'domain'],
  io: ['io', 'domain'],
  report: ['report', 'domain'],
  domain: ['domain'],
}

/** Data beside the code: who may import it. */
const data: Readonly<Record<string, readonly string[]>> = {
  'package.json': ['version'],
  'schemas/': ['domain'],
}

/** Parts without disk, network or clock. */
const pure: ReadonlySet<string> = new Set(['domain', 'report'])

const longest = 350
const catalogues = /^src\/report\/(rules\.\w+|rule-examples|help\.\w+)\.ts$/

interface Node {
  type: string
  start: number
  [key: string]: unknown
}

interface Import {
  line: number
  /** As it is written. */
  source: string
  /** From the project's root; undefined for packages and what Node brings. */
  path: string | undefined
}

interface Module {
  path: string
  /** Folder below src/, or the name of a file that lies there itself. */
  part: string
  text: string
  imports: Import[]
  nodes: { node: Node; line: number; parent: Node | undefined }[]
}

const modules = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith('.d.ts'))
  .map(parse)
const written = modules.filter(({ path }) => !path.startsWith('src/domain/format/generated/'))

describe('the direction of imports', () => {
  test('there is something to look at', () => {
    expect(modules.length).toBeGreaterThan(40)
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(150)
  })

  test('the bin starts the bundle and needs nothing else', () => {
    const needed = ['bin/samtal.cjs', 'bin/load.cjs'].flatMap((path) => [
      ...readFileSync(join(root, path), 'utf8').matchAll(/\b(?:require|import|load\w*\([^)]*\)\))\('([^']+)'\)/g),
    ])
    const own = needed.map(([, source = '']) => source).filter((source) => !isBuiltin(source))
    expect(own).toEqual(['./load.cjs', './main.cjs'])
  })

  test('every part imports only what lies below it', () => {
    expect(
      breaches(({ part, imports }) =>
        imports
          .filter(({ path }) => path?.startsWith('src/') && !directions[part]?.includes(partOf(path)))
          .map(({ line, source }) => [line, `${part} imports ${source}`]),
      ),
    ).toEqual([])
  })

  test('data is imported where it belongs, and nothing else from outside src', () => {
    expect(
      breaches(({ part, imports }) =>
        imports
          .filter(({ path }) => path !== undefined && !path.startsWith('src/'))
          .filter(
            ({ path = '' }) => !Object.keys(data).some((name) => path.startsWith(name) && data[name]?.includes(part)),
          )
          .map(({ line, source }) => [line, `${part} imports ${source}`]),
      ),
    ).toEqual([])
  })

  test('every import leads to a file', () => {
    expect(
      breaches(({ imports }) =>
        imports
          .filter(({ path }) => path !== undefined && !existsSync(join(root, path)))
          .map(({ line, source }) => [line, `there is no ${source}`]),
      ),
    ).toEqual([])
  })

  test('every module is reached from main', () => {
    const byPath = new Map(modules.map((module) => [module.path, module]))
    const reached = new Set(['src/main.ts'])
    for (const path of reached)
      for (const each of byPath.get(path)?.imports ?? []) if (each.path && byPath.has(each.path)) reached.add(each.path)
    expect(modules.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([])
  })
})

describe('what is pure', () => {
  test('domain and report import nothing of Node', () => {
    expect(
      breaches(({ part, imports }) =>
        imports
          .filter(({ source }) => pure.has(part) && isBuiltin(source))
          .map(({ line, source }) => [line, `${part} imports ${source}`]),
      ),
    ).toEqual([])
  })

  test('domain and report ask no clock and no chance', () => {
    expect(
      breaches(({ part, nodes }) =>
        nodes.filter(({ node }) => pure.has(part) && isUnforeseeable(node)).map(({ line, node }) => [line, told(node)]),
      ),
    ).toEqual([])
  })

  test('nobody but the bin knows process', () => {
    expect(
      breaches(({ nodes, imports }) => [
        ...nodes.filter(({ node, parent }) => isProcess(node, parent)).map(({ line }): Breach => [line, 'process']),
        ...imports
          .filter(({ source }) => /^(node:)?process$/.test(source))
          .map(({ line, source }): Breach => [line, `imports ${source}`]),
      ]),
    ).toEqual([])
  })

  test('nobody writes to the console', () => {
    expect(
      breaches(({ nodes }) =>
        nodes
          .filter(({ node, parent }) => isFree(node, parent) && node.name === 'console')
          .map(({ line }) => [line, 'console']),
      ),
    ).toEqual([])
  })
})

describe('size and contents', () => {
  test(`no file is longer than ${longest} lines, save catalogues of words`, () => {
    const long = written.filter(
      ({ path, text }) => !catalogues.test(path) && text.trimEnd().split('\n').length > longest,
    )
    expect(long.map(({ path, text }) => `${path}: ${text.trimEnd().split('\n').length} lines`)).toEqual([])
  })

  test('what ships never runs text as code', () => {
    const files = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.cjs'))
    expect(files).toContain('main.cjs')
    expect(
      files.filter((name) => /\beval\s*\(|\bnew Function\s*\(/.test(readFileSync(join(root, 'dist', name), 'utf8'))),
    ).toEqual([])
  })
})

type Breach = [line: number, what: string]

function breaches(find: (module: Module) => Breach[]): string[] {
  return written.flatMap((module) => find(module).map(([line, what]) => `${module.path}:${line}: ${what}`))
}

function parse(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8')
  // The parser counts UTF-16 code units, as JavaScript does.
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const nodes: Module['nodes'] = []
  const walk = (node: Node, parent: Node | undefined) => {
    nodes.push({ node, line: lineOf(node.start), parent })
    for (const value of Object.values(node))
      for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) walk(each, node)
  }
  walk(parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }) as unknown as Node, undefined)
  const imports = nodes.flatMap(({ node, line }): Import[] => {
    const source = sourceOf(node)
    if (source === undefined) return []
    return [{ line, source, path: /^\.\.?\//.test(source) ? posix.join(dirname(path), source) : undefined }]
  })
  return { path, part: partOf(path), text, imports, nodes }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function partOf(path: string): string {
  return path.replace(/^src\//, '').replace(/(\/.*|\.\w+)$/, '')
}

/** What a node imports: by a statement, an expression, or as a type. */
function sourceOf(node: Node): string | undefined {
  const names = [
    'ImportDeclaration',
    'ExportAllDeclaration',
    'ExportNamedDeclaration',
    'ImportExpression',
    'TSImportType',
  ]
  if (!names.includes(node.type)) return undefined
  const source = node.source ?? node.argument
  if (!isNode(source)) return undefined
  // What cannot be told from the text cannot be held to any rule.
  return typeof source.value === 'string' ? source.value : `./${node.type} without a literal`
}

/** A name that means the thing of that name, not a property called so. */
function isFree(node: Node, parent: Node | undefined): boolean {
  if (node.type !== 'Identifier') return false
  const isProperty = parent?.property === node || parent?.key === node
  return !isProperty || parent.computed === true || parent.shorthand === true
}

function isProcess(node: Node, parent: Node | undefined): boolean {
  if (node.type === 'MemberExpression') return isNamed(node.object, 'globalThis') && isNamed(node.property, 'process')
  return isFree(node, parent) && node.name === 'process'
}

function isNamed(value: unknown, name: string | RegExp): boolean {
  return (
    isNode(value) &&
    typeof value.name === 'string' &&
    (value.name === name || (name instanceof RegExp && name.test(value.name)))
  )
}

/** `Date.now()`, `Math.random()`, `new Date()` of whatever make, `Date()`. */
function isUnforeseeable(node: Node): boolean {
  if (node.type === 'MemberExpression')
    return (
      (isNamed(node.object, 'Date') && isNamed(node.property, 'now')) ||
      (isNamed(node.object, 'Math') && isNamed(node.property, 'random')) ||
      isNamed(node.object, 'performance')
    )
  if (node.type === 'CallExpression') return isNamed(node.callee, 'Date')
  return (
    node.type === 'NewExpression' &&
    isNamed(node.callee, /Date/) &&
    Array.isArray(node.arguments) &&
    node.arguments.length === 0
  )
}

function told(node: Node): string {
  const name = (value: unknown) => (isNode(value) && typeof value.name === 'string' ? value.name : '…')
  return node.type === 'MemberExpression' ? `${name(node.object)}.${name(node.property)}` : `${name(node.callee)}()`
}
