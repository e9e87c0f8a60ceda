import fc from 'fast-check'
import { expect, it } from 'vitest'
import { circlesIn } from '../../src/domain/talk/circles.ts'

function isReachable(from: string, to: string, graph: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([from])
  for (const node of seen) for (const next of graph.get(node) ?? []) seen.add(next)
  return seen.has(to)
}

it('two nodes have the same number where each can be reached from the other', () => {
  const node = fc.constantFrom(...'abcdefgh')
  fc.assert(
    fc.property(fc.array(fc.tuple(node, fc.array(node, { maxLength: 3 })), { maxLength: 8 }), (edges) => {
      const graph = new Map(edges)
      const circles = circlesIn(graph)
      const nodes = [...new Set([...graph].flatMap(([from, targets]) => [from, ...targets]))]
      for (const a of nodes)
        for (const b of nodes)
          expect([a, b, circles.get(a) === circles.get(b)]).toEqual([
            a,
            b,
            isReachable(a, b, graph) && isReachable(b, a, graph),
          ])
    }),
  )
})

it('a chain may be very long', () => {
  const chain = new Map(Array.from({ length: 100_000 }, (_, index) => [`${index}`, [`${index + 1}`]]))
  expect(new Set(circlesIn(chain).values()).size).toBe(100_001)
})
