import { walkChildrenFirst, lastReadableVersion, type Commit } from './commit.ts'
import { subjectOf, type Conversation } from '../talk/conversation.ts'
import { eventTypes, removableNames, diffConversations, type ConversationEvent } from './diff-conversations.ts'

/** A turn with the commit it came with. */
export interface HistoryEvent extends ConversationEvent {
  /** Undefined where no version of the file could ever be read. */
  conversation: string | undefined
  /** Person id, or the id of a group. */
  person: string | undefined
  path: string
  /** How often the item's day had been moved by then. */
  time?: number
  commit: Commit
}

/**
 * Everything that happened on the way to HEAD, oldest first. What a merge took over from a parent happened there; what
 * differs from all its parents happened in the merge, and so did the loss of what one parent had and another had never
 * known. A version that cannot be read changes nothing, and is told of.
 */
export function historyEvents(
  head: string,
  commits: ReadonlyMap<string, Commit>,
  said: (blob: string) => Conversation | undefined,
  isTalk: (path: string) => boolean,
): HistoryEvent[] {
  const order = [...walkChildrenFirst(head, commits)].reverse()
  const starting = new Map<string, number>()
  for (const { parents } of order) for (const parent of parents) starting.set(parent, (starting.get(parent) ?? 0) + 1)
  const states = new Map<string, State>()
  const readable = lastReadableVersion(commits, said)
  const events: HistoryEvent[] = []
  for (const commit of order) {
    const parents = commit.parents.map((hash) => states.get(hash) ?? new State())
    const now = (path: string, blob: string | undefined) => readable(commit.hash, path, blob)
    const ids = touched(commit, parents, now)
    const before = parents.map((parent) => new Map(ids.map((id) => [id, parent.find(id)])))
    const knew = parents.map((parent) => new Set(ids.flatMap((id) => [...(parent.known.get(id) ?? [])])))
    for (const hash of commit.parents) starting.set(hash, (starting.get(hash) ?? 0) - 1)
    const [first] = commit.parents
    // Whoever comes last takes the state over; the others copy it.
    const state =
      first === undefined
        ? new State()
        : starting.get(first) === 0
          ? (states.get(first) ?? new State())
          : (parents[0] ?? new State()).copy()
    for (const { path, after } of commit.changes[0] ?? []) state.set(path, now(path, after))
    for (const parent of parents.slice(1)) if (parent !== state) state.learn(parent)
    for (const id of ids) {
      const found = state.find(id)
      const sides = before.length === 0 ? [undefined] : before.map((each) => each.get(id))
      const there = found ?? sides.find(Boolean)
      if (!there) continue
      const told = merged(
        sides.map((side) => diffConversations(side?.conversation, found?.conversation)),
        knew,
      )
      const wasKnown = knew.some((each) => each.has(id))
      for (const turn of told)
        events.push({
          ...turn,
          happening: turn.happening === 'talk-planned' && wasKnown ? 'file-restored' : turn.happening,
          conversation: id,
          person: subjectOf(there.conversation),
          path: there.path,
          commit,
        })
      state.learnOf(id)
    }
    events.push(...unreadable(commit, state, said, isTalk))
    states.set(commit.hash, state)
    for (const hash of commit.parents) if (starting.get(hash) === 0) states.delete(hash)
  }
  return counted(events)
}

/** All conversations as they stood at a commit, and everything that was ever known on the way there. */
class State {
  private byPath = new Map<string, Conversation>()
  private byId = new Map<string, Set<string>>()
  /** Conversation id to the names of what it ever had. */
  readonly known = new Map<string, Set<string>>()

  at(path: string): Conversation | undefined {
    return this.byPath.get(path)
  }

  /** The conversation with an id, in the file that has had it longest. */
  find(id: string): { path: string; conversation: Conversation } | undefined {
    for (const path of this.byId.get(id) ?? []) {
      const conversation = this.byPath.get(path)
      if (conversation) return { path, conversation }
    }
    return undefined
  }

  set(path: string, conversation: Conversation | undefined): void {
    const old = this.byPath.get(path)
    if (old?.id !== undefined && old.id !== conversation?.id) this.byId.get(old.id)?.delete(path)
    if (!conversation) this.byPath.delete(path)
    else {
      this.byPath.set(path, conversation)
      if (conversation.id !== undefined)
        this.byId.set(conversation.id, (this.byId.get(conversation.id) ?? new Set()).add(path))
    }
  }

  learnOf(id: string): void {
    const found = this.find(id)
    if (!found) return
    const names = this.known.get(id) ?? new Set()
    for (const name of removableNames(found.conversation)) names.add(name)
    this.known.set(id, names)
  }

  learn({ known }: State): void {
    for (const [id, names] of known) this.known.set(id, new Set([...(this.known.get(id) ?? []), ...names]))
  }

  copy(): State {
    const copy = new State()
    copy.byPath = new Map(this.byPath)
    copy.byId = new Map([...this.byId].map(([id, paths]) => [id, new Set(paths)]))
    copy.learn(this)
    return copy
  }
}

/** Ids of the conversations whose files the commit changed against any parent. */
function touched(
  commit: Commit,
  parents: readonly State[],
  now: (path: string, blob: string | undefined) => Conversation | undefined,
): string[] {
  const ids = commit.changes.flatMap((side, index) =>
    side.flatMap(({ path, after }) => [parents[index]?.at(path)?.id ?? [], now(path, after)?.id ?? []].flat()),
  )
  return [...new Set(ids)]
}

/** Of what differs from each parent, that which differs from all; and what was lost that another parent never knew. */
function merged(sides: readonly ConversationEvent[][], knew: readonly ReadonlySet<string>[]): ConversationEvent[] {
  const names = sides.map((side) => new Set(side.map(nameOf)))
  const found = new Map<string, ConversationEvent>()
  for (const [index, side] of sides.entries())
    for (const turn of side) {
      const holds = names.every(
        (each, other) =>
          other === index || each.has(nameOf(turn)) || (turn.lost !== undefined && !knew[other]?.has(turn.lost)),
      )
      if (holds && !found.has(nameOf(turn))) found.set(nameOf(turn), turn)
    }
  return [...found.values()].sort((a, b) => eventTypes.indexOf(a.happening) - eventTypes.indexOf(b.happening))
}

function nameOf({ happening, item, step, role, to }: ConversationEvent): string {
  return [happening, item, step, role, to].join('\n')
}

/** Versions that the commit brought in, and that cannot be read. */
function unreadable(
  commit: Commit,
  state: State,
  said: (blob: string) => Conversation | undefined,
  isTalk: (path: string) => boolean,
): HistoryEvent[] {
  const [first = [], ...others] = commit.changes
  return first.flatMap(({ path, after }): HistoryEvent[] => {
    const isNew = others.every((side) => side.some((each) => each.path === path))
    if (after === undefined || said(after) || !isNew) return []
    const known = state.at(path)
    if (!known && !isTalk(path)) return []
    return [{ happening: 'file-unreadable', conversation: known?.id, person: known && subjectOf(known), path, commit }]
  })
}

/** The events with the number of times each item's day had been moved. */
function counted(events: readonly HistoryEvent[]): HistoryEvent[] {
  const times = new Map<string, number>()
  return events.map((event) => {
    if (event.happening !== 'item-due-moved') return event
    const key = `${event.conversation}/${event.item}`
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    return { ...event, time }
  })
}
