import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { page, schemaWithNames } from '../../scripts/rules.js'
import { shownExample } from '../../src/domain/check/rule-example.ts'
import { rules } from '../../src/domain/check/rule-table.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('the pages on the rules', () => {
  it.each([
    ['docs/rules.md', 'en'],
    ['docs/regler.md', 'sv'],
  ] as const)('%s is up to date (npm run rules)', async (path, language) => {
    const text = read(path)
    expect(text).toBe(await page(language, { rules, shownExample }))
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, id]) => id)).toEqual(rules.map(({ id }) => id))
  })

  it.each(['conversation', 'roster', 'settings'])('the schema %s names every rule and template', async (kind) => {
    expect(read(`schemas/${kind}.schema.json`)).toBe(await schemaWithNames(kind, { rules, shownExample }))
  })
})
