const bits = 5
const width = 1 << bits

type Node<T> = readonly (Node<T> | T | undefined)[]

/**
 * An array that is never changed. Setting a value gives another array, which shares all but a few small nodes with the
 * first: each commit can have its own, though the next differs in one value.
 */
export interface PersistentArray<T> {
  readonly depth: number
  readonly root: Node<T>
}

export function emptyArray<T>(): PersistentArray<T> {
  return { depth: 1, root: [] }
}

export function getAt<T>({ depth, root }: PersistentArray<T>, index: number): T | undefined {
  if (index >= width ** depth) return undefined
  let node: Node<T> | T | undefined = root
  for (let level = depth - 1; level >= 0; level--)
    node = (node as Node<T> | undefined)?.[(index >> (level * bits)) & (width - 1)]
  return node as T | undefined
}

export function setAt<T>(array: PersistentArray<T>, index: number, value: T): PersistentArray<T> {
  let { depth, root } = array
  for (; index >= width ** depth; depth++) root = [root]
  const set = (node: Node<T> | undefined, level: number): Node<T> => {
    const copy = node ? [...node] : []
    const place = (index >> (level * bits)) & (width - 1)
    copy[place] = level === 0 ? value : set(copy[place] as Node<T> | undefined, level - 1)
    return copy
  }
  return { depth, root: set(root, depth - 1) }
}

/** An array with the values of both; `join` is asked where they differ. What the two share is not looked at. */
export function mergeArrays<T>(
  a: PersistentArray<T>,
  b: PersistentArray<T>,
  join: (a: T | undefined, b: T) => T,
): PersistentArray<T> {
  const merge = (one: Node<T> | undefined, other: Node<T>, level: number): Node<T> => {
    if (one === other) return one
    const copy = one ? [...one] : []
    for (const [place, value] of other.entries()) {
      if (value === undefined || value === copy[place]) continue
      copy[place] =
        level === 0
          ? join(copy[place] as T | undefined, value as T)
          : merge(copy[place] as Node<T> | undefined, value as Node<T>, level - 1)
    }
    return copy
  }
  const depth = Math.max(a.depth, b.depth)
  return { depth, root: merge(rootAt(a, depth), rootAt(b, depth), depth - 1) }
}

/** The root of the array as one of a depth that it may not have yet. */
function rootAt<T>({ depth, root }: PersistentArray<T>, wanted: number): Node<T> {
  let node = root
  for (let level = depth; level < wanted; level++) node = [node]
  return node
}
