import { describe, expect, it } from 'vitest'
import { suggestion } from '../../src/domain/format/suggest.ts'

const names = ['planned', 'manager', 'employee', 'goals', 'goal', 'held', 'due']

describe('a suggestion', () => {
  it.each([
    ['a misspelt name', 'planed', 'planned'],
    ['two letters swapped', 'manaegr', 'manager'],
    ['capitals', 'Planned', 'planned'],
    ['a Swedish name', 'chef', 'manager'],
    ['a Swedish name in capitals', 'Mål', 'goals'],
    ['a Swedish name in decomposed characters', 'ma\u030al', 'goals'],
    ['a Swedish name with several meanings', 'klart', 'due'],
  ])('is made for %s', (_, written, meant) => {
    expect(suggestion(written, names)).toBe(meant)
  })

  it.each([
    ['what is far from every name', 'humor'],
    ['a sentence', 'Klart före sommaren'],
    ['what is as near to one as to another', 'goalx'],
    ['short names with a letter changed', 'dua t'],
    ['very long texts', 'planned'.repeat(1000)],
    ['nothing', ''],
    ['a name of every object', 'constructor'],
  ])('is not made for %s', (_, written) => {
    expect(suggestion(written, names)).toBeUndefined()
  })
})
