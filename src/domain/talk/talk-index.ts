import type { Clock, Day } from '../time/calendar.ts'
import { subjectOf, type Conversation } from './conversation.ts'
import type { Roster } from './roster.ts'
import type { Cycle, Template } from './template.ts'

/** A conversation and the path of its file. */
export interface Talk {
  /** Relative to the workspace's root, with `/`. */
  path: string
  conversation: Conversation
  /** Digest of what the file says now (see `signed-content.ts`); only where a signature has one to compare with. */
  contentDigest?: string
}

/** All talks with the setup, for rules and due rows. */
export interface TalkIndex {
  today: Day
  /** Whether the day is today or past. */
  hasCome: Clock['hasCome']
  /** Folder of the conversation files, relative to the workspace's root. */
  conversations: string
  /** Undefined: every person is known. */
  roster: Roster | undefined
  /** By name, the workspace's cadence merged in. */
  templates: ReadonlyMap<string, Template>
  /** Names of templates that exist but have errors. */
  brokenTemplates: ReadonlySet<string>
  talks: readonly Talk[]
  byId: ReadonlyMap<string, readonly Talk[]>
  bySubject: ReadonlyMap<string, readonly Talk[]>
}

/** Builds the index. */
export function indexTalks(
  given: Pick<TalkIndex, 'conversations' | 'roster' | 'templates' | 'brokenTemplates' | 'talks'>,
  clock: Clock,
): TalkIndex {
  const { conversations, roster, templates, brokenTemplates, talks } = given
  return {
    get today() {
      return clock.today()
    },
    hasCome: clock.hasCome,
    ...{ conversations, roster, templates, brokenTemplates, talks },
    byId: grouped(given.talks, (talk) => talk.conversation.id),
    bySubject: grouped(given.talks, (talk) => subjectOf(talk.conversation)),
  }
}

/** All talks with the same person or group, including this one. */
export function talksWithSameSubject(talk: Talk, index: TalkIndex): readonly Talk[] {
  return index.bySubject.get(subjectOf(talk.conversation) ?? '') ?? []
}

export function templateOf(talk: Talk, index: TalkIndex): Template | undefined {
  return index.templates.get(talk.conversation.template ?? '')
}

/** The cycle of a talk's template; undefined where the template is unknown. */
export function cycleOf(talk: Talk, index: TalkIndex): Cycle | undefined {
  return templateOf(talk, index)?.cycle
}

/** The day of a talk: when it was held, otherwise when it is planned. None for a cancelled talk. */
export function talkDay({ conversation: { cancelled, held, planned } }: Talk): Day | undefined {
  return cancelled === undefined ? (held ?? planned) : undefined
}

/** Whether the talk has been held, as of today; a cancelled talk never has. */
export function isHeld(talk: Talk, { hasCome }: TalkIndex): boolean {
  const { held, cancelled } = talk.conversation
  return held !== undefined && cancelled === undefined && hasCome(held)
}

/** Order in time: by the talk's day, then planned day, then id. */
export function compareByDay(a: Talk, b: Talk): number {
  const key = (talk: Talk) => [talkDay(talk) ?? '', talk.conversation.planned ?? '', talk.conversation.id ?? '']
  const [x, y] = [key(a), key(b)]
  const differs = x.findIndex((part, index) => part !== y[index])
  return differs === -1 ? 0 : (x[differs] ?? '') < (y[differs] ?? '') ? -1 : 1
}

/**
 * The held main talk that took over after a held main or part talk, and whether it is the latest one. None for a group
 * talk, and while no newer main talk has been held.
 */
export function successorOf(talk: Talk, index: TalkIndex): { talk: Talk; isLatest: boolean } | undefined {
  const cycle = cycleOf(talk, index)
  if ((cycle !== 'main' && cycle !== 'part') || !isHeld(talk, index)) return undefined
  const held = heldMainTalks(talksWithSameSubject(talk, index), index)
  const day = talk.conversation.held ?? ''
  const next = firstIndex(held, (other) =>
    cycle === 'main' ? compareByDay(talk, other) < 0 : (other.conversation.held ?? '') > day,
  )
  const successor = held[next]
  return successor && { talk: successor, isLatest: next === held.length - 1 }
}

/** The main talks among those with the same person, oldest first. */
export function mainTalks(talks: readonly Talk[], index: TalkIndex): readonly Talk[] {
  const known = mainTalksOf.get(talks)
  if (known) return known
  const main = talks.filter((talk) => cycleOf(talk, index) === 'main').sort(compareByDay)
  mainTalksOf.set(talks, main)
  return main
}

/** The same, but only those that have been held. */
export function heldMainTalks(talks: readonly Talk[], index: TalkIndex): readonly Talk[] {
  const known = heldMainTalksOf.get(talks)
  if (known) return known
  const held = mainTalks(talks, index).filter((talk) => isHeld(talk, index))
  heldMainTalksOf.set(talks, held)
  return held
}

/** A person may have very many talks, and each asks for those before it or after it. */
const mainTalksOf = new WeakMap<readonly Talk[], readonly Talk[]>()
const heldMainTalksOf = new WeakMap<readonly Talk[], readonly Talk[]>()

/** Where the matching entries begin, in a list in which all that do not match come before all that do. */
export function firstIndex<T>(list: readonly T[], matches: (entry: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = list[middle]
    if (entry !== undefined && matches(entry)) high = middle
    else low = middle + 1
  }
  return low
}

/** Items by a key; those without one are left out. */
export function grouped<T>(items: readonly T[], key: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    if (name === undefined) continue
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
