import { carriedOrigins, isSettled } from '../talk/carried-items.ts'
import type { Role } from '../talk/conversation.ts'
import { itemAge } from '../talk/item-chain.ts'
import { isSigned } from '../talk/match-talks.ts'
import { compareByDay, cycleOf, isHeld, templateOf, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { Day } from '../time/calendar.ts'
import type { DueRow } from './row.ts'

/** How it stands with one person or group: public properties only. */
export interface PersonStatus {
  person: string
  name: string | null
  manager: string | null
  unit: string | null
  /** The latest talk that has been held. */
  lastTalk: { conversation: string | null; template: string | null; held: Day; path: string } | null
  /** The step that comes next, or should have been met. */
  next: Pick<DueRow, 'state' | 'template' | 'step' | 'due' | 'deadline' | 'daysLate' | 'planned'> | null
  /** Talks (without a step) and follow-ups that are planned and not held. */
  booked: {
    conversation: string | null
    template: string | null
    step: string | null
    planned: Day
    invited: Day | null
  }[]
  openItems: OpenItemStatus[]
  /** Of the latest main talk; null where the template asks for none. */
  signatures: { employee: Day | null; manager: Day | null } | null
  /** Held talks that say something else now than what a party signed. */
  changedAfterSigning: ChangedTalk[]
  /** Files whose latest version is not committed, relative to the workspace's root. */
  uncommitted: string[]
}

/** A talk that was changed after it had been signed, until it is signed again. */
export interface ChangedTalk {
  conversation: string
  /** The parties who signed what it said before. */
  signedBy: Role[]
  /** By public names such as `m1 due` and `ratings`; null where no history has what was signed. */
  changed: readonly string[] | null
}

export interface OpenItemStatus {
  conversation: string | null
  item: string
  list: 'goals' | 'agreements'
  due: Day | null
  /** Whole days since the talk in which it was first agreed on. */
  ageDays: number
  /** How many times it has been carried on. */
  carried: number
}

/** The status of a person or group. `rows` are the due rows of the same talks, far ahead. */
export function personStatus(
  person: string,
  index: TalkIndex,
  rows: readonly DueRow[],
  changed: readonly string[],
): PersonStatus {
  const known = index.roster?.get(person)
  const talks = (index.bySubject.get(person) ?? []).toSorted(compareByDay)
  const held = talks.filter((talk) => isHeld(talk, index))
  const last = held.at(-1)
  const lastMain = held.findLast((talk) => cycleOf(talk, index) === 'main')
  return {
    person,
    name: known?.name ?? null,
    manager: known?.manager ?? talks.at(-1)?.conversation.manager ?? null,
    unit: known?.unit ?? null,
    lastTalk: last
      ? {
          conversation: last.conversation.id ?? null,
          template: last.conversation.template ?? null,
          held: last.conversation.held ?? '',
          path: last.path,
        }
      : null,
    next: nextStep(rows.filter((row) => row.person === person)),
    booked: talks
      .flatMap((talk) => bookedIn(talk, index))
      // What a newer main talk has passed by is no longer booked.
      .filter(({ planned }) => !(lastMain !== undefined && (lastMain.conversation.held ?? '') > planned))
      .sort((a, b) => (a.planned < b.planned ? -1 : 1)),
    openItems: held.flatMap((talk) => openItemsOf(talk, index)),
    signatures: signaturesOf(lastMain, index),
    changedAfterSigning: held.flatMap(changedAfterSigning),
    uncommitted: [...changed],
  }
}

/** The step with the earliest day among those that can still be met. */
function nextStep(rows: readonly DueRow[]): PersonStatus['next'] {
  const steps = rows.filter(({ state, step, due }) => ['overdue', 'due', 'upcoming'].includes(state) && step && due)
  const [first] = steps.toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
  if (!first) return null
  const { state, template, step, due, deadline, daysLate, planned } = first
  return { state, template, step, due, deadline, daysLate, planned }
}

function bookedIn(talk: Talk, index: TalkIndex): PersonStatus['booked'] {
  const { id = null, template = null, planned, invited = null, held, cancelled, followUps } = talk.conversation
  if (cancelled !== undefined) return []
  if (held === undefined) return planned ? [{ conversation: id, template, step: null, planned, invited }] : []
  if (!isHeld(talk, index)) return []
  return followUps.flatMap((entry) =>
    entry.held === undefined && entry.planned !== undefined
      ? [{ conversation: id, template, step: entry.step ?? null, planned: entry.planned, invited: null }]
      : [],
  )
}

function openItemsOf(talk: Talk, index: TalkIndex): OpenItemStatus[] {
  const carried = carriedOrigins(index)
  return talk.conversation.items.flatMap((item) => {
    if (item.id === undefined || isSettled({ talk, item }, carried)) return []
    const age = itemAge({ talk, item }, index)
    return [
      {
        ...{ conversation: talk.conversation.id ?? null, item: item.id, list: item.list, due: item.due ?? null },
        ...{ ageDays: age.days, carried: age.carried },
      },
    ]
  })
}

function signaturesOf(last: Talk | undefined, index: TalkIndex): PersonStatus['signatures'] {
  if (!last) return null
  const { employee = null, manager = null } = last.conversation.signed
  const isAsked = templateOf(last, index)?.signatures !== undefined
  return isAsked || employee !== null || manager !== null ? { employee, manager } : null
}

function changedAfterSigning(talk: Talk): ChangedTalk[] {
  const { id = '', signed } = talk.conversation
  const signedBy = (['employee', 'manager'] as const).filter((role) => signed[role] && !isSigned(talk, role))
  return signedBy.length > 0 ? [{ conversation: id, signedBy, changed: null }] : []
}
