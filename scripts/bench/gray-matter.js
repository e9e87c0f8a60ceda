// What someone without samtal would write to check the talks: gray-matter, ajv, and the schema.
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import matter from 'gray-matter'

const [folder = '.', schema = ''] = process.argv.slice(2)
const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
let invalid = 0
for (const person of readdirSync(folder))
  for (const file of readdirSync(`${folder}/${person}`)) {
    const { data } = matter(readFileSync(`${folder}/${person}/${file}`, 'utf8'), {})
    if (validate(asText(data))) continue
    console.error(`${person}/${file}`, ajv.errorsText(validate.errors))
    invalid++
  }
process.exitCode = invalid > 0 ? 1 : 0

/** Dates as text, and without empty keys. @param {any} value @returns {any} */
function asText(value) {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Array.isArray(value)) return value.map(asText)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === null || child === '' ? [] : [[key, asText(child)]])),
  )
}
