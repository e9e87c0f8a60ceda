import type { ValueChange } from '../format/change.ts'
import type { Mapping } from '../format/value.ts'
import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { itemPath, type Item } from './conversation.ts'
import { closedStatuses, closingChanges, type ClosedStatus } from './item-changes.ts'

/** What a follow-up decides on an open item. Nothing: it stays as it is. */
export interface ItemDecision {
  item: Item
  status?: ClosedStatus
  result?: string
  due?: Day
}

/** The changes that the decisions make. */
export function decisionChanges(decisions: readonly ItemDecision[], value: Mapping): ValueChange[] {
  return decisions.flatMap(({ item, status, result, due }) => [
    ...(status ? closingChanges(item, status, result, value) : []),
    ...(due && due !== item.due ? [{ at: itemPath(item, 'due'), value: due }] : []),
  ])
}

/** `ID=VALUE` of a repeatable option, by id. */
export function parseAssignments(option: string, texts: readonly string[] = []): Map<string, string> {
  const values = new Map<string, string>()
  for (const text of texts) {
    const sign = text.indexOf('=')
    const id = text.slice(0, Math.max(0, sign)).trim()
    if (id === '') throw new UsageError('assignment-needed', { option })
    if (values.has(id)) throw new UsageError('option-conflict', { one: `${option} ${id}`, other: `${option} ${id}` })
    values.set(id, text.slice(sign + 1).trim())
  }
  return values
}

/** What an item may become, as it is typed after `--close ID=`. */
export function requireClosedStatus(text: string): ClosedStatus {
  const status = closedStatuses.find((known) => known === text)
  if (!status) throw new UsageError('choice-needed', { name: '--close ID=', allowed: closedStatuses.join(', ') })
  return status
}
