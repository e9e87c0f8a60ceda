import { cycleOf, isHeld, type Talk, type TalkIndex } from '../talk/talk-index.ts'
import type { Step } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'
import { followUpBooking, latestBooking, noBooking, talkBooking, type Booking } from './booking.ts'

/** What is asked for each step of a template, which may have thousands, about the same talks. */
type AboutStep<T> = (name: string, step: Step) => T

/**
 * The first day on which one of the candidates meets a step of a held main talk: by a follow-up of its own, or as a later
 * conversation; before `next`, where that has ended the talk's steps.
 */
export function daysMet(
  candidates: readonly Talk[],
  talk: Talk,
  next: Talk | undefined,
  index: TalkIndex,
): AboutStep<Day | undefined> {
  const { id, held: anchor = '', planned: anchorPlanned = '' } = talk.conversation
  const ended = next && (next.conversation.held ?? '')
  const followUps = new Map<string, Day>()
  const templates = new Map<string, Day>()
  let main: Day | undefined
  for (const candidate of candidates) {
    const { held, template = '', planned = '' } = candidate.conversation
    const isSame = candidate.conversation.id === id
    if (isSame)
      for (const { step = '', held: day } of candidate.conversation.followUps)
        if (day && index.hasCome(day) && day >= (held ?? anchor)) keepFirst(followUps, step, day)
    // The talk itself is no later one. Compared by id: index and work tree have objects of their own.
    if (!held || !isHeld(candidate, index) || (isSame && held === anchor)) continue
    if (held >= anchor && (ended === undefined || held < ended)) keepFirst(templates, template, held)
    const isLater = held > anchor || (held === anchor && next === undefined && planned > anchorPlanned)
    if (cycleOf(candidate, index) === 'main' && (candidate === next || isLater))
      main = main === undefined || held < main ? held : main
  }
  return (name, step) => {
    if (step.by === 'follow-up') return followUps.get(name)
    return step.templates ? step.templates.flatMap((template) => templates.get(template) ?? []).sort()[0] : main
  }
}

function keepFirst(days: Map<string, Day>, key: string, day: Day): void {
  const known = days.get(key)
  if (known === undefined || day < known) days.set(key, day)
}

/** The booking of the follow-up, or the talk, that would meet a step of a held main talk. */
export function bookingsFor(talk: Talk, talks: readonly Talk[], index: TalkIndex): AboutStep<Booking> {
  const followUps = new Map<string | undefined, Booking>()
  for (const entry of talk.conversation.followUps)
    if (!entry.held && !followUps.has(entry.step)) followUps.set(entry.step, followUpBooking(talk, entry))
  const byTemplate = new Map<string, Booking>()
  let main = noBooking
  for (const candidate of talks) {
    const { planned, template = '', cancelled } = candidate.conversation
    if (cancelled !== undefined || isHeld(candidate, index)) continue
    if (!planned || planned < (talk.conversation.held ?? '')) continue
    const booking = talkBooking(candidate)
    byTemplate.set(template, latestBooking([byTemplate.get(template) ?? noBooking, booking]))
    if (cycleOf(candidate, index) === 'main') main = latestBooking([main, booking])
  }
  return (name, step) => {
    if (step.by === 'follow-up') return followUps.get(name) ?? noBooking
    return step.templates ? latestBooking(step.templates.flatMap((template) => byTemplate.get(template) ?? [])) : main
  }
}
