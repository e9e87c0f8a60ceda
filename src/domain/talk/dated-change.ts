import type { ValueChange } from '../format/change.ts'
import type { Direction } from '../time/date-input.ts'
import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import type { Talk } from './talk-index.ts'

/** A command that records one day of a talk. */
export type DatedVerb = 'invite' | 'hold' | 'move' | 'cancel'

/** Which way a date without a year is read. */
export const directions: Readonly<Record<DatedVerb, Direction>> = {
  ...{ invite: 'past', hold: 'past', cancel: 'past' },
  move: 'future',
}

const properties = { invite: 'invited', hold: 'held', move: 'planned', cancel: 'cancelled' } as const

/** The change of a talk's front matter that records a day. A talk that was invited anew or moved keeps nothing else. */
export function datedChange(verb: DatedVerb, { conversation }: Talk, day: Day): ValueChange {
  const property = properties[verb]
  if (conversation[property] === day)
    throw new UsageError('day-unchanged', { id: conversation.id ?? '', property, day })
  return { at: [property], value: day }
}
