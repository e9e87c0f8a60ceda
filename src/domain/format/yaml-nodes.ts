import { isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Path } from './finding.ts'

/** The text of a key; undefined where that is no scalar. */
export function keyText(pair: Pair): string | undefined {
  if (!isScalar(pair.key)) return undefined
  return pair.key.type === 'PLAIN' ? (pair.key.source ?? '') : String(pair.key.value)
}

/** The offset where a node begins. */
export function nodeStart(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0
}

/** The offset of the value at the path, of its key, or of the nearest parent that exists. */
export function locateNode(document: Document, path: Path, onKey: boolean): number {
  let node: unknown = document.contents
  let offset = nodeStart(node)
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1
    if (isMap(node)) {
      const pair: Pair | undefined = pairsOf(node).get(String(step))
      if (!pair) return offset
      node = pair.value
      // A value that is not there is pointed at through its key.
      const hasValue = isMap(node) || isSeq(node) || (isScalar(node) && (node.source ?? '') !== '')
      offset = (isLast && onKey) || !hasValue ? nodeStart(pair.key) : nodeStart(node)
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)]
      if (item === undefined) return offset
      node = item
      offset = nodeStart(item) || offset
    } else return offset
  }
  return offset
}

const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

/** The pairs of a map by key, the first of each; kept, since many findings may lie in one map. */
export function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const kept = pairsByMap.get(map)
  if (kept) return kept
  const pairs = new Map<string, Pair>()
  for (const pair of map.items) {
    const key = keyText(pair)
    if (key !== undefined && !pairs.has(key)) pairs.set(key, pair)
  }
  pairsByMap.set(map, pairs)
  return pairs
}
