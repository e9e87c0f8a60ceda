import type { Person } from '../talk/roster.ts'
import { heldMainTalks, templateOf, type TalkIndex } from '../talk/talk-index.ts'
import { deadlineOf } from '../time/cadence.ts'
import { bookingsFor, daysMet } from './met-steps.ts'

/**
 * The template that a person's next step asks for, such as the one of a pay talk: of the steps after her latest main talk
 * that ask for a talk, and are neither met nor booked, the one due first. Undefined where any main talk would do.
 */
export function nextTemplate(id: string, person: Person | undefined, index: TalkIndex): string | undefined {
  const talks = index.bySubject.get(id) ?? []
  const latest = heldMainTalks(talks, index).at(-1)
  const template = latest && templateOf(latest, index)
  const anchor = latest?.conversation.held
  if (!template || anchor === undefined) return undefined
  const dayMet = daysMet(talks, latest, undefined, index)
  const bookingFor = bookingsFor(latest, talks, index)
  const open = Object.entries(template.steps)
    .filter(([name, step]) => {
      if (step.by !== 'conversation') return false
      const { planned: booked } = bookingFor(name, step)
      return dayMet(name, step) === undefined && !(booked !== null && booked >= index.today)
    })
    .map(([, step]) => ({ step, due: deadlineOf(step, anchor, person?.leave ?? []).due }))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
  return open[0]?.step.templates?.find((name) => index.templates.has(name))
}
