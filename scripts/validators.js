// Compiles schemas/ to code: doing it at start-up would cost 120 ms.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'

const root = new URL('../', import.meta.url)
const kinds = ['template', 'conversation', 'roster', 'settings']

/** Writes src/domain/generated/validators.js and its types. */
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
    code: { source: true, esm: true, lines: false },
  })
  ajv.addKeyword({ keyword: 'privacy', schemaType: 'string' })
  const ids = Object.fromEntries(
    kinds.map((kind) => {
      const schema = JSON.parse(readFileSync(new URL(`schemas/${kind}.schema.json`, root), 'utf8'))
      ajv.addSchema(schema)
      return [kind, schema.$id]
    }),
  )
  const code = standalone.default(ajv, ids)
  if (/\brequire\(/.test(code)) throw new Error('the compiled validators need a run-time library')
  const folder = new URL('src/domain/generated/', root)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('validators.js', folder), '// @ts-nocheck\n' + code)
  const type =
    '((value: unknown) => boolean) & { errors?: null | { keyword: string; instancePath: string; schemaPath: string; params: Record<string, unknown>; propertyName?: string }[] }'
  writeFileSync(new URL('validators.d.ts', folder), kinds.map((kind) => `export const ${kind}: ${type}\n`).join(''))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compile()
