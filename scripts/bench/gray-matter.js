// What someone without samtal would write to check the talks: gray-matter, ajv, and the schema.
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import matter from 'gray-matter'

const [folder = '.', schema = ''] = process.argv.slice(2)
const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
let wrong = 0
for (const person of readdirSync(folder))
  for (const file of readdirSync(`${folder}/${person}`)) {
    const { data } = matter(readFileSync(`${folder}/${person}/${file}`, 'utf8'), {})
    if (validate(plain(data))) continue
    console.error(`${person}/${file}`, ajv.errorsText(validate.errors))
    wrong++
  }
process.exitCode = wrong > 0 ? 1 : 0

/** Days as text, and empty as absent. @param {any} value @returns {any} */
function plain(value) {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === null || each === '' ? [] : [[key, plain(each)]])),
  )
}
