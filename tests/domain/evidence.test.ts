import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEvidence } from '../../src/domain/history/evidence.ts'
import { recordKey, type VersionRecords } from '../../src/domain/history/records.ts'
import { commitsOf, historyOf, linear, randomSteps, type Node } from './history-graph.ts'

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

function evidenceIn(nodes: ReadonlyMap<string, Node>): Record<string, string> {
  const head = String(nodes.size - 1)
  const found = findEvidence(head, commitsOf(nodes), (nodes.get(head) as Node).tree, versionOf)
  return Object.fromEntries([...found].map(([key, { hash }]) => [key, hash]))
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
      fc.property(randomSteps, (steps) => {
        const nodes = historyOf(steps)
        merges += [...nodes.values()].filter(({ parents }) => parents.length > 1).length
        expect(evidenceIn(nodes)).toEqual(reference(String(nodes.size - 1), nodes))
      }),
      { numRuns: Number(process.env.SAMTAL_FUZZ_RUNS ?? 6_000), seed: Number(process.env.SAMTAL_SEED ?? 11) },
    )
    expect(merges).toBeGreaterThan(1_000)
  })
})
