import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../src/domain/format/parse-file.ts'
import type { Mapping } from '../../src/domain/format/value.ts'
import { signedContent } from '../../src/domain/talk/signed-content.ts'

const head = ['samtal: 1', 'id: a-1', 'template: t', 'employee: anna', 'manager: karin', 'held: 2026-01-20']

async function contentOf(lines: readonly string[], eol = '\n', mark = ''): Promise<string> {
  const text = mark + ['---', ...head, ...lines, '---', '', 'Notes', ''].join(eol)
  const { value } = await parseFile(text, 'conversation')
  return signedContent(value as Mapping)
}

const plain = ['goals:', '  - id: m1', '    goal: Läs en bok', '    due: 2026-06-01']
const agreed =
  '{"employee":"anna","goals":[{"due":"2026-06-01","goal":"Läs en bok","id":"m1"}],"held":"2026-01-20","id":"a-1","manager":"karin","template":"t"}'

describe('what is signed', () => {
  it.each([
    ['a plain scalar', plain],
    ['a quoted scalar', ['goals:', '  - id: m1', '    goal: "Läs en bok"', "    due: '2026-06-01'"]],
    ['a block scalar', ['goals:', '  - id: m1', '    due: 2026-06-01', '    goal: |', '      Läs en bok   ', '']],
    ['a folded scalar', ['goals:', '  - goal: >', '      Läs', '      en bok', '    id: m1', '    due: 2026-06-01']],
    ['a decomposed å', ['goals:', '  - id: m1', `    goal: ${'Läs'.normalize('NFD')} en bok`, '    due: 2026-06-01']],
    ['a map in braces', ['goals: [{id: m1, goal: Läs en bok, due: 2026-06-01}]']],
    ['a result and a status', [...plain, '    status: done', '    result: Läst']],
    ['a blank row', [...plain, '  - id: m2', '    kind: k', '    goal:', '    status: open']],
    ['empty properties', [...plain, '    how:', 'agreements:', 'ratings:', 'invited:']],
    ['what is not signed', [...plain, 'planned: 2026-01-19', 'invited: 2026-01-02', 'follows: b-1']],
  ])('is the same with %s', async (_, lines) => {
    expect(await contentOf(lines)).toBe(agreed)
    expect(await contentOf(lines, '\r\n')).toBe(agreed)
  })

  it.each([
    ['another word', plain.with(2, '    goal: Läs två böcker')],
    ['another day', plain.with(3, '    due: 2026-06-02')],
    ['a property more', [...plain, '    how: På kvällarna']],
    ['an item more', [...plain, '  - id: m2', '    goal: Sov']],
    ['a rating', [...plain, 'ratings: {styrning: bra}']],
    ['blank lines within a text', plain.with(2, '    goal: "Läs\\n\\nen bok"')],
  ])('differs with %s', async (_, lines) => {
    expect(await contentOf(lines)).not.toBe(agreed)
  })

  it('does not depend on the order of items or participants', async () => {
    const items = ['m1', 'm10', 'm2'].map((id) => `{id: ${id}, goal: G ${id}}`)
    const expected = await contentOf([`goals: [${items.join(', ')}]`, 'participants: [a, b]'])
    expect(await contentOf([`goals: [${items.toReversed().join(', ')}]`, 'participants: [b, a]'])).toBe(expected)
    expect(expected).toMatch(/"participants":\["a","b"\]/)
  })

  it('keeps what each party rated', async () => {
    const content = await contentOf(['ratings:', '  styrning: {manager: bra, employee: mycket-bra}'])
    expect(content).toContain('"ratings":{"styrning":{"employee":"mycket-bra","manager":"bra"}}')
  })

  it('is valid JSON for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const content = signedContent({ id: 'a', goals: [{ id: 'm1', goal: `x${text}` }] })
        expect((JSON.parse(content) as { goals: { goal: string }[] }).goals[0]?.goal.startsWith('x')).toBe(true)
      }),
    )
  })
})
