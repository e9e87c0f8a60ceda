import { UsageError } from '../usage-error.ts'
import type { Role } from './conversation.ts'
import { compareByDay, cycleOf, isHeld, templateOf, type Talk, type TalkIndex } from './talk-index.ts'

/** Which talks a command can be about. */
export interface TalkFilter {
  /** Names the kind in messages. */
  name: 'planned' | 'held' | 'prepared'
  accepts(talk: Talk, index: TalkIndex): boolean
  /** Which of one person's accepted talks, oldest first, are meant unless one is named; absent: any of them. */
  prefer?(talks: readonly Talk[], index: TalkIndex): readonly Talk[]
  /** Throws a UsageError that says why a talk is none of them. */
  require(talk: Talk, index: TalkIndex): void
}

/** Talks that are still to be held: neither held nor cancelled. */
export const plannedTalks: TalkFilter = {
  name: 'planned',
  accepts: ({ conversation: { held, cancelled } }) => held === undefined && cancelled === undefined,
  require({ conversation: { id = '', held, cancelled } }) {
    if (held !== undefined) throw new UsageError('talk-already-held', { id, day: held })
    if (cancelled !== undefined) throw new UsageError('talk-already-cancelled', { id, day: cancelled })
  },
}

/** Talks that have been held. */
export const heldTalks: TalkFilter = {
  name: 'held',
  accepts: (talk, index) => isHeld(talk, index),
  require(talk, index) {
    if (!isHeld(talk, index)) throw new UsageError('talk-not-held', { id: talk.conversation.id ?? '' })
  },
}

/**
 * Talks that can get another goal or agreement. Meant is the one to be held, if its day has come or there is no other to
 * be held; else the latest held one.
 */
export const writableTalks: TalkFilter = {
  name: 'planned',
  accepts: ({ conversation: { cancelled } }) => cancelled === undefined,
  require({ conversation: { id = '', cancelled } }) {
    if (cancelled !== undefined) throw new UsageError('talk-already-cancelled', { id, day: cancelled })
  },
  prefer(talks, index) {
    const planned = talks.filter((talk) => plannedTalks.accepts(talk, index))
    const come = planned.filter(({ conversation }) => conversation.planned && index.hasCome(conversation.planned))
    if (come.length > 0) return come
    const held = latestHeld(talks, index)
    return planned.length === 1 || held.length === 0 ? planned : held
  },
}

/** Talks for which somebody has made a sheet, if the plan can still be written in. */
export function preparedTalks(hasSheet: (talk: Talk) => boolean): TalkFilter {
  return {
    name: 'prepared',
    accepts: (talk, index) => writableTalks.accepts(talk, index) && hasSheet(talk),
    require: writableTalks.require.bind(writableTalks),
  }
}

/** The talk whose follow-up is meant: the latest held one. */
export const followedTalks: TalkFilter = { ...heldTalks, prefer: latestHeld }

/** The latest held main talk, or where no main talk has been held the latest held talk, such as one with a group. */
export function latestHeld(talks: readonly Talk[], index: TalkIndex): readonly Talk[] {
  const held = talks.filter((talk) => isHeld(talk, index))
  const main = held.filter((talk) => cycleOf(talk, index) === 'main')
  return (main.length > 0 ? main : held).toSorted(compareByDay).slice(-1)
}

/**
 * The held talks that a party has to sign. Meant are those whose template asks for that signature, where it is missing or
 * for something else than the file now says; where there are none, the latest held talk.
 */
export function talksToSign(role: Role): TalkFilter {
  return {
    ...heldTalks,
    prefer(talks, index) {
      const unsigned = talks.filter(
        (talk) => templateOf(talk, index)?.signatures?.[role] !== undefined && !isSigned(talk, role),
      )
      return unsigned.length > 0 ? unsigned : latestHeld(talks, index)
    },
  }
}

/** Whether a party has signed what the file now says. A signature without a digest is taken at its word. */
export function isSigned({ conversation: { signed, digests }, contentDigest }: Talk, role: Role): boolean {
  return signed[role] !== undefined && (digests?.[role] === undefined || digests[role] === contentDigest)
}

/** The talks that a filter accepts with whom they are, oldest first. */
export function matchTalks(index: TalkIndex, filter: TalkFilter): { talk: Talk; subject: string }[] {
  return [...index.bySubject].flatMap(([subject, talks]) => {
    const accepted = talks.filter((talk) => filter.accepts(talk, index)).toSorted(compareByDay)
    return (filter.prefer?.(accepted, index) ?? accepted).map((talk) => ({ talk, subject }))
  })
}
