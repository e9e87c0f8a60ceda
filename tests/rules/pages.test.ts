import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { page } from '../../scripts/rules.js'
import { RULES } from '../../src/domain/check/diagnostic.ts'
import { allowedSetting, isOptIn } from '../../src/domain/check/severity.ts'
import { ruleExamples } from '../../src/report/rule-examples.ts'
import { rulesEn } from '../../src/report/rules.en.ts'
import { rulesSv } from '../../src/report/rules.sv.ts'

const ids = Object.keys(RULES)
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('the table of rules', () => {
  it.each(Object.entries({ rulesEn, rulesSv, ruleExamples }))(
    'has the same rules, in the same order, as %s',
    (_, texts) => {
      expect(Object.keys(texts)).toEqual(ids)
    },
  )

  it.each([
    ['docs/rules.md', 'en'],
    ['docs/regler.md', 'sv'],
  ] as const)('makes %s, which is up to date (npm run rules)', async (path, language) => {
    const text = read(path)
    expect(text).toBe(
      await page(language, { RULES, rulesEn, rulesSv, ruleExamples, freedom: allowedSetting, isOptional: isOptIn }),
    )
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, id]) => id)).toEqual(ids)
  })

  it.each(['CHANGELOG.md', 'README.md'])('is as long as %s says', (path) => {
    for (const [, count] of read(path).matchAll(/\b(\d+) rules\b/g)) expect(Number(count)).toBe(ids.length)
  })
})
