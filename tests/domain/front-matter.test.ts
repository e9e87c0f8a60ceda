import { describe, expect, test } from 'vitest'
import { extractYaml } from '../../src/domain/format/gray-matter.ts'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import { parseYaml } from '../../src/domain/format/yaml.ts'

describe('gray-matter', () => {
  test('takes the front matter out of the usual text', () => {
    expect(extractYaml('---\nid: "a"\n\n# b\nheld:\n---\nnotes\n')).toBe('id: "a"\n\n# b\nheld:')
  })

  test('never sees a row of blank lines that its search for comments would be slow over', async () => {
    for (const blank of ['\n', ' \n', '\r\n']) {
      const text = `---\nid: "a"\n${blank.repeat(100)}held: b\n---\n`
      expect(extractYaml(text)).toBeUndefined()
      expect((await parseFile(text, 'conversation')).value).toEqual({ id: 'a', held: 'b' })
    }
  })
})

describe('nesting without brackets of its own', () => {
  test.for([
    ['colons in braces', `x: {${'a: '.repeat(2600)}}\n`],
    ['colons in brackets', `x: [${'"a": '.repeat(2600)}]\n`],
    ['colons in braces within a list', `x:\n  - {y: {${'a: '.repeat(2600)}}}\n`],
    ['colons line by line', `x: {\n${'  a:\n'.repeat(2600)}}\n`],
  ] as const)('is a fault before the library overflows: %s', ([, yaml]) => {
    expect(parseYaml(yaml, new Set(), 'none').faults.map(({ rule }) => rule)).toEqual(['front-matter-deep'])
  })

  test('is no fault of many entries', () => {
    const yaml = `x: {${Array.from({ length: 2600 }, (_, index) => `k${index}: a b`).join(', ')}}\n`
    expect(parseYaml(yaml, new Set(), 'none').faults).toEqual([])
  })
})
