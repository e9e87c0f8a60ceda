import type { HeldRecord } from '../history/records.ts'
import { grouped, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { Step } from '../talk/template.ts'
import type { DueInput } from './due-input.ts'
import type { DueRow } from './row.ts'

/** The withdrawn records that pass the test, among those of a conversation or of a person's talks, as a row shows them. */
export function withdrawnWhere(
  { withdrawn }: DueInput,
  conversation: string | undefined,
  person: string | undefined,
  concernsRow: (record: HeldRecord) => boolean,
): DueRow['withdrawn'] {
  if (withdrawn.length === 0) return []
  const { byConversation, byPerson, order } = indexWithdrawn(withdrawn)
  const candidates = new Set([...(byConversation.get(conversation ?? '') ?? []), ...(byPerson.get(person ?? '') ?? [])])
  return [...candidates]
    .filter(concernsRow)
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map((record) => ({ conversation: record.conversation, step: record.step, held: record.held }))
}

interface WithdrawnIndex {
  byConversation: ReadonlyMap<string, readonly HeldRecord[]>
  byPerson: ReadonlyMap<string, readonly HeldRecord[]>
  order: ReadonlyMap<HeldRecord, number>
}

function indexWithdrawn(records: readonly HeldRecord[]): WithdrawnIndex {
  const known = indexes.get(records)
  if (known) return known
  const index = {
    byConversation: grouped(records, ({ conversation }) => conversation),
    byPerson: grouped(records, ({ person }) => person),
    order: new Map(records.map((record, position) => [record, position])),
  }
  indexes.set(records, index)
  return index
}

/** Thousands may have been withdrawn, and each row asks for its own. */
const indexes = new WeakMap<readonly HeldRecord[], WithdrawnIndex>()

/** Whether a withdrawn record would have met the step of the talk, or was the talk's own with another date. */
export function wouldHaveMet(record: HeldRecord, talk: Talk, name: string, step: Step, index: TalkIndex): boolean {
  const { id, employee, held = '' } = talk.conversation
  if (record.conversation === id) return record.step === '' || (step.by === 'follow-up' && record.step === name)
  if (record.step !== '' || record.person !== employee || step.by === 'follow-up' || record.held < held) return false
  if (step.templates) return step.templates.includes(record.template ?? '')
  return isMainTalk(record, index)
}

/** Whether the record says that a main talk was held. */
export function isMainTalk(record: HeldRecord, { templates }: TalkIndex): boolean {
  return record.step === '' && templates.get(record.template ?? '')?.cycle === 'main'
}
