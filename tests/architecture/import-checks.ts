import { isBuiltin } from 'node:module'
import { isGenerated, isNode, partOf, type Check, type Import, type Module } from './module.ts'

/** Which parts of src/ each part may import. */
const directions: Readonly<Record<string, readonly string[]>> = {
  main: ['main', 'commands', 'io', 'report', 'domain', 'version'],
  api: ['commands', 'io', 'report', 'domain'],
  version: [],
  commands: ['io', 'report', 'domain'],
  io: ['io', 'domain'],
  report: ['report', 'domain'],
  domain: ['domain'],
}

/** Data outside src/: which part may import it. */
const data: Readonly<Record<string, string>> = { 'package.json': 'version', 'bin/api.cjs': 'api', 'schemas/': 'domain' }

/** The folders of src/domain. None imports one that is listed after it. */
const domainFolders = ['time', 'format', 'talk', 'check', 'history', 'due', 'coverage', 'public-export', 'scaffold']

/** Functions of date-fns that read the clock. */
const clockFunctions = /(?:Today|Tomorrow|Yesterday|Past|Future|Now(?:Strict)?)$|^isThis/

type Found = ReturnType<Check>

/** Looks at the imports of every module on their own. */
function eachImport(find: (module: Module, imported: Import) => string | undefined): Check {
  return (modules) =>
    modules.flatMap((module) =>
      module.imports.flatMap((imported): Found => {
        const message = find(module, imported)
        return message === undefined ? [] : [{ path: module.path, line: imported.line, message }]
      }),
    )
}

/** Parts import only what lies below them. */
export const direction = eachImport(({ path }, imported) => {
  if (!imported.path?.startsWith('src/')) return undefined
  const part = partOf(path)
  return directions[part]?.includes(partOf(imported.path)) ? undefined : `${part} imports ${imported.source}`
})

/** A command returns a report; how it looks is not its business. */
export const reportInCommand = eachImport(({ path }, { path: target, source, isType }) =>
  partOf(path) === 'commands' && !isType && target?.startsWith('src/report/')
    ? `a command imports ${source} as a value, not as a type`
    : undefined,
)

/** Data is imported where it belongs, and nothing else from outside src/. */
export const dataImport = eachImport(({ path }, imported) => {
  if (imported.path === undefined || imported.path.startsWith('src/')) return undefined
  const owner = Object.entries(data).find(([name]) => imported.path?.startsWith(name))?.[1]
  return owner === partOf(path) ? undefined : `${partOf(path)} imports ${imported.source}`
})

/** Nothing of Node in domain, report and commands, not even a type; `process` nowhere. */
export const nodeImport = eachImport(({ path }, { source }) => {
  const isForbidden = ['domain', 'report', 'commands'].includes(partOf(path)) || /^(?:node:)?process$/.test(source)
  return isForbidden && isBuiltin(source) ? `${partOf(path)} imports ${source}` : undefined
})

/** Every import leads to a file. */
export const missingFile: Check = (modules) => {
  const paths = new Set(modules.map(({ path }) => path))
  return eachImport((_, { path, source }) =>
    path?.startsWith('src/') && !paths.has(path) ? `there is no ${source}` : undefined,
  )(modules)
}

/** The folders of domain are in order; a file that lies loose in it comes before them all. */
export const domainOrder = eachImport(({ path }, imported) => {
  if (!path.startsWith('src/domain/') || !imported.path?.startsWith('src/domain/')) return undefined
  const from = domainFolder(path)
  const to = domainFolder(imported.path)
  return rankOf(to) > rankOf(from)
    ? `domain/${from ?? ''} imports domain/${to ?? ''}, which is listed after it`
    : undefined
})

/** A file is in one of the folders of domain; at most three lie loose. */
export const domainFolderUnknown: Check = (modules) => {
  const files = modules.filter(({ path }) => path.startsWith('src/domain/'))
  const loose = files.filter(({ path }) => domainFolder(path) === undefined)
  const unknown = files.filter(({ path }) => rankOf(domainFolder(path)) === Infinity)
  return [
    ...loose.slice(3).map(({ path }) => ({ path, line: 1, message: 'more than three files lie loose in src/domain' })),
    ...unknown.map(({ path }) => ({ path, line: 1, message: `domain has no folder ${domainFolder(path) ?? ''}` })),
  ]
}

/** No module imports itself by way of others, not even for its types. */
export const cycle: Check = (modules) => {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const found: Found = []
  const done = new Set<string>()
  const open: string[] = []
  const visit = (path: string) => {
    const module = byPath.get(path)
    if (module === undefined || done.has(path)) return
    open.push(path)
    for (const imported of module.imports) {
      if (imported.path === undefined) continue
      const at = open.indexOf(imported.path)
      if (at === -1) visit(imported.path)
      else found.push({ path, line: imported.line, message: [...open.slice(at), imported.path].join(' → ') })
    }
    open.pop()
    done.add(path)
  }
  for (const { path } of modules) visit(path)
  return found
}

/** Every module is reached from main or the API. */
export const unreached: Check = (modules) => {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const reached = new Set(['src/main.ts', 'src/api.ts'])
  for (const path of reached)
    for (const imported of byPath.get(path)?.imports ?? []) if (imported.path !== undefined) reached.add(imported.path)
  return modules
    .filter(({ path }) => !reached.has(path))
    .map(({ path }) => ({ path, line: 1, message: 'neither main nor the API reaches it' }))
}

/** The registry of rules: one line a rule, imported as a whole and never by name. */
const registry = 'src/domain/check/rule-list.ts'

/** A file that only passes on what others export hides where things are. */
export const barrel: Check = (modules) =>
  modules
    .filter((module) => !isGenerated(module) && module.path !== registry)
    .filter(({ nodes }) => {
      const body = nodes[0]?.node.body
      return Array.isArray(body) && body.length > 0 && body.every((node) => isNode(node) && isReexport(node))
    })
    .map(({ path }) => ({ path, line: 1, message: 'only passes on what other files export' }))

/** A library is used by one part only, so that it can be replaced there. */
export const libraryInTwoParts: Check = (modules) => {
  const home = new Map<string, string>()
  return eachImport(({ path }, { source }) => {
    if (source.startsWith('.') || isBuiltin(source)) return undefined
    const library = source.split('/', source.startsWith('@') ? 2 : 1).join('/')
    const part = partOf(path)
    if (!home.has(library)) home.set(library, part)
    return home.get(library) === part ? undefined : `${library} is used in ${home.get(library) ?? ''} too`
  })(modules)
}

/** What date-fns takes from the clock. */
export const clockImport: Check = (modules) =>
  modules.flatMap(({ path, nodes }) =>
    nodes
      .filter(({ node, parent }) => {
        const source = parent?.source
        if (node.type !== 'ImportSpecifier' || !isNode(source) || !String(source.value).startsWith('date-fns'))
          return false
        return isNode(node.imported) && clockFunctions.test(String(node.imported.name))
      })
      .map(({ line }) => ({ path, line, message: 'imports a function that reads the clock' })),
  )

function isReexport(node: { type: string; [key: string]: unknown }): boolean {
  return node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && isNode(node.source))
}

function domainFolder(path: string): string | undefined {
  return /^src\/domain\/([^/]+)\//.exec(path)?.[1]
}

/** Where a folder of domain is in the order: -1 for loose files, infinite for a folder that is not listed. */
function rankOf(folder: string | undefined): number {
  if (folder === undefined) return -1
  const at = domainFolders.indexOf(folder)
  return at === -1 ? Infinity : at
}
