import { textValue, valueAt, type ValueChange } from '../format/change.ts'
import type { Path } from '../format/finding.ts'
import type { Mapping } from '../format/value.ts'
import { itemPath, type Item } from './conversation.ts'

/** What an item that is no longer open has become. */
export const closedStatuses = ['done', 'changed', 'dropped'] as const

export type ClosedStatus = (typeof closedStatuses)[number]

/** The changes that close an item, with what became of it in words; `value` is the file's front matter. */
export function closingChanges(
  item: Item,
  status: ClosedStatus,
  result: string | undefined,
  value: Mapping,
): ValueChange[] {
  const closed = item.status === status ? [] : [{ at: itemPath(item, 'status'), value: status }]
  return [...closed, ...textChanges(value, itemPath(item, 'result'), result)]
}

/** The change that adds a text at a path, after one that is there: nothing written before is lost. */
export function textChanges(value: Mapping, at: Path, text: string | undefined): ValueChange[] {
  if (text === undefined) return []
  const present = valueAt(value, at)
  return [{ at, value: textValue(typeof present === 'string' ? `${present.trimEnd()}\n\n${text}` : text) }]
}
