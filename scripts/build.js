// Builds dist/: the bundle, the shipped templates as JSON, and the notices of what is in the bundle.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { compile } from './validators.js'

const root = new URL('../', import.meta.url)
const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root))

/**
 * What libraries load and samtal never uses. gray-matter's engines run code in a file, and bring a second YAML library;
 * it is always given an engine of ours. commander starts subcommands that are programs of their own; loading what it
 * would need for that costs every start. debug would have colours of its own.
 */
const unused = [
  { source: /(^|\/)engines$/, importer: 'gray-matter' },
  { source: /^node:child_process$/, importer: 'commander' },
  { source: /^supports-color$/, importer: 'debug' },
]
const withoutUnused = {
  name: 'without-unused',
  /** @param {string} source @param {string | undefined} importer */
  resolveId(source, importer) {
    return unused.some((module) => module.source.test(source) && importer?.includes(`node_modules/${module.importer}/`))
      ? '\0unused'
      : undefined
  },
  /** @param {string} id */
  load(id) {
    return id === '\0unused' ? 'export default {}' : undefined
  },
}

/** The modules that each module imports by a statement. @type {Map<string, readonly string[]>} */
const imports = new Map()
const collectImports = {
  name: 'collect-imports',
  /** @param {{ id: string, importedIds: readonly string[] }} module */
  moduleParsed({ id, importedIds }) {
    imports.set(id, importedIds)
  },
}

/**
 * A chunk of everything that the modules need as soon as they are loaded: a file more costs a start half a millisecond.
 *
 * @param {string} name @param {readonly string[]} entries Paths in src/.
 */
function chunkOf(name, entries) {
  /** @type {Set<string> | undefined} */
  let modules
  return {
    name,
    /** @param {string} id */
    test(id) {
      // Asked once every module has been parsed.
      modules ??= reachableFrom(entries.map((entry) => path(`src/${entry}`)))
      return modules.has(id)
    },
  }
}

/** @param {readonly string[]} ids */
function reachableFrom(ids) {
  const reached = new Set(ids)
  for (const id of reached) {
    const imported = imports.get(id)
    if (!imported) throw new Error(`there is no module ${id} in the bundle`)
    for (const next of imported) if (imports.has(next)) reached.add(next)
  }
  return reached
}

compile()
rmSync(path('dist'), { recursive: true, force: true })
const { output } = await build({
  input: { main: path('src/main.ts'), api: path('src/api.ts') },
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  plugins: [withoutUnused, collectImports],
  // Another folder than dist/ itself would move what is found from import.meta.url.
  output: {
    dir: path('dist'),
    // Loading ES modules costs every start a tenth of what Node itself takes.
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: {
      groups: [
        chunkOf('start', ['main.ts']),
        chunkOf('check', [
          'main/commands/check.ts',
          'commands/check.ts',
          'report/check/text.ts',
          ...['conversation', 'settings', 'roster'].map((kind) => `domain/format/generated/${kind}.js`),
        ]),
      ],
    },
  },
})
for (const chunk of output)
  if (chunk.type === 'chunk' && /\beval\(|new Function\(/.test(chunk.code))
    throw new Error(`${chunk.fileName} holds code that runs text`)

await templates()
notices(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])))

/** The shipped templates as they are read: parsing their YAML would cost every start. */
async function templates() {
  const { parse } = await import('yaml')
  const names = readdirSync(path('templates')).filter((name) => name.endsWith('.yaml'))
  const all = Object.fromEntries(
    names.sort().map((name) => [name.slice(0, -5), parse(readFileSync(path(`templates/${name}`), 'utf8'))]),
  )
  mkdirSync(path('dist'), { recursive: true })
  writeFileSync(path('dist/templates.json'), JSON.stringify(all))
}

/** @param {string[]} modules */
function notices(modules) {
  const packages = new Set(modules.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.slice(1, 2) ?? []))
  const texts = [...packages].sort().map((name) => {
    const folder = path(`node_modules/${name}/`)
    const { version, license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    return `${name} ${version} (${license})\n\n${file ? readFileSync(folder + file, 'utf8').trim() : ''}\n`
  })
  writeFileSync(path('dist/THIRD-PARTY-NOTICES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`))
}
