import { isMapping, type Mapping } from '../format/value.ts'
import { subjectOf, type ConversationCore } from '../talk/conversation.ts'
import type { Day } from '../time/calendar.ts'
import type { Holder } from './holders.ts'
import { publicConversationId, publicDay, publicName } from './public-form.ts'

/** A record that some version of a file carries: a talk held (`step` empty), or a follow-up held. */
export interface HeldRecord {
  /** The identity of the record: of whose conversation, which step, on which day. */
  key: string
  conversation: string
  step: string
  held: Day
  /** Person id, or the id of a group. */
  person: string | undefined
  template: string | undefined
}

/** What a version of a file says of records. */
export interface VersionRecords extends Holder {
  records: readonly HeldRecord[]
}

/** What is said of records by each readable version, by object id; undefined where it cannot be read. */
export type RecordsOfVersion = (oid: string) => VersionRecords | undefined

function withKey(fields: Omit<HeldRecord, 'key'>): HeldRecord {
  const { conversation, step, held, person } = fields
  return { key: recordKey(conversation, step, held, person), ...fields }
}

/** The key of a record, with the person last. */
export function recordKey(conversation: string, step: string, held: Day, person: string | undefined): string {
  return `${conversation}\n${step}\n${held}\n${person ?? ''}`
}

/** Makes a record, or gives one with the same properties that was made before. */
export type MakeRecord = (fields: Omit<HeldRecord, 'key'>) => HeldRecord

/** Makes each record once: versions carry the same ones again and again. */
export function recordMaker(): MakeRecord {
  const byConversation = new Map<string, HeldRecord[]>()
  const further = new Map<string, HeldRecord>()
  return (fields) => {
    let known = byConversation.get(fields.conversation)
    if (!known) byConversation.set(fields.conversation, (known = []))
    const same = known.find(
      ({ step, held, person, template }) =>
        step === fields.step && held === fields.held && person === fields.person && template === fields.template,
    )
    if (same) return same
    const record = withKey(fields)
    // Most conversations have few records, and making no key to look for them is what saves time.
    if (known.length < mostSearched) known.push(record)
    else return getOrSet(further, `${record.key}\n${record.template ?? ''}`, record)
    return record
  }
}

const mostSearched = 16

function getOrSet<T>(map: Map<string, T>, key: string, value: T): T {
  const known = map.get(key)
  if (known === undefined) map.set(key, value)
  return known ?? value
}

/** The records that a version carries, by its front matter. */
export function versionRecords(value: Mapping, make: MakeRecord = withKey): VersionRecords {
  const conversation = publicConversationId(value.id)
  const person = publicName(value.employee) ?? publicName(value.group)
  const records: HeldRecord[] = []
  if (conversation === undefined) return { conversation, person, records }
  const template = publicName(value.template)
  const talkDay = publicDay(value.held)
  if (talkDay) records.push(make({ conversation, step: '', held: talkDay, person, template }))
  for (const entry of Array.isArray(value.follow_ups) ? value.follow_ups : []) {
    const [step, held] = isMapping(entry) ? [publicName(entry.step), publicDay(entry.held)] : []
    if (step && held) records.push(make({ conversation, step, held, person, template }))
  }
  return { conversation, person, records }
}

/** The record that the talk itself has been held, without those of its follow-ups. */
export function talkRecord(conversation: ConversationCore): HeldRecord | undefined {
  const { id, held, template } = conversation
  if (id === undefined || !held) return undefined
  return withKey({ conversation: id, person: subjectOf(conversation), template, step: '', held })
}

/** The records that a conversation carries. */
export function heldRecords(conversation: ConversationCore): HeldRecord[] {
  const { id, followUps, template } = conversation
  if (id === undefined) return []
  const ofTalk = talkRecord(conversation)
  const common = { conversation: id, person: subjectOf(conversation), template }
  return [
    ...(ofTalk ? [ofTalk] : []),
    ...followUps.flatMap(({ step, held: day }) => (step && day ? [withKey({ ...common, step, held: day })] : [])),
  ]
}

/** The records that some version carried and that HEAD does not carry; of each, what the latest version says. */
export function withdrawnRecords(versions: Iterable<VersionRecords>, keysAtHead: ReadonlySet<string>): HeldRecord[] {
  const withdrawn = new Map<string, HeldRecord>()
  for (const { records } of versions)
    for (const record of records) {
      if (!keysAtHead.has(record.key) && !withdrawn.has(record.key)) withdrawn.set(record.key, record)
    }
  return [...withdrawn.values()]
}
