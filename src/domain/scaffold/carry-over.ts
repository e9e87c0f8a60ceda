import { textValue } from '../format/change.ts'
import type { Mapping } from '../format/value.ts'
import type { CarryableItem } from '../talk/carryable-items.ts'
import type { Item } from '../talk/conversation.ts'
import { closedStatuses, textChanges } from '../talk/item-changes.ts'
import type { ItemForm, Template } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'

/** What is done with an open item when a new talk is made. One that is changed goes on in new words. */
export const carryAnswers = ['continue', ...closedStatuses] as const
export type CarryAnswer = (typeof carryAnswers)[number]

export interface CarryDecision {
  item: CarryableItem
  answer: CarryAnswer
  /** What became of it, for the old file. */
  result?: string
  /** The kind of goal in the new template, where it was asked for. */
  kind?: string
}

/** A row of the new file that goes on with an item of an earlier talk. */
export interface CarriedRow {
  list: Item['list']
  /** Without the id, which the new file gives. */
  values: Readonly<Record<string, string>>
  /** How many times it will have been carried on, this time too. */
  times: number
}

/** From how many times on it is pointed out that an item is carried on once more. */
export const manyTimes = 3

/** Whether the answer has a row in the new file. */
export function isCarried({ answer }: CarryDecision): boolean {
  return answer === 'continue' || answer === 'changed'
}

/** The list in which a template can go on with an item: the item's own, else the other. Undefined where it has no plan. */
export function carryingList({ item }: CarryableItem, template: Template): Item['list'] | undefined {
  const other = item.list === 'goals' ? 'agreements' : 'goals'
  return template[item.list] ? item.list : template[other] ? other : undefined
}

/** Whether the kind of goal must be chosen anew: the new template has several, and not this one. */
export function isKindNeeded(item: CarryableItem, { goals }: Template): boolean {
  const kinds = Object.keys(goals?.kinds ?? {})
  return kinds.length > 1 && !kinds.includes(item.item.kind ?? '')
}

/** The row of the new file that goes on with an item: the texts that its form has room for, and nothing of what became of it. */
export function carriedRow(
  decision: CarryDecision,
  row: Mapping,
  template: Template,
  planned: Day,
): CarriedRow | undefined {
  const list = carryingList(decision.item, template)
  const form = list && template[list]
  if (!list || !form) return undefined
  const first = { goals: 'goal', agreements: 'agreement' } as const
  const texts = { ...row, [first[list]]: row[first[decision.item.item.list]] ?? '' }
  const values = {
    ...(list === 'goals' ? { kind: kindOf(decision, template) } : {}),
    ...fieldValues(form, texts, planned),
    status: 'open',
    from: decision.item.origin,
  }
  const { timesCarried, isOfLatestCycle } = decision.item
  // A part talk goes on with its own cycle.
  return { list, values, times: template.cycle === 'part' && isOfLatestCycle ? timesCarried : timesCarried + 1 }
}

/** The row of a part talk for a goal of the year: as `carriedRow`, with what became of it so far. */
export function resultRow(
  decision: CarryDecision,
  row: Mapping,
  template: Template,
  planned: Day,
): CarriedRow | undefined {
  const carried = carriedRow(decision, row, template, planned)
  if (!carried) return undefined
  const { answer, item } = decision
  const closed = [answer, item.item.status].find((status) => status === 'done' || status === 'dropped')
  const result = textChanges(row, ['result'], decision.result)[0]?.value ?? row.result
  return {
    ...carried,
    values: {
      ...carried.values,
      status: closed ?? 'open',
      ...(typeof result === 'string' && template.goals?.fields.result !== undefined
        ? { result: textValue(result) }
        : {}),
    },
  }
}

/** The row with its public properties alone. */
export function withoutTexts({ values, ...row }: CarriedRow): CarriedRow {
  const isPublic = (name: string) => ['kind', 'due', 'owner', 'status', 'from'].includes(name)
  return { ...row, values: Object.fromEntries(Object.entries(values).filter(([name]) => isPublic(name))) }
}

/** The kind that was chosen, else the item's own; empty where the template has neither. */
function kindOf({ item, kind }: CarryDecision, { goals }: Template): string {
  const kinds = Object.keys(goals?.kinds ?? {})
  const own = kind ?? item.item.kind ?? ''
  return kinds.includes(own) ? own : kinds.length === 1 ? (kinds[0] ?? '') : ''
}

/** Of later talks: what became of an item is told by the old file, and where it comes from by this one. */
const notCarried = new Set(['status', 'from', 'result', 'assessment'])

function fieldValues({ fields }: ItemForm, row: Mapping, planned: Day): Record<string, string> {
  const names = Object.keys(fields).filter((name) => !notCarried.has(name) && typeof row[name] === 'string')
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = String(row[name])
      if (name === 'due') return value < planned ? [] : [[name, value]]
      return [[name, name === 'owner' ? value : textValue(value)]]
    }),
  )
}
