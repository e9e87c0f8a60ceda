/** What leads from a node of a graph to which other nodes. */
type Graph = ReadonlyMap<string, readonly string[]>

/**
 * The strongly connected components of a graph: two nodes have the same number where each can be reached from the other.
 * Kosaraju's algorithm, without recursion, since a chain may be thousands of nodes long.
 */
export function circlesIn(graph: Graph): ReadonlyMap<string, number> {
  const backwards = new Map<string, string[]>()
  for (const [from, targets] of graph)
    for (const to of targets) {
      const sources = backwards.get(to)
      if (sources) sources.push(from)
      else backwards.set(to, [from])
    }
  const circles = new Map<string, number>()
  for (const node of finished(graph).toReversed())
    if (!circles.has(node)) markAll(node, circles.size, backwards, circles)
  return circles
}

/** The nodes in the order in which a depth-first search leaves them. */
function finished(graph: Graph): string[] {
  const order: string[] = []
  const seen = new Set<string>()
  for (const start of graph.keys()) {
    if (seen.has(start)) continue
    seen.add(start)
    const path = [{ node: start, rest: [...(graph.get(start) ?? [])] }]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.pop()
      if (next === undefined) order.push(path.pop()?.node ?? '')
      else if (!seen.has(next)) {
        seen.add(next)
        path.push({ node: next, rest: [...(graph.get(next) ?? [])] })
      }
    }
  }
  return order
}

/** Gives a number to a node and to all that lead to it and have none. */
function markAll(start: string, number: number, backwards: Graph, circles: Map<string, number>): void {
  const queue = [start]
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (circles.has(node)) continue
    circles.set(node, number)
    queue.push(...(backwards.get(node) ?? []))
  }
}
