import type { ValueChange } from '../format/change.ts'
import { isMapping, type Mapping, type Value } from '../format/value.ts'
import { isBlankRow, type Item } from '../talk/conversation.ts'
import { createItemIds, idsNamedIn, namedOrigins, rowIds } from '../talk/item-ids.ts'
import type { Talk, TalkIndex } from '../talk/talk-index.ts'
import type { Template } from '../talk/template.ts'
import { UsageError } from '../usage-error.ts'
import { agreementHeading, goalHeading, itemRowLines } from './item-lines.ts'

/** What a new goal or agreement says, by property: words as they are, texts as `textValue` makes them. */
export type ItemValues = Readonly<Record<string, string>>

/** The changes that write a new goal or agreement: in the first blank row of its kind, else in a row after the others. */
export function newItemChanges(
  list: Item['list'],
  values: ItemValues,
  { talk, value }: { talk: Talk; value: Mapping },
  template: Template,
  index: TalkIndex,
): { id: string; changes: ValueChange[] } {
  const rows = Array.isArray(value[list]) ? value[list] : []
  const taken = [...rowIds(value), ...idsNamedIn(namedOrigins(index), talk.conversation.id)]
  const blank = rows.findIndex((row) => isReadyFor(row, values.kind, taken))
  if (blank !== -1) {
    const row = rows[blank] as Mapping
    const changed = Object.entries(values).filter(([name, text]) => row[name] !== text)
    return { id: String(row.id), changes: changed.map(([name, text]) => ({ at: [list, blank, name], value: text })) }
  }
  const id = createItemIds(template.language, taken)(list)
  if (id === undefined) throw new UsageError('edit-impossible', { path: talk.path })
  const whole = { id, ...values, status: values.status ?? 'open' }
  const form = formOf(list, template)
  const heading =
    list === 'goals' && template.goals ? goalHeading(template, template.goals) : agreementHeading(template, form)
  const change = { at: [list, rows.length] as const, value: whole, lines: itemRowLines(form, whole), heading }
  return { id, changes: [change] }
}

/** The form of goals or agreements in a template that has one. */
export function formOf(list: Item['list'], template: Template) {
  const form = template[list]
  if (!form) throw new UsageError('list-missing', { template: template.name, list })
  return form
}

/** Whether a row is as `new` made it, with an id that is its own. A row in which something was begun is left alone. */
function isReadyFor(row: Value, kind: string | undefined, taken: readonly string[]): boolean {
  if (!isMapping(row) || !isBlankRow(row) || typeof row.id !== 'string') return false
  const { id, kind: ownKind, status = 'open', ...others } = row
  return (
    Object.keys(others).length === 0 &&
    status === 'open' &&
    (ownKind === undefined || ownKind === kind) &&
    taken.filter((other) => other === id).length === 1
  )
}
