import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Commit, FileChange } from '../../src/domain/history/commit.ts'
import { findEvidence } from '../../src/domain/history/evidence.ts'
import { recordKey, type VersionRecords } from '../../src/domain/history/records.ts'

/**
 * A tree: path to version. A version's name says what it contains: the conversation `a` or `b`, the person `1` to `3`,
 * and the steps that were held, `x` and `y`. `?` cannot be read, and `-` has no conversation.
 */
type Tree = ReadonlyMap<string, string>

interface Node {
  hash: string
  parents: string[]
  tree: Tree
}

function versionOf(name: string): VersionRecords | undefined {
  if (name.startsWith('?')) return undefined
  if (name === '-') return { conversation: undefined, person: undefined, records: [] }
  const [conversation = '', person = '', ...steps] = name
  const records = steps.map((step) => {
    const held = '2026-01-01'
    return { key: recordKey(conversation, step, held, person), conversation, step, held, person, template: undefined }
  })
  return { conversation, person, records }
}

/** The definition in docs/format.md, implemented word for word, without regard to speed. */
function reference(head: string, nodes: ReadonlyMap<string, Node>): Record<string, string> {
  const nodeAt = (hash: string) => nodes.get(hash) as Node
  const versionAt = (hash: string, path: string): VersionRecords | undefined => {
    const { tree, parents } = nodeAt(hash)
    const name = tree.get(path)
    if (name === undefined) return undefined
    const parent = parents.find((candidate) => nodeAt(candidate).tree.has(path))
    return versionOf(name) ?? (parent === undefined ? undefined : versionAt(parent, path))
  }
  const versionsAt = (hash: string) => [...nodeAt(hash).tree.keys()].flatMap((path) => versionAt(hash, path) ?? [])
  /** The person of the record in the parent; undefined if the parent does not have it, or only as the original of a copy. */
  const personIn = (parent: string, child: string, conversation: string, step: string, person: string) => {
    const peopleInParent = versionsAt(parent)
      .filter((version) =>
        version.records.some((record) => record.conversation === conversation && record.step === step),
      )
      .map((version) => version.person ?? '')
    if (peopleInParent.includes(person)) return person
    const kept = versionsAt(child).filter((version) => version.conversation === conversation)
    return peopleInParent.sort().find((other) => !kept.some((version) => version.person === other))
  }
  const atHead = [...nodeAt(head).tree.values()].flatMap((name) => versionOf(name)?.records ?? [])
  const commitOf = (conversation: string, step: string, personAtHead: string) => {
    let [at, person] = [head, personAtHead]
    for (;;) {
      const parents = nodeAt(at).parents.map((hash) => ({
        hash,
        person: personIn(hash, at, conversation, step, person),
      }))
      const next = parents.find((parent) => parent.person !== undefined)
      if (next?.person === undefined) return at
      at = next.hash
      person = next.person
    }
  }
  return Object.fromEntries(
    atHead.map(({ key, conversation, step, person = '' }) => [key, commitOf(conversation, step, person)]),
  )
}

/** The same history as git reports it: the changes of each commit from each parent. */
function commitsOf(nodes: ReadonlyMap<string, Node>): Map<string, Commit> {
  const empty: Tree = new Map()
  const changesBetween = (from: Tree, to: Tree): FileChange[] =>
    [...new Set([...from.keys(), ...to.keys()])].flatMap((path) =>
      from.get(path) === to.get(path) ? [] : [{ path, before: from.get(path), after: to.get(path) }],
    )
  return new Map(
    [...nodes.values()].map(({ hash, parents, tree }) => {
      const parentTrees = parents.length === 0 ? [empty] : parents.map((parent) => (nodes.get(parent) as Node).tree)
      const commit = { hash, parents, author: '', authorDate: undefined, committerDate: undefined }
      return [hash, { ...commit, changes: parentTrees.map((from) => changesBetween(from, tree)) }]
    }),
  )
}

