import { carriedOrigins, isSettled, originOf, type TalkItem } from './carried-items.ts'
import { chainOf, startOfCycle } from './item-chain.ts'
import { compareByDay, cycleOf, heldMainTalks, isHeld, type Talk, type TalkIndex } from './talk-index.ts'
import type { Day } from '../time/calendar.ts'

/** A goal or agreement that a new talk can go on with. */
export interface CarryableItem extends TalkItem {
  /** `<conversation id>/<item id>`. */
  origin: string
  /** How many times it has been carried on until now. */
  timesCarried: number
  /** The day of the talk where it was first agreed on. */
  since: Day
  /** Whether it is of the latest main talk or of a part talk after it. */
  isOfLatestCycle: boolean
}

/** Whom the new talk is with, and when. */
export interface NewOccasion {
  employee?: string
  group?: string
  planned: Day
}

/**
 * The open goals and agreements of the talks held before a new one, oldest talk first: those of the same person or group,
 * and for a participant those of the group, until the group or she has carried them on.
 */
export function openItemsBefore(occasion: NewOccasion, index: TalkIndex): CarryableItem[] {
  const own = heldBefore(index.bySubject.get(occasion.employee ?? occasion.group ?? '') ?? [], occasion, index)
  const carried = carriedOrigins(index)
  const latest = heldMainTalks(own, index).at(-1)
  const ofGroups = groupTalksOf(occasion, index)
  const carriedHere = new Set(
    [...own, ...ofGroups].flatMap(({ conversation }) => conversation.items.flatMap(({ from }) => from ?? [])),
  )
  return [
    ...own.flatMap((talk) => itemsOf(talk).filter((entry) => !isSettled(entry, carried))),
    ...ofGroups.flatMap((talk) => itemsOf(talk).filter((entry) => !isSettled(entry, carriedHere))),
  ]
    .sort((a, b) => compareByDay(a.talk, b.talk))
    .map((entry) => carryableFrom(entry, latest, index))
}

/** The goals of the latest held main talk and its part talks, whatever became of them; each in its latest row. */
export function goalsOfCycle(occasion: NewOccasion, index: TalkIndex): CarryableItem[] {
  const held = heldBefore(index.bySubject.get(occasion.employee ?? '') ?? [], occasion, index)
  const main = heldMainTalks(held, index).at(-1)
  if (!main) return []
  const carried = carriedOrigins(index)
  return held
    .filter((talk) => talk === main || (cycleOf(talk, index) === 'part' && compareByDay(main, talk) < 0))
    .flatMap(itemsOf)
    .filter((entry) => entry.item.list === 'goals' && !carried.has(originOf(entry)))
    .map((entry) => carryableFrom(entry, main, index))
}

/** Whether the person's or group's talks have an item of this name, open or not: `m1`, or `<conversation>/m1`. */
export function hasItem(name: string, occasion: NewOccasion, index: TalkIndex): boolean {
  const own = index.bySubject.get(occasion.employee ?? occasion.group ?? '') ?? []
  const ofGroups = index.talks.filter(({ conversation }) => conversation.participants.includes(occasion.employee ?? ''))
  return [...own, ...ofGroups].flatMap(itemsOf).some((entry) => entry.item.id === name || originOf(entry) === name)
}

function heldBefore(talks: readonly Talk[], { planned }: NewOccasion, index: TalkIndex): Talk[] {
  return talks.filter((talk) => isHeld(talk, index) && (talk.conversation.held ?? '') <= planned).sort(compareByDay)
}

function groupTalksOf(occasion: NewOccasion, index: TalkIndex): Talk[] {
  const { employee } = occasion
  if (employee === undefined) return []
  const groups = new Set(
    index.talks.flatMap(({ conversation: { group, participants } }) =>
      group !== undefined && participants.includes(employee) ? [group] : [],
    ),
  )
  return [...groups].flatMap((group) => heldBefore(index.bySubject.get(group) ?? [], occasion, index))
}

function itemsOf(talk: Talk): TalkItem[] {
  return talk.conversation.items.flatMap((item) => (item.id === undefined ? [] : [{ talk, item }]))
}

function carryableFrom(entry: TalkItem, latest: Talk | undefined, index: TalkIndex): CarryableItem {
  const { first, carried } = chainOf(entry, index)
  return {
    ...{ ...entry, origin: originOf(entry), timesCarried: carried, since: first.talk.conversation.held ?? '' },
    isOfLatestCycle: latest !== undefined && startOfCycle(entry.talk, index) === latest,
  }
}
