import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileChange, Commit } from '../../src/domain/history/commit.ts'
import { findEvidence } from '../../src/domain/history/evidence.ts'
import type { RecordKeys } from '../../src/domain/history/records.ts'

/** A tree: path to blob. A blob's name says what it carries: `x` cannot be read, else one letter a record. */
type Tree = ReadonlyMap<string, string>

interface Node {
  hash: string
  parents: string[]
  tree: Tree
}

function carriedBy(blob: string): RecordKeys {
  return blob.startsWith('x') ? undefined : [...new Set(blob)].filter((letter) => letter !== '-')
}

/** The definition, word for word, with no thought of cost. */
function reference(head: string, nodes: ReadonlyMap<string, Node>): Map<string, string> {
  const carriedAtPath = (hash: string, path: string): ReadonlySet<string> => {
    const node = nodes.get(hash) as Node
    const blob = node.tree.get(path)
    if (blob === undefined) return new Set()
    const carried = carriedBy(blob)
    if (carried) return new Set(carried)
    const parent = node.parents.find((each) => nodes.get(each)?.tree.has(path))
    return parent === undefined ? new Set() : carriedAtPath(parent, path)
  }
  const carries = (hash: string, key: string) =>
    [...(nodes.get(hash) as Node).tree.keys()].some((path) => carriedAtPath(hash, path).has(key))
  const readable = [...(nodes.get(head) as Node).tree.values()].flatMap((blob) => [...(carriedBy(blob) ?? [])])
  return new Map(
    [...new Set(readable)].map((key) => {
      let at = head
      for (;;) {
        const parent = (nodes.get(at) as Node).parents.find((each) => carries(each, key))
        if (parent === undefined) return [key, at]
        at = parent
      }
    }),
  )
}

/** The same history as git would tell it: what each commit changed against each parent. */
function told(nodes: ReadonlyMap<string, Node>): Map<string, Commit> {
  const empty: Tree = new Map()
  const between = (from: Tree, to: Tree): FileChange[] =>
    [...new Set([...from.keys(), ...to.keys()])].flatMap((path) =>
      from.get(path) === to.get(path) ? [] : [{ path, before: from.get(path), after: to.get(path) }],
    )
  return new Map(
    [...nodes.values()].map(({ hash, parents, tree }) => {
      const against = parents.length === 0 ? [empty] : parents.map((parent) => (nodes.get(parent) as Node).tree)
      const commit = { hash, parents, author: '', authorDate: undefined, committerDate: undefined }
      return [hash, { ...commit, changes: against.map((from) => between(from, tree)) }]
    }),
  )
}

const blob = fc.constantFrom('a', 'b', 'ab', 'ac', 'c', 'abc', '-', 'x1', 'x2')
const edit = fc.record({ path: fc.constantFrom('p', 'q', 'r'), blob: fc.option(blob, { nil: undefined }) })
const step = fc.record({
  /** How far back the parents lie; several make a merge. */
  parents: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  edits: fc.array(edit, { maxLength: 2 }),
  /** Whose tree the commit starts from: a merge may take any side. */
  from: fc.nat({ max: 2 }),
})

function grown(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Map<string, Node> {
  const nodes: Node[] = [{ hash: '0', parents: [], tree: new Map() }]
  for (const { parents, edits, from } of steps) {
    const chosen = [...new Set(parents.map((back) => nodes[Math.max(0, nodes.length - back)] as Node))]
    const tree = new Map(chosen[from % chosen.length]?.tree)
    for (const { path, blob: content } of edits) {
      if (content === undefined) tree.delete(path)
      else tree.set(path, content)
    }
    nodes.push({ hash: String(nodes.length), parents: chosen.map(({ hash }) => hash), tree })
  }
  return new Map(nodes.map((node) => [node.hash, node]))
}

describe('the evidence of a record', () => {
  it('is what the definition says, in thousands of histories', () => {
    let merges = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const nodes = grown(steps)
        const head = String(nodes.size - 1)
        merges += [...nodes.values()].filter(({ parents }) => parents.length > 1).length
        const found = findEvidence(head, told(nodes), (nodes.get(head) as Node).tree, carriedBy)
        const hashes = new Map([...found].map(([key, { hash }]) => [key, hash]))
        expect(Object.fromEntries(hashes)).toEqual(Object.fromEntries(reference(head, nodes)))
      }),
      { numRuns: 6_000, seed: 11 },
    )
    expect(merges).toBeGreaterThan(1_000)
  })
})
