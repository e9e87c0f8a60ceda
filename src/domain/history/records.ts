import { subjectOf, type ConversationCore } from '../talk/conversation.ts'
import type { Day } from '../time/calendar.ts'

/** A record that some version of a file carries: a talk held (`step` empty), or a follow-up held. */
export interface HeldRecord {
  conversation: string
  step: string
  held: Day
  /** Person id, or the id of a group. */
  person: string | undefined
  template: string | undefined
}

/** One version of a file: the keys of the records it carries; undefined where the version cannot be read. */
export type RecordKeys = readonly string[] | undefined

/** The identity of a record: whose conversation was held (`step` empty), or which follow-up of it, on which day. */
export function recordKey({ conversation, person, step, held }: Omit<HeldRecord, 'template'>): string {
  return `${conversation}\n${person ?? ''}\n${step}\n${held}`
}

/** The records a conversation carries: the talk held, and each follow-up held. */
export function heldRecords(conversation: ConversationCore): HeldRecord[] {
  const { id, held, followUps, template } = conversation
  const records: HeldRecord[] = []
  if (id === undefined) return records
  const person = subjectOf(conversation)
  if (held) records.push({ conversation: id, step: '', held, person, template })
  for (const { step, held: day } of followUps)
    if (step && day) records.push({ conversation: id, step, held: day, person, template })
  return records
}

/** The records that some version carried, by key, and that HEAD does not carry. */
export function withdrawnRecords(everHeld: ReadonlyMap<string, HeldRecord>, atHead: ReadonlySet<string>): HeldRecord[] {
  return [...everHeld].flatMap(([key, record]) => (atHead.has(key) ? [] : [record]))
}
