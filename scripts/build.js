// Builds dist/: the bundle, the shipped templates as JSON, and the notices of what is in the bundle.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { keepCode } from './code.js'
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
    return unused.some((each) => each.source.test(source) && importer?.includes(`node_modules/${each.importer}/`))
      ? '\0unused'
      : undefined
  },
  /** @param {string} id */
  load(id) {
    return id === '\0unused' ? 'export default {}' : undefined
  },
}

compile()
rmSync(path('dist'), { recursive: true, force: true })
const { output } = await build({
  input: { main: path('src/main.ts') },
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  plugins: [withoutUnused],
  // Another folder than dist/ itself would move what is found from import.meta.url.
  output: {
    dir: path('dist'),
    // Loading ES modules costs every start a tenth of what Node itself takes.
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    // Every file costs the start half a millisecond: what `check` needs lies in two.
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /src\/(main(\/[\w-]+)*|version|domain\/(usage-error|format\/(value|fast-path|text-position))|io\/(files|root|language|output)|report\/(escape|style|rules|formats|completions\/shells))\.ts|commander|package\.json|rolldown.runtime|\0unused/,
        },
        {
          name: 'check',
          test: /src\/(domain\/(?!format\/(generated\/template\.|yaml\.|gray-matter|edits|change)|due\/|history\/|time\/cadence|scaffold\/|check\/fixes)|io\/(workspace|conversations|ignoring|today)|commands\/check|report\/check\/text)|date-fns/,
        },
      ],
    },
  },
})
for (const chunk of output)
  if (chunk.type === 'chunk' && /\beval\(|new Function\(/.test(chunk.code))
    throw new Error(`${chunk.fileName} holds code that runs text`)
  else if (chunk.type === 'chunk' && /\bimport\(/.test(chunk.code))
    throw new Error(`${chunk.fileName} imports what bin/load.cjs can only require`)

await templates()
await keepCode()
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
