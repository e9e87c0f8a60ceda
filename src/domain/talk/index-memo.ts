import type { TalkIndex } from './talk-index.ts'

/** What has been worked out for an index of talks, by what it is about: many rows and rules ask for the same. */
export type IndexMemo<K, V> = WeakMap<TalkIndex, Map<K, V>>

export function memoOf<K, V>(memo: IndexMemo<K, V>, index: TalkIndex): Map<K, V> {
  const known = memo.get(index)
  if (known) return known
  const map = new Map<K, V>()
  memo.set(index, map)
  return map
}
