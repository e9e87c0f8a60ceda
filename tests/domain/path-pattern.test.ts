import fc from 'fast-check'
import picomatch from 'picomatch'
import { describe, expect, test } from 'vitest'
import { pathMatcher } from '../../src/io/path-pattern.ts'

const matching = (pattern: string, ...paths: string[]) => paths.filter((path) => pathMatcher(pattern)?.(path))

describe('a pattern of paths', () => {
  test.for<[pattern: string, yes: string[], no: string[]]>([
    ['people/*.md', ['people/a.md', 'people/åäö 😀.md'], ['people/a/b.md', 'people/.a.md', 'a.md', 'people/a.mdx']],
    ['people/**', ['people', 'people/a', 'people/a/b/c.md'], ['peopl', 'people/.git/a', 'x/people/a']],
    ['**/*.md', ['a.md', 'people/a.md', 'people/anna/a.md'], ['people/anna/a.txt', '.x/a.md']],
    ['people/**/a.md', ['people/a.md', 'people/b/c/a.md'], ['people/ba.md', 'a.md']],
    ['p?o', ['pro', 'p😀o'], ['po', 'p/o']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
    ['[!a-c]x', ['dx'], ['ax', 'x']],
    ['[]a]', [']', 'a'], ['b']],
    ['[a', ['[a'], ['a']],
    ['{a,b{1,2}}.{md,txt}', ['a.md', 'b1.txt', 'b2.md'], ['b.md', 'a', 'b12.md']],
    ['{a}', ['{a}'], ['a']],
    ['\\*', ['*'], ['a']],
    ['.*', ['.a'], ['a']],
    ['a*b*c', ['abc', 'axbxbc'], ['abcd', 'ac']],
  ])('%s', ([pattern, yes, no]) => {
    expect(matching(pattern, ...yes, ...no)).toEqual(yes)
  })

  test('matches what picomatch makes of it', () => {
    const name = fc.array(fc.constantFrom('a', 'b', '*', '?', '.', '[ab]', '{a,b}', '{a,*b}'), {
      minLength: 1,
      maxLength: 6,
    })
    const pattern = fc
      .array(
        fc.oneof(
          name.map((parts) => parts.join('')),
          fc.constant('**'),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((names) => names.join('/'))
      // They differ where neither promises anything: dots at the beginning, stars in a row, folders at the end.
      .filter((text) => !/(^|\/)[^/]*\.|\*\*[^/]|[^/]\*\*|[*}?]\{|\}\*|\*\?|\?\*|\/\*\*$/.test(text))
    const path = fc
      .array(fc.stringMatching(/^[ab]{1,5}$/), { minLength: 1, maxLength: 3 })
      .map((names) => names.join('/'))
    fc.assert(
      fc.property(pattern, path, (text, given) => {
        expect([text, given, pathMatcher(text)?.(given)]).toEqual([text, given, picomatch(text)(given)])
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('of any length is compared at once, or refused', () => {
    expect(matching('*a'.repeat(2000) + 'b', 'a'.repeat(255))).toEqual([])
    expect(matching('**/'.repeat(300) + 'b', 'a/'.repeat(1000))).toEqual([])
    expect(pathMatcher('{a,b}'.repeat(300))).toBeUndefined()
    expect(pathMatcher('{a,b}'.repeat(7))?.('abababa')).toBe(true)
  })
})