const version = fc.constantFrom('a1x', 'a1xy', 'a1', 'a2x', 'a2xy', 'a2', 'a3x', 'b1x', 'b2y', '-', '?1', '?2')
const edit = fc.record({ path: fc.constantFrom('p', 'q', 'r'), version: fc.option(version, { nil: undefined }) })
const step = fc.record({
  /** How far back the parents are; several make a merge. */
  parents: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  edits: fc.array(edit, { maxLength: 3 }),
  /** The parent whose tree the commit starts from: a merge may take any side. */
  from: fc.nat({ max: 2 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function historyOf(steps: readonly Step[]): Map<string, Node> {
  const nodes: Node[] = [{ hash: '0', parents: [], tree: new Map() }]
  for (const { parents, edits, from } of steps) {
    const chosen = [...new Set(parents.map((back) => nodes[Math.max(0, nodes.length - back)] as Node))]
    const tree = new Map(chosen[from % chosen.length]?.tree)
    for (const { path, version: name } of edits) {
      if (name === undefined) tree.delete(path)
      else tree.set(path, name)
    }
    nodes.push({ hash: String(nodes.length), parents: chosen.map(({ hash }) => hash), tree })
  }
  return new Map(nodes.map((node) => [node.hash, node]))
}

function evidenceIn(nodes: ReadonlyMap<string, Node>): Record<string, string> {
  const head = String(nodes.size - 1)
  const found = findEvidence(head, commitsOf(nodes), (nodes.get(head) as Node).tree, versionOf)
  return Object.fromEntries([...found].map(([key, { hash }]) => [key, hash]))
}

/** A history without branches: the tree of each commit, as `path:version` with spaces between. */
function linear(...trees: string[]): Map<string, Node> {
  return new Map(
    trees.map((text, index) => {
      const tree = new Map(
        text.split(' ').flatMap((file) => (file === '' ? [] : [file.split(':') as [string, string]])),
      )
      return [String(index), { hash: String(index), parents: index === 0 ? [] : [String(index - 1)], tree }]
    }),
  )
}

describe('the evidence of a record', () => {
  it.each([
    ['is the commit that added the record', ['p:a1', 'p:a1x', 'p:a1xy'], { a1x: '1', a1y: '2' }],
    ['follows a renamed file', ['p:a1x', 'q:a1x'], { a1x: '0' }],
    ['follows an id that was changed everywhere', ['p:a1x', 'p:a2x', 'q:a3x'], { a3x: '0' }],
    ['stops at a copy', ['p:a1x', 'p:a1x q:a2x'], { a1x: '0', a2x: '1' }],
    ['stops at a copy, even if the original is deleted later', ['p:a1x', 'p:a1x q:a2x', 'q:a2x'], { a2x: '1' }],
    ['stops at a copy, even if the original is no longer held', ['p:a1x', 'p:a1 q:a2x'], { a2x: '1' }],
    ['skips unreadable versions', ['p:a1x', 'p:?1', 'p:a1x'], { a1x: '0' }],
    ['follows a changed person through unreadable versions', ['p:a1x', 'p:?1', 'p:a2x'], { a2x: '0' }],
    ['starts again after the record was removed', ['p:a1x', 'p:a1', 'p:a1x'], { a1x: '2' }],
  ])('%s', (_, trees, expected) => {
    const keys = Object.entries(expected).map(([name, hash]) => [versionOf(name)?.records[0]?.key, hash])
    expect(evidenceIn(linear(...trees))).toEqual(Object.fromEntries(keys))
  })

  it('is what the definition says, in thousands of histories', () => {
    let merges = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const nodes = historyOf(steps)
        merges += [...nodes.values()].filter(({ parents }) => parents.length > 1).length
        expect(evidenceIn(nodes)).toEqual(reference(String(nodes.size - 1), nodes))
      }),
      { numRuns: Number(process.env.SAMTAL_FUZZ_RUNS ?? 6_000), seed: Number(process.env.SAMTAL_SEED ?? 11) },
    )
    expect(merges).toBeGreaterThan(1_000)
  })
})
