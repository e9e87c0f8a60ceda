// Compiles schemas/ to code: doing it at start-up would cost 120 ms.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'

const root = new URL('../', import.meta.url)
const kinds = ['template', 'conversation', 'roster', 'settings']
/** Schemas of what is read, but is no file of the format. */
const others = ['export']

/** Writes src/domain/format/generated/*.js and their types. */
export function compile() {
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    messages: false,
    validateFormats: false,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    discriminator: true,
    code: { source: true, esm: true, lines: false },
  })
  ajv.addKeyword({ keyword: 'privacy', schemaType: 'string' })
  const schemas = [...kinds, ...others].map((kind) => {
    const schema = compilable(JSON.parse(readFileSync(new URL(`schemas/${kind}.schema.json`, root), 'utf8')))
    ajv.addSchema(schema)
    return schema
  })
  const folder = new URL('src/domain/format/generated/', root)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // One file a kind: the conversation's is loaded at every start of `check`, the others at need.
  for (const [index, kind] of [...kinds, ...others].entries()) {
    const code = joined(standalone.default(ajv, { [exportName(kind)]: schemas[index].$id }))
    if (/\brequire\(/.test(code)) throw new Error(`the compiled validator of ${kind} needs a run-time library`)
    writeFileSync(new URL(`${kind}.js`, folder), `// @ts-nocheck\n${code}`)
    writeFileSync(
      new URL(`${kind}.d.ts`, folder),
      `import type { Validate } from '../schema.ts'\nexport const ${exportName(kind)}: Validate\n`,
    )
  }
  const byKind = Object.fromEntries(kinds.map((kind, index) => [kind, schemas[index]]))
  writeFileSync(new URL('schemas.js', folder), `// @ts-nocheck\nexport const schemas = ${JSON.stringify(byKind)}\n`)
  writeFileSync(
    new URL('schemas.d.ts', folder),
    `import type { FileKind, Schema } from '../schema.ts'\nexport const schemas: Record<FileKind, Schema>\n`,
  )
}

/** `export` is a word of the language. @param {string} kind */
function exportName(kind) {
  return kind === 'export' ? 'exportLine' : kind
}

/** The code with errors of parts added to those of the whole one by one: a new list each time would cost their square. @param {string} code */
function joined(code) {
  const copying = /vErrors = vErrors === null \? (validate\d+)\.errors : vErrors\.concat\(\1\.errors\);/g
  const text = code.replace(copying, 'vErrors = join(vErrors, $1.errors);')
  if (/\.concat\(/.test(text)) throw new Error('ajv joins errors in another way than it did')
  return text === code
    ? code
    : `${text}\nfunction join(all, more) { if (all === null) return more; for (const each of more) all.push(each); return all }\n`
}

/** What is there for other tools: samtal takes empty keys away before it validates, and has rules of its own for names. */
const forOtherTools = new Set(['#/$defs/empty', '#/$defs/shippedTemplate'])

const forReaders = new Set(['title', 'description', 'examples', 'default'])

/** The two kinds of value that one schema can describe, so that a fault gives one error and not one for each kind. */
const together = new Set(['string,object', 'string,integer'])

/**
 * A schema as it is compiled: without what is for readers and other tools only, which would be a third of what every start
 * of `check` loads, and with the privacy of a property, which is published as its comment, under a keyword of its own.
 *
 * @param {any} schema @returns {any}
 */
function compilable(schema) {
  if (Array.isArray(schema)) return schema.map(compilable)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $comment: privacy, anyOf, ...keywords } = schema
  const used = Object.entries(keywords).filter(([key]) => !forReaders.has(key))
  const compiled = Object.fromEntries(
    used.map(([key, value]) => [
      key,
      // Names of properties are no keywords.
      key === 'properties' || key === '$defs'
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, compilable(inner)]))
        : key === 'propertyNames' && value.pattern
          ? { pattern: value.pattern }
          : key === 'const' || key === 'enum'
            ? value
            : compilable(value),
    ]),
  )
  return { ...compiled, ...(anyOf && alternatives(anyOf)), ...(privacy && { privacy }) }
}

/** @param {any[]} anyOf */
function alternatives(anyOf) {
  const own = anyOf.filter(({ $ref }) => !forOtherTools.has($ref)).map(compilable)
  if (own.length === 1) return own[0]
  const types = own.map(({ type }) => type)
  return together.has(String(types)) ? { ...Object.assign({}, ...own), type: types } : { anyOf: own }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compile()
