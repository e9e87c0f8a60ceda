import { describe, expect, it } from 'vitest'
import { positionFinder } from '../../src/domain/format/text-position.ts'

describe('positionFinder', () => {
  it('counts columns in characters and in UTF-16 code units, to the end of a value', () => {
    const text = 'a: 1\n😀: värde 😀 \r\n'
    const { line, column, utf16Column, end } = positionFinder(text)(text.indexOf('värde'))
    expect({ line, column, utf16Column, end }).toEqual({
      ...{ line: 2, column: 4, utf16Column: 5 },
      end: { column: 11, utf16Column: 13 },
    })
  })

  it('ends after the key where it stands at a key', () => {
    const { column, end } = positionFinder('follow_ups:\n')(0)
    expect([column, end.column]).toEqual([1, 11])
  })

  it('ends where it begins on an empty line', () => {
    const { utf16Column, end } = positionFinder('a:\n\n')(3)
    expect([utf16Column, end.utf16Column]).toEqual([1, 1])
  })
})
