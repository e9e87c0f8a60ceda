import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readmeOf, runYear, yearBlock } from '../../examples/managers-year.js'

const languages = ['sv', 'en'] as const
const years = { sv: runYear('sv'), en: runYear('en') }

describe.each(languages)("the manager's year (%s)", (language) => {
  const { transcript, codes, commands } = years[language]

  it('is what the README shows (npm run year)', () => {
    const [, , shown] = yearBlock.exec(readFileSync(readmeOf(language), 'utf8')) ?? []
    expect(shown).toBe(transcript)
  })

  it('goes well from the first command to the last', () => {
    expect(commands.filter((_, index) => codes[index] !== 0)).toEqual([])
    expect(transcript).toMatch(/\$ samtal check\n.*(all is well|allt stämmer)/)
  })
})

describe('a person and year', () => {
  /** The keys of a command with the one that ends it, without what stands in quotes, by person and year. */
  const costs = new Map<string, number[]>()
  for (const [, year = '', lines = ''] of years.en.transcript.matchAll(/^# (\d{4})-.*\n((?:(?!# ).*\n?)*)/gm))
    for (const [, command = ''] of lines.matchAll(/^\$ (samtal .*)/gm)) {
      const [, person] = / (anna|bo|cilla)\b/.exec(command) ?? []
      if (person === undefined) continue
      const key = `${person} ${year}`
      costs.set(key, [...(costs.get(key) ?? []), command.replace(/"[^"]*"/g, '""').length + 1])
    }

  it('takes at most 8 commands and 250 keys, free text aside', () => {
    expect([...costs.keys()].sort()).toEqual([
      'anna 2026',
      'anna 2027',
      'bo 2026',
      'bo 2027',
      'cilla 2026',
      'cilla 2027',
    ])
    for (const keys of costs.values()) {
      expect(keys.length).toBeLessThanOrEqual(8)
      expect(keys.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(250)
    }
  })
})
