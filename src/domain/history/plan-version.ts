import { isMapping, type Mapping, type Value } from '../format/value.ts'
import type { Item, Role } from '../talk/conversation.ts'
import type { Day } from '../time/calendar.ts'
import { holderKey } from './holders.ts'
import {
  keepOnce,
  publicConversationId,
  publicDay,
  publicItemId,
  publicName,
  publicOrigin,
  publicStatus,
} from './public-form.ts'
import { signedState, type SignedState } from './signed-state.ts'

/** What the history of a plan needs of one version of a conversation. Public properties have the form the schema asks for. */
export interface PlanVersion {
  id: string | undefined
  /** The conversation as that of its person (see `holderKey`); undefined where it has no id. */
  holder: string | undefined
  /** Person id, or the id of a group. */
  person: string | undefined
  template: string | undefined
  planned: Day | undefined
  held: Day | undefined
  /** Goals and agreements that have an id, by id. */
  items: ReadonlyMap<string, PlanItem>
  followUps: readonly { step: string; held: Day }[]
  signed: Readonly<Record<Role, Day | undefined>>
  /** Only where a signature has a digest. */
  signedState: SignedState | undefined
}

/** A goal or an agreement in a version. */
export interface PlanItem {
  id: string
  list: Item['list']
  due: Day | undefined
  /** Undefined where it is none that the schema knows. */
  status: string | undefined
  /** `<conversation id>/<item id>` of what it continues. */
  continues: string | undefined
  hasResult: boolean
  /** All that was agreed, in a form that is the same however it is written: confidential. */
  agreed: string
  /** The goal or agreement in words: confidential. Only where it was asked for. */
  text: string | undefined
}

/**
 * The plan in a version's front matter. `withTexts`: keep goals and agreements in words. `digestOf` gives the digest of a
 * conversation.
 */
export function planVersion(value: Mapping, withTexts: boolean, digestOf: (value: Mapping) => string): PlanVersion {
  const items = new Map<string, PlanItem>()
  for (const list of ['goals', 'agreements'] as const)
    for (const row of listOf(value[list])) {
      const item = isMapping(row) ? planItem(row, list, withTexts) : undefined
      if (item) items.set(item.id, item)
    }
  const signed = isMapping(value.signed) ? value.signed : {}
  const dateOf = (entry: Value | undefined) => (isMapping(entry) ? publicDay(entry.date) : undefined)
  const id = publicConversationId(value.id)
  const person = publicName(value.employee) ?? publicName(value.group)
  return {
    ...{ id, person },
    holder: id === undefined ? undefined : keepOnce(holderKey(id, person)),
    template: publicName(value.template),
    planned: publicDay(value.planned),
    held: publicDay(value.held),
    items,
    followUps: listOf(value.follow_ups).flatMap((entry) => {
      const [step, held] = isMapping(entry) ? [publicName(entry.step), publicDay(entry.held)] : []
      return step && held ? [{ step, held }] : []
    }),
    signed: { employee: dateOf(signed.employee), manager: dateOf(signed.manager) },
    signedState: signedState(value, digestOf),
  }
}

const texts = ['goal', 'agreement', 'how', 'effect', 'needs', 'follow_up', 'result']

/** Undefined for a row that has no id, or no text and so counts as blank. */
function planItem(row: Mapping, list: Item['list'], withTexts: boolean): PlanItem | undefined {
  const id = publicItemId(row.id)
  if (id === undefined || !texts.some((key) => row[key] !== undefined)) return undefined
  const text = row.goal ?? row.agreement
  return {
    id,
    list,
    due: publicDay(row.due),
    status: publicStatus(row.status),
    continues: publicOrigin(row.from),
    hasResult: row.result !== undefined,
    agreed: keepOnce(agreedText(row)),
    text: withTexts && typeof text === 'string' ? keepOnce(text.trim()) : undefined,
  }
}

/** Not part of what was agreed: the id, and what has events of its own. */
const notAgreed = new Set(['id', 'due', 'status', 'result'])

function agreedText(row: Mapping): string {
  const rest = Object.entries(row).filter(([key]) => !notAgreed.has(key))
  return JSON.stringify(canonical(Object.fromEntries(rest)))
}

/** A value in a form that does not tell how it was written: line breaks, indentation, Unicode form, order of keys. */
function canonical(value: Value): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (Array.isArray(value)) return value.map(canonical)
  if (!isMapping(value)) return value
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key.normalize('NFC'),
    canonical(inner),
  ])
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : []
}
