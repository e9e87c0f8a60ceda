import { UsageError } from '../usage-error.ts'
import { subjectOf } from './conversation.ts'
import { compareByDay, isHeld, type Talk, type TalkIndex } from './talk-index.ts'

/** Which talks a command can be about. */
export interface TalkFilter {
  /** Names the kind in messages. */
  name: 'planned' | 'held'
  accepts(talk: Talk, index: TalkIndex): boolean
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

/** The talks that a filter accepts with whom they are, oldest first. */
export function matchTalks(index: TalkIndex, filter: TalkFilter): { talk: Talk; subject: string }[] {
  return index.talks
    .filter((talk) => filter.accepts(talk, index))
    .toSorted(compareByDay)
    .flatMap((talk) => {
      const subject = subjectOf(talk.conversation)
      return subject === undefined ? [] : [{ talk, subject }]
    })
}
