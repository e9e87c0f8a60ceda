import { isUtf8 } from 'node:buffer'
import { parseFile, parseFileFast } from '../domain/format/parse-file.ts'
import { scanRecordFields } from '../domain/format/record-scan.ts'
import type { Mapping } from '../domain/format/value.ts'
import type { Commit } from '../domain/history/commit.ts'
import { recordMaker, versionRecords, type VersionRecords } from '../domain/history/records.ts'
import { conversationFrom, isReliable, type Conversation } from '../domain/talk/conversation.ts'
import { readBlobs } from './blobs.ts'
import { readCommits } from './commit-log.ts'
import { decodeHead } from './files.ts'
import type { GitStream } from './git.ts'
import type { HeadTree } from './head-tree.ts'
import type { Repository } from './repository.ts'

/** What was read from a repository, by object id and commit hash. */
export interface History {
  /** The conversations of the versions asked for; undefined where one cannot be relied on. */
  conversations: ReadonlyMap<string, Conversation | undefined>
  /** The records of each version; undefined where it cannot be read. */
  records: ReadonlyMap<string, VersionRecords | undefined>
  /** Empty where the history was not asked for. */
  commits: ReadonlyMap<string, Commit>
}

/** Where to read: a repository, with the log of HEAD where it has been started and not been read. */
export interface HistorySource {
  repository: Repository
  log?: GitStream | undefined
  /** To be given what the log says of the files at HEAD. */
  tree?: HeadTree
}

/** Takes the front matter of a version; undefined where it cannot be read. */
export type TakeVersion = (oid: string, value: Mapping | undefined) => void

/** Tells of which versions no more than their records are asked for. */
export type IsRecordsOnly = (oid: string) => boolean

/** Reads the wanted conversations, and with `wholeHistory` the records of every version of every Markdown file. */
export async function readHistory(
  source: HistorySource,
  wanted: ReadonlySet<string>,
  wholeHistory: boolean,
): Promise<History> {
  const { conversations, records, take } = historyCollector(wanted)
  const commits = await readVersions(source, wanted, wholeHistory, take, (oid) => !wanted.has(oid))
  return { conversations, records, commits }
}

/** Collects the wanted conversations, and the records of every version. */
export function historyCollector(wanted: ReadonlySet<string>): Omit<History, 'commits'> & { take: TakeVersion } {
  const conversations = new Map<string, Conversation | undefined>()
  const records = recordCollector()
  return {
    ...{ conversations, records: records.byVersion },
    take(oid, value) {
      records.take(oid, value)
      if (wanted.has(oid)) conversations.set(oid, value && isReliable(value) ? conversationFrom(value) : undefined)
    },
  }
}

/** Collects the records of versions. */
export function recordCollector(): { byVersion: Map<string, VersionRecords | undefined>; take: TakeVersion } {
  const byVersion = new Map<string, VersionRecords | undefined>()
  const make = recordMaker()
  return { byVersion, take: (oid, value) => void byVersion.set(oid, value && versionRecords(value, make)) }
}

/**
 * Reads versions of Markdown files: those of some object ids, and with `wholeHistory` every one that HEAD descends from.
 * A constant number of git processes, which run side by side as streams.
 */
export async function readVersions(
  { repository, log, tree }: HistorySource,
  oids: Iterable<string>,
  wholeHistory: boolean,
  take: TakeVersion,
  isRecordsOnly: IsRecordsOnly = () => false,
): Promise<ReadonlyMap<string, Commit>> {
  const unusual: Promise<void>[] = []
  const blobs = readBlobs(repository, (oid, bytes) => {
    const fields = bytes && isRecordsOnly(oid) && isUtf8(bytes) ? scanRecordFields(bytes) : undefined
    if (fields) return take(oid, fields)
    const reading = readVersion(bytes, (value) => take(oid, value))
    if (reading) unusual.push(reading)
  })
  for (const oid of oids) blobs.ask(oid)
  try {
    const head = wholeHistory ? repository.head : undefined
    const commits =
      head === undefined ? new Map<string, Commit>() : await readCommits(repository.runner, head, log, blobs.ask, tree)
    await blobs.end()
    await Promise.all(unusual)
    return commits
  } finally {
    // Also where the log failed: a process left alone would keep the program waiting for ever.
    await blobs.end().catch(() => {})
  }
}

/** Reads one version; a promise where only the full parser can. Whatever goes wrong with it is that version's alone. */
function readVersion(
  bytes: Uint8Array | undefined,
  take: (value: Mapping | undefined) => void,
): Promise<void> | undefined {
  const text = bytes && decodeHead(bytes)
  if (text === undefined) return void take(undefined)
  try {
    const value = parseFileFast(text)?.value
    if (value) return void take(value)
  } catch {
    // The full parser decides.
  }
  return parseFile(text, 'conversation')
    .then((parsed) => parsed.value)
    .catch(() => undefined)
    .then(take)
}
