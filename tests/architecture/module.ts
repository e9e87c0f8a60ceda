import { posix } from 'node:path'
import { parseAst } from 'rolldown/parseAst'

/** A node of the syntax tree, in ESTree's shape. */
export interface SyntaxNode {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

export interface Import {
  line: number
  /** As written. */
  source: string
  /** Relative to the project's root; undefined for packages and for what Node brings. */
  path: string | undefined
  /** Nothing of it is left when the program runs. */
  isType: boolean
}

/** A source file, parsed. */
export interface Module {
  /** Relative to the project's root, with `/`. */
  path: string
  text: string
  lines: number
  imports: Import[]
  /** Every node of the syntax tree, parents first. */
  nodes: { node: SyntaxNode; line: number; parent: SyntaxNode | undefined }[]
}

export interface SourceFile {
  path: string
  text: string
}

/** A place where the code does not follow ARCHITECTURE.md. */
export interface Breach {
  path: string
  line: number
  /** Name of the check that found it. */
  check: string
  message: string
}

/** One check of the architecture. It sees all modules at once and finds what is wrong, without naming itself. */
export type Check = (modules: readonly Module[]) => Omit<Breach, 'check'>[]

export function parseModule({ path, text }: SourceFile): Module {
  const nodes: Module['nodes'] = []
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const walk = (node: SyntaxNode, parent: SyntaxNode | undefined) => {
    nodes.push({ node, line: lineOf(node.start), parent })
    for (const child of Object.values(node).flat()) if (isNode(child)) walk(child, node)
  }
  walk(parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }) as unknown as SyntaxNode, undefined)
  const imports = nodes.flatMap(({ node, line }): Import[] => {
    const source = sourceOf(node)
    if (source === undefined) return []
    const isType = node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type'
    return [
      { line, source, isType, path: /^\.\.?\//.test(source) ? posix.join(posix.dirname(path), source) : undefined },
    ]
  })
  return { path, text, lines: text.trimEnd().split('\n').length, imports, nodes }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** The folder below `src/`, or the name without its ending of a file that lies in `src/` itself. */
export function partOf(path: string): string {
  return path.replace(/^src\//, '').replace(/(\/.*|\.\w+)$/, '')
}

export function isGenerated({ path }: Module): boolean {
  return path.includes('/generated/')
}

/** What a node imports: as a statement, an expression or a type. */
function sourceOf(node: SyntaxNode): string | undefined {
  const imported = importedBy(node)
  if (!isNode(imported)) return undefined
  // A computed name cannot be held to any rule, so it leads to a file that does not exist.
  return typeof imported.value === 'string' ? imported.value : `./computed-${node.type}`
}

function importedBy(node: SyntaxNode): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source
    case 'TSExternalModuleReference':
      return node.expression
    case 'CallExpression': {
      const { callee } = node
      const args = Array.isArray(node.arguments) ? node.arguments : []
      if (!isNode(callee)) return undefined
      const isRequire = callee.name === 'require'
      const isBuiltinLookup = isNode(callee.property) && callee.property.name === 'getBuiltinModule'
      return isRequire || isBuiltinLookup ? args[0] : undefined
    }
    default:
      return undefined
  }
}
