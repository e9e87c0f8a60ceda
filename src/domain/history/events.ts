import type { Commit, FileChange } from './commit.ts'
import { walkChildrenFirst } from './commit-order.ts'
import { diffConversations, eventTypes, type ConversationEvent } from './diff-conversations.ts'
import { lastReadableVersion, type ReadableVersion } from './last-readable.ts'
import type { IsOwn } from './own-paths.ts'
import type { PersonRenames } from './person-renames.ts'
import { PlanStates, type PlanState, type VersionChange } from './plan-states.ts'
import type { PlanVersion } from './plan-version.ts'

/** An event with the commit it came with. */
export interface HistoryEvent extends ConversationEvent {
  /** Undefined where no version of the file could ever be read. */
  conversation: string | undefined
  /** Person id, or the id of a group, in this version. */
  person: string | undefined
  /** The people who have the conversation in the end, where it was ever several people's (see `peopleOf`). */
  belongsTo: ReadonlySet<string | undefined> | undefined
  template: string | undefined
  path: string
  /** How often the item's day had been moved by then. */
  time?: number
  commit: Commit
}

/** What the events are read from. */
export interface EventInput {
  head: string
  commits: ReadonlyMap<string, Commit>
  /** What a readable version says, by its object id. */
  versionOf: (oid: string) => PlanVersion | undefined
  renames: PersonRenames
  isOwn: IsOwn
}

/**
 * Everything that happened to the workspace's conversations on the way to HEAD, oldest first. What a merge took over from
 * a parent happened there; what differs from all its parents happened in the merge, and so did the removal of what one
 * parent had and another had never had. A version that cannot be read changes nothing, and is an event.
 */
export function historyEvents({ head, commits, versionOf, renames, isOwn }: EventInput): HistoryEvent[] {
  const readable = lastReadableVersion(commits, versionOf)
  const states = new PlanStates(renames)
  const childrenLeft = new Map<string, number>()
  const oldestFirst = [...walkChildrenFirst(head, commits)].reverse()
  for (const hash of oldestFirst.flatMap(({ parents }) => parents))
    childrenLeft.set(hash, (childrenLeft.get(hash) ?? 0) + 1)
  const events: HistoryEvent[] = []
  for (const commit of oldestFirst) {
    const sides = commit.changes.map((changes, index) =>
      changes.map((change) => versionsOf(change, commit, commit.parents[index], readable, isOwn)),
    )
    events.push(...eventsOf(commit, sides, states), ...unreadableEvents(commit, sides, states, versionOf, isOwn))
    for (const hash of commit.parents) {
      const left = (childrenLeft.get(hash) ?? 0) - 1
      childrenLeft.set(hash, left)
      if (left === 0) states.forget(hash)
    }
  }
  states.assignLineages(head)
  return numberMoves(events)
}

function versionsOf(
  { path, before, after }: FileChange,
  { hash }: Commit,
  parent: string | undefined,
  readable: ReadableVersion<PlanVersion>,
  isOwn: IsOwn,
): VersionChange {
  const own = (version: PlanVersion | undefined) => (version && isOwn(version.holder, path) ? version : undefined)
  const now = readable(hash, path, after)
  return {
    path,
    after,
    oldVersion: parent === undefined ? undefined : own(readable(parent, path, before)),
    newVersion: own(now),
    elsewhere: own(now) ? undefined : now?.holder,
  }
}

/** What the commit did to the conversations whose files it changed against any parent. */
function eventsOf(commit: Commit, sides: readonly (readonly VersionChange[])[], states: PlanStates): HistoryEvent[] {
  const keys = new Set(
    sides.flat().flatMap(({ oldVersion, newVersion }) => [oldVersion?.holder ?? [], newVersion?.holder ?? []].flat()),
  )
  const parents = commit.parents.length === 0 ? [undefined] : commit.parents
  const before = new Map(
    [...keys].map((key) => [key, parents.map((_, index) => states.findBefore(commit, index, key))]),
  )
  states.commit(commit, sides[0] ?? [], before)
  const movedAway = new Set(sides.flat().flatMap(({ elsewhere }) => elsewhere ?? []))
  return [...before].flatMap(([key, old]) => {
    const after = states.find(commit.hash, key)
    const found = after?.files[0] ?? old.flatMap((state) => state?.files[0] ?? [])[0]
    if (!found || (!after?.files[0] && movedAway.has(key))) return []
    const { id: conversation, person, template } = found.version
    // Not by spreading: V8 then takes ten times the memory for each.
    const shared = { conversation, person, template, path: found.path, commit, belongsTo: after?.lineage?.belongsTo }
    return mergedEvents(old, after).map((event): HistoryEvent => Object.assign(event, shared))
  })
}

/** Of what differs from each parent, that which differs from all; and what was removed that another parent never had. */
function mergedEvents(before: readonly (PlanState | undefined)[], after: PlanState | undefined): ConversationEvent[] {
  const isRestored = before.some((state) => state?.everHad.has(after?.files[0]?.version.id ?? ''))
  const sides = before.map((state) => diffConversations(state?.files[0]?.version, after?.files[0]?.version))
  const names = sides.map((side) => new Set(side.map(nameOf)))
  const found = new Map<string, ConversationEvent>()
  for (const [index, side] of sides.entries())
    for (const event of side) {
      const name = nameOf(event)
      const differsFrom = (other: number) =>
        names[other]?.has(name) || (event.removed !== undefined && !before[other]?.everHad.has(event.removed))
      if (!found.has(name) && sides.every((_, other) => other === index || differsFrom(other))) found.set(name, event)
    }
  return [...found.values()]
    .map((event) =>
      event.type === 'talk-planned' && isRestored ? { ...event, type: 'file-restored' as const } : event,
    )
    .sort((a, b) => eventTypes.indexOf(a.type) - eventTypes.indexOf(b.type))
}

function nameOf({ type, item, step, role, to }: ConversationEvent): string {
  return [type, item, step, role, to].join('\n')
}

/** Versions that the commit brought in, and that cannot be read. */
function unreadableEvents(
  commit: Commit,
  [first = [], ...others]: readonly (readonly VersionChange[])[],
  states: PlanStates,
  versionOf: (oid: string) => PlanVersion | undefined,
  isOwn: IsOwn,
): HistoryEvent[] {
  return first.flatMap(({ path, after, newVersion }): HistoryEvent[] => {
    if (after === undefined || versionOf(after)) return []
    const isNew = others.every((side) => side.some((change) => change.path === path))
    if (!isNew || !(newVersion || isOwn(undefined, path))) return []
    const { id: conversation, person, template } = newVersion ?? {}
    const belongsTo = states.find(commit.hash, newVersion?.holder ?? '')?.lineage?.belongsTo
    return [{ type: 'file-unreadable', conversation, person, template, path, commit, belongsTo }]
  })
}

/** The people whose history the event is part of: those whose id the conversation has in the end. */
export function peopleOf({ belongsTo, person }: HistoryEvent): readonly (string | undefined)[] {
  return belongsTo && belongsTo.size > 0 ? [...belongsTo] : [person]
}

/** The events with the number of times each item's day had been moved. */
function numberMoves(events: readonly HistoryEvent[]): HistoryEvent[] {
  const times = new Map<string, number>()
  return events.map((event) => {
    if (event.type !== 'item-due-moved') return event
    const counts = peopleOf(event).map((person) => {
      const key = `${event.conversation}/${event.item} ${person ?? ''}`
      const time = (times.get(key) ?? 0) + 1
      times.set(key, time)
      return time
    })
    return { ...event, time: Math.max(...counts) }
  })
}
