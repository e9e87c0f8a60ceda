import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../src/domain/history/event-filter.ts'
import { historyEvents } from '../../src/domain/history/events.ts'
import { findEvidence } from '../../src/domain/history/evidence.ts'
import { holderKey, keyOfHolder, personOf, type Holder } from '../../src/domain/history/holders.ts'
import { withDays, type DatedEvent } from '../../src/domain/history/outcomes.ts'
import { findPersonRenames } from '../../src/domain/history/person-renames.ts'
import { planVersion, type PlanVersion } from '../../src/domain/history/plan-version.ts'
import { versionRecords } from '../../src/domain/history/records.ts'
import type { Mapping } from '../../src/domain/format/value.ts'
import { signedContent } from '../../src/domain/talk/signed-content.ts'
import { commitsOf, historyOf, linear, randomSteps, type Node } from './history-graph.ts'

/** The front matter of a version by its name: person `1` is `p1`, and the talk was held if there is an `x`. */
function valueOf(name: string): Mapping | undefined {
  if (name.startsWith('?')) return undefined
  if (name === '-') return {}
  const [id = '', person = '', ...steps] = name
  const followUps = steps.includes('y') ? [{ step: 'year', held: '2026-01-02' }] : []
  return {
    ...{ id, employee: `p${person}`, planned: '2026-01-01', follow_ups: followUps },
    ...(steps.includes('x') ? { held: '2026-01-01' } : {}),
  }
}

function versionOf(name: string): PlanVersion | undefined {
  const value = valueOf(name)
  return value && planVersion(value, false, signedContent)
}

function holderOf(name: string): Holder | undefined {
  const version = versionOf(name)
  return version && { conversation: version.id, person: version.person }
}

function eventsIn(nodes: ReadonlyMap<string, Node>): DatedEvent[] {
  const commits = commitsOf(nodes)
  const renames = findPersonRenames(commits, holderOf)
  const head = String(nodes.size - 1)
  return withDays(historyEvents({ head, commits, versionOf, renames, isOwn: () => true }), 'UTC')
}

const people = ['p1', 'p2', 'p3']
const conversations = ['a', 'b']

/** Whose history each state of each conversation is part of, word for word as docs/format.md has it. */
function storiesOf(nodes: ReadonlyMap<string, Node>): (commit: string, key: string) => string[] {
  const nodeAt = (hash: string) => nodes.get(hash) as Node
  const holderAt = (hash: string, path: string): string | undefined => {
    const { tree, parents } = nodeAt(hash)
    const name = tree.get(path)
    if (name === undefined) return undefined
    const parent = parents.find((candidate) => nodeAt(candidate).tree.has(path))
    const holder = holderOf(name)
    if (holder) return keyOfHolder(holder)
    return parent === undefined ? undefined : holderAt(parent, path)
  }
  const keysAt = new Map(
    [...nodes.values()].map(({ hash, tree }) => [hash, new Set([...tree.keys()].map((path) => holderAt(hash, path)))]),
  )
  const has = (hash: string, key: string) => keysAt.get(hash)?.has(key) ?? false
  const everHad = (hash: string, key: string): boolean =>
    has(hash, key) || nodeAt(hash).parents.some((parent) => everHad(parent, key))
  const formerOf = (hash: string, parent: string, conversation: string, key: string): string | undefined =>
    has(hash, key) && !has(parent, key)
      ? people.map((person) => holderKey(conversation, person)).find((other) => has(parent, other) && !has(hash, other))
      : undefined
  const continued = new Set<string>()
  const earlier = new Map<string, string[]>()
  const reachable = new Set([String(nodes.size - 1)])
  for (const hash of reachable) for (const parent of nodeAt(hash).parents) reachable.add(parent)
  for (const { hash, parents } of [...reachable].map(nodeAt))
    for (const conversation of conversations)
      for (const person of people) {
        const key = holderKey(conversation, person)
        const found = parents.flatMap((parent) => {
          const former = formerOf(hash, parent, conversation, key)
          if (former !== undefined) continued.add(former)
          return [
            ...(everHad(parent, key) ? [`${parent} ${key}`] : []),
            ...(former === undefined ? [] : [`${parent} ${former}`]),
          ]
        })
        earlier.set(`${hash} ${key}`, found)
      }
  const stories = new Map<string, Set<string>>()
  const head = String(nodes.size - 1)
  for (const conversation of conversations)
    for (const person of people) {
      const key = holderKey(conversation, person)
      const waiting = has(head, key) || !continued.has(key) ? [`${head} ${key}`] : []
      for (const state of waiting) {
        const known = stories.get(state) ?? new Set()
        stories.set(state, known)
        if (known.has(person)) continue
        known.add(person)
        waiting.push(...(earlier.get(state) ?? []))
      }
    }
  return (hash, key) => [...(stories.get(`${hash} ${key}`) ?? [personOf(key) ?? ''])]
}

