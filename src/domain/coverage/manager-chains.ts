/** Person id to the id of the nearest manager; a circle of managers is broken at its first id. */
export type Managers = ReadonlyMap<string, string>

/** The managers as a forest: where they form a circle, the first id in it, in alphabetical order, has none. */
export function managerForest(nearest: Managers): Managers {
  const forest = new Map(nearest)
  for (const start of [...nearest.keys()].sort()) {
    const seen = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      at = forest.get(at)
    }
    // Every circle is found from its own first id before any later one.
    if (at === start) forest.delete(start)
  }
  return forest
}

/** Everyone above a person, the nearest first. */
export function managersAbove(person: string, forest: Managers): string[] {
  const chain: string[] = []
  for (let at = forest.get(person); at !== undefined; at = forest.get(at)) chain.push(at)
  return chain
}
