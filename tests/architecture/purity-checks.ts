import { runInNewContext } from 'node:vm'
import { isNode, partOf, type Check, type Module, type SyntaxNode } from './module.ts'

/** Globals that are no part of the language and yet depend on nothing outside the program. */
const harmless = new Set(['TextEncoder', 'TextDecoder', 'URL', 'URLSearchParams', 'structuredClone', 'atob', 'btoa'])

const ofLanguage = new Set<string>(runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[])

/** What the host puts beside the language: Node's own globals, and the ways to them. */
const hostGlobals = new Set([
  ...Object.getOwnPropertyNames(globalThis).filter((name) => !ofLanguage.has(name) && !name.startsWith('__')),
  ...['console', 'globalThis', 'global', 'require', 'module', '__dirname', '__filename', 'WebAssembly'],
  ...['Temporal', 'navigator', 'localStorage', 'sessionStorage'],
])
for (const name of harmless) hostGlobals.delete(name)

type Found = ReturnType<Check>
type Place = Module['nodes'][number]

function eachNode(parts: readonly string[] | 'all', find: (place: Place, module: Module) => string | undefined): Check {
  return (modules) =>
    modules
      .filter(({ path }) => parts === 'all' || parts.includes(partOf(path)))
      .flatMap((module) =>
        module.nodes.flatMap((place): Found => {
          const message = find(place, module)
          return message === undefined ? [] : [{ path: module.path, line: place.line, message }]
        }),
      )
}

/** Nothing of the host in domain and report: no Buffer, timer, network, console or process, as a value or as a type. */
export const hostGlobal: Check = (modules) =>
  modules.flatMap((module) => {
    const types = declaredTypes(module)
    return eachNode(['domain', 'report'], ({ node, parent }) => {
      if (node.type === 'MetaProperty')
        return isNode(node.meta) && node.meta.name === 'import' ? 'import.meta' : undefined
      const name = nameOf(node)
      if (name === undefined || !isReference(node, parent) || !hostGlobals.has(name) || types.has(name))
        return undefined
      return name
    })([module])
  })

/** No clock and no chance in domain and report: today is an argument. */
export const clock = eachNode(['domain', 'report'], ({ node, parent }) => {
  if (node.type === 'CallExpression' && isClocklessFormat(node)) return 'formats the present moment'
  if (
    node.type === 'NewExpression' &&
    /\wDate|Date\w/.test(nameOf(node.callee) ?? '') &&
    argumentsOf(node).length === 0
  )
    return `new ${nameOf(node.callee) ?? ''}() is now`
  const name = nameOf(node)
  if (!isReference(node, parent)) return undefined
  if (name === 'Date' && !isFixedDate(node, parent)) return 'Date without a fixed moment'
  if (name === 'Math' && !isMemberOtherThan(node, parent, ['random'])) return 'Math.random'
  return undefined
})

/** Only the bin knows `process` and the console; it gives main what is needed of them. */
export const processOrConsole = eachNode('all', ({ node, parent }) => {
  const name = nameOf(node)
  const isHidden = name === 'process' || name === 'console' || name === 'globalThis'
  return isHidden && isReference(node, parent) ? name : undefined
})

/** Text is never run as code. */
export const codeFromText = eachNode('all', ({ node, parent }) => {
  const name = nameOf(node)
  return isReference(node, parent) && (name === 'eval' || name === 'Function') && !isTypeName(node, parent)
    ? name
    : undefined
})

function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : undefined
}

function argumentsOf(node: SyntaxNode): unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : []
}

/** An identifier that means the thing of that name, not a property, a member or a label called so. */
function isReference(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (node.type !== 'Identifier' || parent === undefined) return false
  if (parent.type.endsWith('Statement') && parent.label === node) return false
  if (parent.type === 'TSQualifiedName') return parent.left === node
  if (parent.type === 'TSEnumMember' || parent.type === 'TSNamedTupleMember') return parent.initializer === node
  if (parent.type === 'ImportSpecifier') return parent.local === node
  if (parent.type === 'ExportSpecifier') return parent.local === node
  const isKey = parent.property === node || parent.key === node
  return !isKey || parent.computed === true
}

function isTypeName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  return parent?.type === 'TSTypeReference' && parent.typeName === node
}

/** Types that the module declares or imports: `Event` may be one of ours. */
function declaredTypes({ nodes }: Module): Set<string> {
  return new Set(
    nodes.flatMap(({ node, parent }) => {
      const isType = node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration'
      const isImport = node.type === 'ImportSpecifier' && (node.importKind === 'type' || parent?.importKind === 'type')
      const name = isType ? nameOf(node.id) : isImport ? nameOf(node.local) : undefined
      return name === undefined ? [] : [name]
    }),
  )
}

/** `new Date(something)`, `Date.UTC`, `Date.parse`, `instanceof Date` and the type. */
function isFixedDate(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent?.type === 'NewExpression')
    return (
      parent.callee === node && argumentsOf(parent).some((value) => isNode(value) && value.type !== 'SpreadElement')
    )
  if (parent?.type === 'BinaryExpression') return parent.operator === 'instanceof'
  return isTypeName(node, parent) || isMemberOtherThan(node, parent, ['now', 'constructor', 'call', 'apply', 'bind'])
}

/** `Math.max`, and not `Math.random`, `Math[name]` or `Math` on its own. */
function isMemberOtherThan(node: SyntaxNode, parent: SyntaxNode | undefined, names: readonly string[]): boolean {
  if (parent?.type !== 'MemberExpression' || parent.object !== node || parent.computed === true) return false
  return !names.includes(nameOf(parent.property) ?? '')
}

/** `format()` and `formatToParts()` of Intl without a moment take the present one. */
function isClocklessFormat(node: SyntaxNode): boolean {
  const { callee } = node
  if (!isNode(callee) || callee.type !== 'MemberExpression' || argumentsOf(node).length > 0) return false
  return ['format', 'formatToParts'].includes(nameOf(callee.property) ?? '')
}
