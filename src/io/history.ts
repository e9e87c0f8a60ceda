import { heldRecords, recordKey, type HeldRecord, type RecordKeys } from '../domain/history/records.ts'
import type { Commit } from '../domain/history/commit.ts'
import { parseFile, parseFileFast } from '../domain/format/parse-file.ts'
import type { Mapping } from '../domain/format/value.ts'
import { conversationFrom, coreFrom, isReliable, type Conversation } from '../domain/talk/conversation.ts'
import { readBlobs } from './blobs.ts'
import { readCommits } from './commit-log.ts'
import { decodeHead } from './files.ts'
import type { Repository } from './repository.ts'

/** What was read from a repository. */
export interface History {
  /** By object id. Of those wanted: undefined where it cannot be relied on; of the others, with `keepAll`, what can be read. */
  conversations: ReadonlyMap<string, Conversation | undefined>
  /** By object id: the keys of the records that each version carries. */
  carried: ReadonlyMap<string, RecordKeys>
  /** Every record that some version of one of the workspace's files carried, by key. */
  everHeld: ReadonlyMap<string, HeldRecord>
  /** By hash; empty where the history was not asked for. */
  commits: ReadonlyMap<string, Commit>
}

/** What to read: the versions to keep as conversations, and whether to read the whole history too. */
export interface HistoryRequest {
  /** Object ids of the conversations at HEAD and in the index. */
  wanted: ReadonlySet<string>
  wholeHistory: boolean
  /** Keep every version as a conversation. */
  keepAll: boolean
  /** Tells the workspace's paths, relative to the repository's root, from those of its neighbours. */
  isOurs: (path: string) => boolean
}

/** Reads conversations and history with a constant number of git processes, which run side by side as streams. */
export async function readHistory(repository: Repository, request: HistoryRequest): Promise<History> {
  const { wanted, wholeHistory, isOurs } = request
  const versions = versionCollector(request)
  const unusual: Promise<void>[] = []
  const blobs = readBlobs(repository, (oid, bytes) => {
    const text = bytes && decodeHead(bytes)
    const value = text === undefined ? undefined : parseFileFast(text)?.value
    if (value || text === undefined) versions.add(oid, value)
    else unusual.push(parseFile(text, 'conversation').then((parsed) => versions.add(oid, parsed.value)))
  })
  for (const oid of wanted) blobs.ask(oid)
  const ours = new Set(wanted)
  const seen = (oid: string, path: string) => {
    blobs.ask(oid)
    if (isOurs(path)) ours.add(oid)
  }
  try {
    const head = wholeHistory ? repository.head : undefined
    const commits = head === undefined ? new Map() : await readCommits(repository, head, seen)
    await blobs.end()
    await Promise.all(unusual)
    const { conversations, carried } = versions
    return { conversations, carried, everHeld: versions.recordsOf(ours), commits }
  } finally {
    // Also where the log failed: a process left alone would keep the program waiting for ever.
    await blobs.end().catch(() => {})
  }
}

interface KeyedRecord {
  key: string
  record: HeldRecord
}

/** Collects what versions say, as they come. */
function versionCollector({ wanted, keepAll }: Pick<HistoryRequest, 'wanted' | 'keepAll'>) {
  const conversations = new Map<string, Conversation | undefined>()
  const carried = new Map<string, RecordKeys>()
  const recordsByVersion = new Map<string, readonly KeyedRecord[]>()
  const once = uniqueRecords()
  return {
    conversations,
    carried,
    add(oid: string, value: Mapping | undefined): void {
      const isWanted = wanted.has(oid)
      const conversation = value && (isWanted || keepAll) ? conversationFrom(value, keepAll) : undefined
      const records = value && heldRecords(conversation ?? coreFrom(value)).map(once)
      carried.set(
        oid,
        records?.map(({ key }) => key),
      )
      if (records && records.length > 0) recordsByVersion.set(oid, records)
      if (isWanted) conversations.set(oid, value && isReliable(value) ? conversation : undefined)
      else if (conversation) conversations.set(oid, conversation)
    },
    /** Every record of some versions, by key. Latest versions come first: a record is what it last was. */
    recordsOf(oids: Iterable<string>): Map<string, HeldRecord> {
      const records = new Map<string, HeldRecord>()
      for (const oid of oids)
        for (const { key, record } of recordsByVersion.get(oid) ?? []) if (!records.has(key)) records.set(key, record)
      return records
    },
  }
}

/** Gives one object for records that are alike: versions carry the same ones again and again. */
function uniqueRecords(): (record: HeldRecord) => KeyedRecord {
  const known = new Map<string, KeyedRecord>()
  return (record) => {
    const key = recordKey(record)
    // With its template: the same record may have another one in an earlier version, or in a neighbouring workspace.
    const name = `${key}\n${record.template ?? ''}`
    const same = known.get(name) ?? { key, record }
    known.set(name, same)
    return same
  }
}
