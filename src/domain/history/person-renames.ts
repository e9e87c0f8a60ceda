import type { Commit, FileChange } from './commit.ts'
import { conversationOf, holderKey, keyOfHolder, unchangedHolders, type Holder } from './holders.ts'
import { lastReadableVersion } from './last-readable.ts'

/** Where the id of a conversation's person was changed. Conversations of a person are given as keys (see `holderKey`). */
export interface PersonRenames {
  /** Whether the conversation was ever that of several people. */
  isShared: (key: string) => boolean
  /** Whether the conversation ever went on under another id of its person. */
  isContinued: (key: string) => boolean
  /** What a commit changed compared with one of its parents. */
  inCommit: (commit: Commit, parentIndex: number) => Renames
}

interface Renames {
  /** What a conversation was in the parent, by what it is in the commit. */
  formerOf: ReadonlyMap<string, string>
  /** What is no longer there in the commit. */
  left: ReadonlySet<string>
}

const none: Renames = { formerOf: new Map(), left: new Set() }

/**
 * A conversation follows its id where the person's id was changed: the parent has it as another person's, not as this
 * person's, and no file of the other person has it in the commit. With several, it is the first in alphabetical order.
 * A file that has it is the original of a copy, which nothing is followed from. Source: "Evidence" in docs/format.md.
 */
export function findPersonRenames(
  commits: ReadonlyMap<string, Commit>,
  versionOf: (oid: string) => Holder | undefined,
): PersonRenames {
  const shared = sharedConversations(commits, versionOf)
  const renames = new Map<Commit, Renames[]>()
  const continued = new Set<string>()
  const found = {
    isShared: (key: string) => shared.has(conversationOf(key)),
    isContinued: (key: string) => continued.has(key),
    inCommit: renamesIn,
  }
  if (shared.size === 0) return found
  const readable = lastReadableVersion(commits, versionOf)
  const unchanged = unchangedHolders(commits, readable, versionOf)
  for (const commit of commits.values()) {
    const sides = commit.parents.map((parent, index) => {
      const changes = commit.changes[index] ?? []
      const before = peopleByConversation(changes, ({ path, before: oid }) => readable(parent, path, oid))
      if (before.size === 0) return none
      const after = peopleByConversation(changes, ({ path, after: oid }) => readable(commit.hash, path, oid))
      return renamesBetween(before, after, unchanged(commit, changes))
    })
    if (sides.some(({ left }) => left.size > 0)) renames.set(commit, sides)
    for (const { left } of sides) for (const key of left) continued.add(key)
  }
  return found

  function renamesIn(commit: Commit, parentIndex: number): Renames {
    return renames.get(commit)?.[parentIndex] ?? none
  }

  /** Of the conversations that were ever several people's: whose files have them among the changed. */
  function peopleByConversation(
    changes: readonly FileChange[],
    version: (change: FileChange) => Holder | undefined,
  ): Map<string, Set<string>> {
    const people = new Map<string, Set<string>>()
    for (const change of changes) {
      const { conversation, person = '' } = version(change) ?? {}
      if (conversation === undefined || !shared.has(conversation)) continue
      people.set(conversation, (people.get(conversation) ?? new Set()).add(person))
    }
    return people
  }
}

function renamesBetween(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  after: ReadonlyMap<string, ReadonlySet<string>>,
  isUnchanged: (key: string) => boolean,
): Renames {
  const formerOf = new Map<string, string>()
  for (const [conversation, people] of after) {
    const earlier = before.get(conversation) ?? new Set()
    const gone = [...earlier].filter((person) => !people.has(person)).sort()
    const previous = gone.find((person) => !isUnchanged(holderKey(conversation, person)))
    if (previous === undefined) continue
    for (const person of people) {
      const key = holderKey(conversation, person)
      if (!earlier.has(person) && !isUnchanged(key)) formerOf.set(key, holderKey(conversation, previous))
    }
  }
  return { formerOf, left: new Set(formerOf.values()) }
}

/** The conversations that versions of several people have. */
function sharedConversations(
  commits: ReadonlyMap<string, Commit>,
  versionOf: (oid: string) => Holder | undefined,
): Set<string> {
  const first = new Map<string, string | undefined>()
  const shared = new Set<string>()
  for (const { changes } of commits.values())
    for (const side of changes)
      for (const { after } of side) {
        const version = after === undefined ? undefined : versionOf(after)
        if (version?.conversation === undefined) continue
        const { conversation } = version
        if (!first.has(conversation)) first.set(conversation, keyOfHolder(version))
        else if (first.get(conversation) !== keyOfHolder(version)) shared.add(conversation)
      }
  return shared
}