/** What a version that cannot be read carries may depend on the parent of a merge, though the file is the same. */
function hasUnreadableMerge(nodes: ReadonlyMap<string, Node>): boolean {
  return [...nodes.values()].some(
    ({ parents, tree }) => parents.length > 1 && [...tree.values()].some((name) => name.startsWith('?')),
  )
}

/** Whether a conversation may be in several files at once. */
function hasCopies(nodes: ReadonlyMap<string, Node>): boolean {
  return [...nodes.values()].some(({ tree }) => {
    const names = [...tree.values()].map((name) => name.slice(0, 1)).filter((name) => name !== '-')
    return new Set(names).size < names.length || (names.includes('?') && names.length > 1)
  })
}

const numRuns = Number(process.env.SAMTAL_FUZZ_RUNS ?? 3_000)
const seed = Number(process.env.SAMTAL_SEED ?? 12)
const nameOf = ({ commit, conversation, type, path, step: name, person }: DatedEvent) =>
  [commit.hash, conversation, type, path, name, person].join(' ')

describe('the history of a person', () => {
  it.each<[string, string[], Record<string, string[]>]>([
    ['has what happened under a former id', ['p:a1', 'p:a2x'], { p2: ['0 talk-planned', '1 talk-held'] }],
    ['has it after two changes', ['p:a1', 'p:a2', 'q:a3x'], { p3: ['0 talk-planned', '2 talk-held'] }],
    [
      'begins at a copy',
      ['p:a1x', 'p:a1x q:a2x', 'q:a2xy'],
      {
        p1: ['0 talk-planned', '0 talk-held', '2 file-deleted'],
        p2: ['1 talk-planned', '1 talk-held', '2 follow-up-held'],
      },
    ],
    [
      'follows a changed id through unreadable versions',
      ['p:a1', 'p:?1', 'p:a2x'],
      {
        p2: ['0 talk-planned', '1 file-unreadable', '2 talk-held'],
      },
    ],
    [
      'takes nothing over from an id that is somebody else now',
      ['p:a1', 'p:a2', 'p:a2 q:b1'],
      { p1: ['2 talk-planned'] },
    ],
  ])('%s', (_, trees, expected) => {
    const events = eventsIn(linear(...trees))
    for (const [person, lines] of Object.entries(expected))
      expect(eventsOf(events, person).map(({ commit, type }) => `${commit.hash} ${type}`)).toEqual(lines)
  })

  it('is what the definition says, in thousands of histories', () => {
    let followed = 0
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const nodes = historyOf(steps)
        fc.pre(!hasUnreadableMerge(nodes))
        const events = eventsIn(nodes)
        const storiesAt = storiesOf(nodes)
        for (const person of people) {
          const ofPerson = events.filter((event) =>
            event.conversation === undefined
              ? false
              : storiesAt(event.commit.hash, holderKey(event.conversation, event.person)).includes(person),
          )
          if (ofPerson.length === 0) continue
          followed += ofPerson.filter((event) => event.person !== person).length
          const listed = eventsOf(events, person).map((event) => nameOf({ ...event, person: '' }))
          expect(listed).toEqual(ofPerson.map((event) => nameOf({ ...event, person: '' })))
        }
      }),
      { numRuns, seed },
    )
    expect(followed).toBeGreaterThan(1_000)
  })

  it('has the record of every talk at the commit that due gives as evidence', () => {
    let records = 0
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const nodes = historyOf(steps)
        if (hasCopies(nodes)) return
        const head = String(nodes.size - 1)
        const recordsOf = (name: string) => {
          const value = valueOf(name)
          return value && versionRecords(value)
        }
        const evidence = findEvidence(head, commitsOf(nodes), (nodes.get(head) as Node).tree, recordsOf)
        const events = eventsIn(nodes)
        for (const [key, { hash }] of evidence) {
          const [conversation = '', name = '', held = '', person = ''] = key.split('\n')
          records++
          const type = name === '' ? 'talk-held' : 'follow-up-held'
          const found = eventsOf(events, person).filter((event) => event.commit.hash === hash)
          expect(found).toContainEqual(expect.objectContaining({ conversation, type, to: held }))
        }
      }),
      { numRuns, seed },
    )
    expect(records).toBeGreaterThan(500)
  })
})
