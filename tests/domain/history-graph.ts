import fc from 'fast-check'
import type { Commit, FileChange } from '../../src/domain/history/commit.ts'

/**
 * A tree: path to version. A version's name says what it contains: the conversation `a` or `b`, the person `1` to `3`,
 * and the steps that were held, `x` and `y`. `?` cannot be read, and `-` has no conversation.
 */
export type Tree = ReadonlyMap<string, string>

/** A commit with its whole tree. */
export interface Node {
  hash: string
  parents: string[]
  tree: Tree
}

/** The same history as git reports it: the changes of each commit from each parent. */
export function commitsOf(nodes: ReadonlyMap<string, Node>): Map<string, Commit> {
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
const commitStep = fc.record({
  /** How far back the parents are; several make a merge. */
  parents: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  edits: fc.array(edit, { maxLength: 3 }),
  /** The parent whose tree the commit starts from: a merge may take any side. */
  from: fc.nat({ max: 2 }),
})
type Step = typeof commitStep extends fc.Arbitrary<infer T> ? T : never

/** The commits of a random history. */
export const randomSteps = fc.array(commitStep, { minLength: 1, maxLength: 14 })

/** The history of random steps, by hash; the last commit is its head. */
export function historyOf(steps: readonly Step[]): Map<string, Node> {
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

/** A history without branches: the tree of each commit, as `path:version` with spaces between. */
export function linear(...trees: string[]): Map<string, Node> {
  return new Map(
    trees.map((text, index) => {
      const tree = new Map(
        text.split(' ').flatMap((file) => (file === '' ? [] : [file.split(':') as [string, string]])),
      )
      return [String(index), { hash: String(index), parents: index === 0 ? [] : [String(index - 1)], tree }]
    }),
  )
}
